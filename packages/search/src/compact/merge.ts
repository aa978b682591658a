import { type Bits, hasBit } from './bits.js'
import { compareBytes, createByteWriter } from './bytes.js'
import { mergeColumn, type Order } from './columns.js'
import { packCompletions } from './completions.js'
import { bytesAt, comparePacked, type PackedStrings, packBytes, packedCount } from './packed-strings.js'
import { createPostings, type Postings, readPosting, writePosting } from './postings.js'
import { packSections } from './sections.js'
import type { Segment } from './segment.js'
import { createTermLists } from './term-lists.js'

/** A segment and which of its documents are live; all when absent. */
export interface MergeSource {
  readonly segment: Segment
  readonly live: Bits | undefined
}

export interface Merged {
  readonly buffer: ArrayBuffer
  /** By source: the new number of each document, {@link gone} where it was not live. */
  readonly places: readonly Uint32Array[]
}

export const gone = 0xffffffff

/**
 * Makes one segment of several, without what is no longer live. Yields about how much work it has done since it last
 * yielded (in postings), so that whoever runs it can stop in between.
 */
export function* mergeSegments(
  sources: readonly MergeSource[],
  fieldCount: number,
  columns: readonly string[],
): Generator<number, Merged> {
  const { order, places } = yield* placeDocuments(sources)
  const ids = yield* copyPacked(order, (source) => (sources[source] as MergeSource).segment.ids)
  const texts = yield* copyPacked(order, (source) => {
    const { textOffsets, texts } = (sources[source] as MergeSource).segment
    return { offsets: textOffsets, bytes: texts }
  })
  const sections: { [name: string]: Uint16Array } = {}
  for (let field = 0; field < fieldCount; field++) {
    const lengths = sources.map(({ segment }) => segment.lengths[field])
    if (!lengths.some((list) => list !== undefined)) continue
    const merged = new Uint16Array(order.count)
    for (let i = 0; i < order.count; i++)
      merged[i] = lengths[order.sources[i] as number]?.[order.documents[i] as number] ?? 0
    sections[`length${field}`] = merged
    yield order.count
  }
  const packedColumns = {}
  for (const name of columns) {
    const parts = sources.map(({ segment }) => segment.columns.get(name))
    Object.assign(packedColumns, mergeColumn(name, parts, order))
    yield order.count * 4
  }
  const completions = packCompletions(collectCompletions(sources, places))
  yield order.count * 4
  const terms = yield* mergeTerms(sources, places, fieldCount)
  const buffer = packSections({
    idOffsets: ids.offsets,
    idBytes: ids.bytes,
    textOffsets: texts.offsets,
    texts: texts.bytes,
    ...sections,
    ...packedColumns,
    ...completions,
    ...terms,
  })
  return { buffer, places }
}

// Documents or terms between two yields: some milliseconds’ work at most.
const stretch = 4096

/** Puts all live documents in the order of their ids. */
function* placeDocuments(
  sources: readonly MergeSource[],
): Generator<number, { order: Order; places: Uint32Array[] }> {
  const places = sources.map(({ segment }) => new Uint32Array(segment.count).fill(gone))
  const most = sources.reduce((sum, { segment }) => sum + segment.count, 0)
  const order = { sources: new Uint16Array(most), documents: new Uint32Array(most), count: 0 }
  const next = sources.map((_, source) => nextLive(sources[source] as MergeSource, 0))
  for (;;) {
    let least = -1
    for (let source = 0; source < sources.length; source++) {
      if ((next[source] as number) === (sources[source] as MergeSource).segment.count) continue
      if (least < 0 || compareNext(sources, next, source, least) < 0) least = source
    }
    if (least < 0) return { order, places }
    const document = next[least] as number
    ;(places[least] as Uint32Array)[document] = order.count
    order.sources[order.count] = least
    order.documents[order.count++] = document
    next[least] = nextLive(sources[least] as MergeSource, document + 1)
    if (order.count % stretch === 0) yield stretch * 2
  }
}

function nextLive({ segment, live }: MergeSource, from: number): number {
  let document = from
  while (document < segment.count && live && !hasBit(live, document)) document++
  return document
}

const compareNext = (sources: readonly MergeSource[], next: readonly number[], a: number, b: number) =>
  comparePacked(
    (sources[a] as MergeSource).segment.ids,
    next[a] as number,
    (sources[b] as MergeSource).segment.ids,
    next[b] as number,
  )

function* copyPacked(
  order: Order,
  stringsOf: (source: number) => PackedStrings,
): Generator<number, PackedStrings> {
  const offsets = new Uint32Array(order.count + 1)
  const writer = createByteWriter(order.count * 16 + 16)
  for (let i = 0; i < order.count; i++) {
    writer.bytes(bytesAt(stringsOf(order.sources[i] as number), order.documents[i] as number))
    offsets[i + 1] = writer.length
    if (i % stretch === stretch - 1) yield stretch * 2
  }
  return { offsets, bytes: writer.written() }
}

const collectCompletions = (sources: readonly MergeSource[], places: readonly Uint32Array[]) =>
  sources
    .flatMap(({ segment }, source) => {
      const { starts, documents, fields, items } = segment.completions
      const text = segment.completions.text()
      return Array.from(documents, (document, i) => ({
        document: (places[source] as Uint32Array)[document] as number,
        field: fields[i] as number,
        item: items[i] as number,
        normalized: text.slice(starts[i], (starts[i + 1] as number) - 1),
      }))
    })
    .filter(({ document }) => document !== gone)

function* mergeTerms(sources: readonly MergeSource[], places: readonly Uint32Array[], fieldCount: number) {
  const postings = createByteWriter(1 << 12)
  const lists = createTermLists()
  const hanKeys: number[] = []
  const wordParts: Uint8Array[] = []
  const gathered = createPostings()
  let work = 0
  const append = (terms: readonly TermPlace[]) => {
    for (let field = 0; field < fieldCount; field++) {
      gathered.length = 0
      for (const { source, term } of terms) gather(sources, places, source, term, field, gathered)
      if (gathered.length === 0) continue
      work += gathered.length
      sortPostings(gathered)
      lists.slot(field, postings.length)
      writePosting(postings, gathered.documents, gathered.counts, 0, gathered.length)
    }
    work++
    return lists.end()
  }
  for (const { key, terms } of mergedKeys(sources)) {
    if (append(terms)) hanKeys.push(key)
    if (work > 5000) {
      yield work
      work = 0
    }
  }
  for (const { bytes, terms } of mergedWords(sources)) {
    if (append(terms)) wordParts.push(bytes)
    if (work > 5000) {
      yield work
      work = 0
    }
  }
  const words = packBytes(wordParts)
  return {
    hanKeys: Uint32Array.from(hanKeys),
    wordOffsets: words.offsets,
    wordBytes: words.bytes,
    ...lists.finish(),
    postings: postings.written(),
  }
}

interface TermPlace {
  readonly source: number
  readonly term: number
}

function gather(
  sources: readonly MergeSource[],
  places: readonly Uint32Array[],
  source: number,
  term: number,
  field: number,
  into: Postings,
): void {
  const { segment, live } = sources[source] as MergeSource
  const end = segment.termSlots[term + 1] as number
  for (let slot = segment.termSlots[term] as number; slot < end; slot++) {
    if (segment.slotFields[slot] !== field) continue
    const from = into.length
    readPosting(segment.postings, segment.slotOffsets[slot] as number, into, 0, live, undefined)
    const moved = places[source] as Uint32Array
    for (let i = from; i < into.length; i++) into.documents[i] = moved[into.documents[i] as number] as number
  }
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

/** How many different terms several segments have together. */
export function countTerms(segments: readonly Segment[]): number {
  const sources = segments.map((segment) => ({ segment, live: undefined }))
  let count = 0
  for (const _ of mergedKeys(sources)) count++
  for (const _ of mergedWords(sources)) count++
  return count
}

function* mergedKeys(sources: readonly MergeSource[]): Generator<{ key: number; terms: TermPlace[] }> {
  const next = sources.map(() => 0)
  for (;;) {
    let key = Number.POSITIVE_INFINITY
    sources.forEach(({ segment }, source) => {
      key = Math.min(key, segment.hanKeys[next[source] as number] ?? Number.POSITIVE_INFINITY)
    })
    if (key === Number.POSITIVE_INFINITY) return
    const terms: TermPlace[] = []
    sources.forEach(({ segment }, source) => {
      const term = next[source] as number
      if (segment.hanKeys[term] !== key) return
      terms.push({ source, term })
      next[source] = term + 1
    })
    yield { key, terms }
  }
}

function* mergedWords(sources: readonly MergeSource[]): Generator<{ bytes: Uint8Array; terms: TermPlace[] }> {
  const next = sources.map(() => 0)
  const wordAt = (source: number): Uint8Array | undefined => {
    const { words } = (sources[source] as MergeSource).segment
    const place = next[source] as number
    return place < packedCount(words) ? bytesAt(words as PackedStrings, place) : undefined
  }
  for (;;) {
    let least: Uint8Array | undefined
    const heads = sources.map((_, source) => wordAt(source))
    for (const head of heads) if (head && (!least || compareWhole(head, least) < 0)) least = head
    if (!least) return
    const terms: TermPlace[] = []
    for (const [source, head] of heads.entries()) {
      if (!head || compareWhole(head, least) !== 0) continue
      const place = next[source] as number
      terms.push({ source, term: (sources[source] as MergeSource).segment.hanKeys.length + place })
      next[source] = place + 1
    }
    yield { bytes: least, terms }
  }
}

const compareWhole = (a: Uint8Array, b: Uint8Array): number => compareBytes(a, 0, a.length, b, 0, b.length)
