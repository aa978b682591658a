import { type Bits, hasBit } from './bits.js'
import { createByteWriter } from './bytes.js'
import type { Order } from './columns.js'
import { comparePacked, type PackedStrings } from './packed-strings.js'
import type { Segment } from './segment.js'

/** A segment and which of its documents are live; all when absent. */
export interface MergeSource {
  readonly segment: Segment
  readonly live: Bits | undefined
}

/** Where the documents of several segments go in a merged one. */
export interface Placed {
  readonly order: Order
  /** By source: the new number of each document, {@link gone} where it was not live. */
  readonly places: readonly Uint32Array[]
  /** The sources one after the other, where each one's ids lie wholly behind those of the one before. */
  readonly sequence: readonly number[] | undefined
}

export const gone = 0xffffffff

// Documents between two yields: some milliseconds’ work at most.
const stretch = 4096

/** Puts all live documents in the order of their ids. Yields about how much work it has done, in postings. */
export function* placeDocuments(sources: readonly MergeSource[]): Generator<number, Placed> {
  const places = sources.map(({ segment }) => new Uint32Array(segment.count).fill(gone))
  const most = sources.reduce((sum, { segment }) => sum + segment.count, 0)
  const order = { sources: new Uint16Array(most), documents: new Uint32Array(most), count: 0 }
  const sequence = inSequence(sources)
  if (sequence) yield* placeInSequence(sources, sequence, order, places)
  else yield* placeMixed(sources, order, places)
  return { order, places, sequence }
}

/** Rows whose ids grow with time lie like this. */
function inSequence(sources: readonly MergeSource[]): number[] | undefined {
  const idsOf = (source: number) => (sources[source] as MergeSource).segment.ids
  const sequence = sources.map((_, source) => source).sort((a, b) => comparePacked(idsOf(a), 0, idsOf(b), 0))
  const holds = sequence.every((source, i) => {
    if (i === 0) return true
    const before = sequence[i - 1] as number
    const last = (sources[before] as MergeSource).segment.count - 1
    return comparePacked(idsOf(before), last, idsOf(source), 0) < 0
  })
  return holds ? sequence : undefined
}

function* placeInSequence(
  sources: readonly MergeSource[],
  sequence: readonly number[],
  order: Order,
  places: readonly Uint32Array[],
): Generator<number, void> {
  for (const source of sequence) {
    const from = sources[source] as MergeSource
    for (let document = nextLive(from, 0); document < from.segment.count; ) {
      place(order, places, source, document)
      document = nextLive(from, document + 1)
    }
    yield from.segment.count >>> 3
  }
}

function* placeMixed(
  sources: readonly MergeSource[],
  order: Order,
  places: readonly Uint32Array[],
): Generator<number, void> {
  const next = sources.map((source) => nextLive(source, 0))
  for (;;) {
    let least = -1
    for (let source = 0; source < sources.length; source++) {
      if ((next[source] as number) === (sources[source] as MergeSource).segment.count) continue
      if (least < 0 || compareNext(sources, next, source, least) < 0) least = source
    }
    if (least < 0) return
    const document = next[least] as number
    place(order, places, least, document)
    next[least] = nextLive(sources[least] as MergeSource, document + 1)
    if (order.count % stretch === 0) yield stretch * 2
  }
}

function place(order: Order, places: readonly Uint32Array[], source: number, document: number): void {
  ;(places[source] as Uint32Array)[document] = order.count
  order.sources[order.count] = source
  order.documents[order.count++] = document
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

/** Packed strings, one a document, in the new order: neighbours that stay neighbours are copied together. */
export function* copyPacked(
  order: Order,
  stringsOf: (source: number) => PackedStrings,
  sources: number,
): Generator<number, PackedStrings> {
  const from = Array.from({ length: sources }, (_, source) => stringsOf(source))
  const offsets = new Uint32Array(order.count + 1)
  const writer = createByteWriter(from.reduce((sum, { bytes }) => sum + bytes.length, 16))
  for (let i = 0; i < order.count; ) {
    const source = order.sources[i] as number
    const { offsets: starts, bytes } = from[source] as PackedStrings
    const first = order.documents[i] as number
    const start = starts[first] as number
    const shift = writer.length - start
    let run = 0
    for (; run < stretch && i < order.count; run++) {
      if (order.sources[i] !== source || order.documents[i] !== first + run) break
      offsets[++i] = (starts[first + run + 1] as number) + shift
    }
    const end = starts[first + run] as number
    writer.copy(bytes, start, end)
    if (run === stretch || (i & (stretch - 1)) === 0) yield stretch
  }
  return { offsets, bytes: writer.written() }
}
