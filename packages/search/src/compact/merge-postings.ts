import { type ByteWriter, readVarint } from './bytes.js'
import type { MergeSource, Placed } from './place-documents.js'
import { createPostings, type Postings, readPosting, writeDocuments, writePosting } from './postings.js'
import { slotOf } from './segment.js'

/** Merges the postings of one term after the other into a writer. */
export interface PostingMerger {
  /** By source the number of the term there, or -1. Answers how much work it was, in postings; 0 when nothing was there to write. */
  append(terms: Int32Array, field: number): number
}

export function createPostingMerger(
  sources: readonly MergeSource[],
  { places, sequence }: Placed,
  writer: ByteWriter,
): PostingMerger {
  const gathered = createPostings()
  const parts = sources.map((source, i) => createPart(source, places[i] as Uint32Array, gathered))
  const inOrder = sequence ?? sources.map((_, i) => i)
  return {
    append(terms, field) {
      gathered.length = 0
      const found: Part[] = []
      for (const source of inOrder) {
        const part = parts[source] as Part
        const term = terms[source] as number
        if (term >= 0 && part.open(term, field, sequence !== undefined)) found.push(part)
      }
      const last = found.at(-1)
      if (!last) return 0
      if (sequence) return join(found, last, gathered, writer)
      sortPostings(gathered)
      writePosting(writer, gathered.documents, gathered.counts, 0, gathered.length)
      return gathered.length
    },
  }
}

/** One source's posting of the term at hand: as bytes that can be copied, or gathered one by one where not all are live. */
interface Part {
  readonly whole: boolean
  size: number
  /** The new number of its last document. */
  last: number
  /** Where its list lies, in its segment's bytes or among what was gathered. */
  start: number
  end: number
  readonly bytes: Uint8Array
  /** What is added to its documents' numbers, where it is whole. */
  readonly base: number
  open(term: number, field: number, copy: boolean): boolean
}

function createPart({ segment, live }: MergeSource, places: Uint32Array, gathered: Postings): Part {
  const reader = { at: 0 }
  return {
    whole: live === undefined,
    bytes: segment.postings,
    base: places[0] as number,
    size: 0,
    last: 0,
    start: 0,
    end: 0,
    open(term, field, copy) {
      const slot = slotOf(segment, term, field)
      if (slot < 0) return false
      reader.at = segment.slotOffsets[slot] as number
      if (copy && this.whole) {
        this.size = readVarint(segment.postings, reader)
        this.last = readVarint(segment.postings, reader) + this.base
        this.start = reader.at
        this.end = segment.slotOffsets[slot + 1] ?? segment.postings.length
        return true
      }
      this.start = gathered.length
      readPosting(segment.postings, reader.at, gathered, 0, live, undefined)
      this.end = gathered.length
      this.size = this.end - this.start
      const { documents } = gathered
      for (let i = this.start; i < this.end; i++) documents[i] = places[documents[i] as number] as number
      if (this.size > 0) this.last = documents[this.end - 1] as number
      return this.size > 0
    },
  }
}

// A part that is copied costs about as much as so many postings, and a posting for so many bytes.
const perPart = 8
const bytesPerPosting = 32

function join(parts: readonly Part[], { last }: Part, gathered: Postings, writer: ByteWriter): number {
  writer.varint(parts.reduce((sum, { size }) => sum + size, 0))
  writer.varint(last)
  const reader = { at: 0 }
  let before = 0
  let work = 0
  for (const { whole, bytes, base, start, end, size, last } of parts) {
    if (whole) {
      reader.at = start
      const first = readVarint(bytes, reader)
      writer.varint(((first >>> 1) + base - before) * 2 + (first & 1))
      writer.copy(bytes, reader.at, end)
      work += perPart + (end - start) / bytesPerPosting
    } else {
      writeDocuments(writer, gathered.documents, gathered.counts, start, end, before)
      work += size
    }
    before = last
  }
  return work
}

/** By document. Each source’s documents rise already; mostly whole sources follow one another, and nothing is to be done. */
function sortPostings({ documents, counts, length }: Postings): void {
  let sorted = true
  for (let i = 1; i < length && sorted; i++) sorted = (documents[i - 1] as number) < (documents[i] as number)
  if (sorted) return
  const packed = new Float64Array(length)
  for (let i = 0; i < length; i++) packed[i] = (documents[i] as number) * 65_536 + (counts[i] as number)
  packed.sort()
  for (let i = 0; i < length; i++) {
    const value = packed[i] as number
    documents[i] = Math.floor(value / 65_536)
    counts[i] = value % 65_536
  }
}
