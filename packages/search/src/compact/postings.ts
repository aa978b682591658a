import type { Bits } from './bits.js'
import { type ByteWriter, readVarint } from './bytes.js'

/** Writes the documents from `start` to `end`, at least one, which rise, with how often the term occurs in each. */
export function writePosting(
  writer: ByteWriter,
  documents: Uint32Array,
  counts: Uint16Array,
  start: number,
  end: number,
): void {
  writer.varint(end - start)
  writer.varint(documents[end - 1] as number)
  writeDocuments(writer, documents, counts, start, end, 0)
}

/** The list of a posting without its head, each document as a step from the one before; `previous` is before the first. */
export function writeDocuments(
  writer: ByteWriter,
  documents: Uint32Array,
  counts: Uint16Array,
  start: number,
  end: number,
  before: number,
): void {
  let previous = before
  for (let i = start; i < end; i++) {
    const document = documents[i] as number
    const count = counts[i] as number
    writer.varint((document - previous) * 2 + (count > 1 ? 1 : 0))
    if (count > 1) writer.varint(count)
    previous = document
  }
}

/** Lists of documents and counts that grow; what postings are read into. */
export interface Postings {
  documents: Uint32Array
  counts: Uint16Array
  length: number
}

export const createPostings = (capacity = 1024): Postings => ({
  documents: new Uint32Array(capacity),
  counts: new Uint16Array(capacity),
  length: 0,
})

/** Makes room for more. */
function reservePostings(into: Postings, more: number): void {
  const needed = into.length + more
  if (needed <= into.documents.length) return
  const capacity = Math.max(needed, into.documents.length * 2)
  const documents = new Uint32Array(capacity)
  const counts = new Uint16Array(capacity)
  documents.set(into.documents.subarray(0, into.length))
  counts.set(into.counts.subarray(0, into.length))
  into.documents = documents
  into.counts = counts
}

/**
 * Appends the documents of a posting that are in reach, each raised by `base`. Answers how many are live, in reach or not:
 * what a term's rarity is reckoned from.
 */
export function readPosting(
  bytes: Uint8Array,
  offset: number,
  into: Postings,
  base: number,
  live: Bits | undefined,
  reach: Bits | undefined,
): number {
  const reader = { at: offset }
  const size = readVarint(bytes, reader)
  readVarint(bytes, reader)
  reservePostings(into, size)
  const { documents, counts } = into
  const filtered = live !== undefined || reach !== undefined
  let at = reader.at
  let length = into.length
  let document = 0
  let alive = 0
  for (let i = 0; i < size; i++) {
    let value = bytes[at++] as number
    if (value > 127) {
      value &= 127
      for (let shift = 7; ; shift += 7) {
        const byte = bytes[at++] as number
        value |= (byte & 127) << shift
        if (byte < 128) break
      }
    }
    document += value >>> 1
    let count = 1
    if (value & 1) {
      reader.at = at
      count = readVarint(bytes, reader)
      at = reader.at
    }
    if (filtered) {
      const word = document >>> 5
      const bit = 1 << (document & 31)
      if (live !== undefined && ((live[word] as number) & bit) === 0) continue
      alive++
      if (reach !== undefined && ((reach[word] as number) & bit) === 0) continue
    }
    documents[length] = document + base
    counts[length++] = count
  }
  into.length = length
  return filtered ? alive : size
}
