import { createByteWriter } from './bytes.js'
import { createPostingMerger } from './merge-postings.js'
import { bytesAt, comparePacked, packBytes, packedCount } from './packed-strings.js'
import type { MergeSource, Placed } from './place-documents.js'
import type { Segment } from './segment.js'
import { createTermLists } from './term-lists.js'

// Work between two yields: a millisecond or less.
const stretch = 5000

/** The terms of several segments with their postings, as sections. Yields about how much work it has done, in postings. */
export function* mergeTerms(sources: readonly MergeSource[], placed: Placed, fieldCount: number) {
  const postings = createByteWriter(
    sources.reduce((sum, { segment }) => sum + segment.postings.length, 1 << 12),
  )
  const merger = createPostingMerger(sources, placed, postings)
  const lists = createTermLists()
  const hanKeys: number[] = []
  const wordParts: Uint8Array[] = []
  const segments = sources.map(({ segment }) => segment)
  const terms = new Int32Array(sources.length)
  let work = 0
  const append = (): boolean => {
    for (let field = 0; field < fieldCount; field++) {
      const start = postings.length
      const done = merger.append(terms, field)
      if (done > 0) lists.slot(field, start)
      work += 1 + done
    }
    return lists.end()
  }
  const keys = walkKeys(segments)
  for (let key = keys.next(terms); key >= 0; key = keys.next(terms)) {
    if (append()) hanKeys.push(key)
    if (work > stretch) {
      yield work
      work = 0
    }
  }
  const words = walkWords(segments)
  for (let source = words.next(terms); source >= 0; source = words.next(terms)) {
    const { words: texts, hanKeys: keys } = segments[source] as Segment
    const place = (terms[source] as number) - keys.length
    if (append()) wordParts.push(bytesAt(texts, place))
    if (work > stretch) {
      yield work
      work = 0
    }
  }
  const packed = packBytes(wordParts)
  return {
    hanKeys: Uint32Array.from(hanKeys),
    wordOffsets: packed.offsets,
    wordBytes: packed.bytes,
    ...lists.finish(),
    postings: postings.written(),
  }
}

/** How many different terms several segments have together. */
export function countTerms(segments: readonly Segment[]): number {
  const terms = new Int32Array(segments.length)
  let count = 0
  for (const walk of [walkKeys(segments), walkWords(segments)]) while (walk.next(terms) >= 0) count++
  return count
}

/** Steps through what several sorted lists hold together. Fills in the number that the term has in each segment, -1 where it is not. */
interface Walk {
  /** Below 0 at the end. */
  next(terms: Int32Array): number
}

/** Answers the keys. */
function walkKeys(segments: readonly Segment[]): Walk {
  const places = new Uint32Array(segments.length)
  return {
    next(terms) {
      let least = Number.POSITIVE_INFINITY
      for (let i = 0; i < segments.length; i++) {
        const key = (segments[i] as Segment).hanKeys[places[i] as number]
        if (key !== undefined && key < least) least = key
      }
      if (least === Number.POSITIVE_INFINITY) return -1
      for (let i = 0; i < segments.length; i++) {
        const place = places[i] as number
        const has = (segments[i] as Segment).hanKeys[place] === least
        terms[i] = has ? place : -1
        if (has) places[i] = place + 1
      }
      return least
    },
  }
}

/** Answers a segment that has the word. */
function walkWords(segments: readonly Segment[]): Walk {
  const places = new Uint32Array(segments.length)
  const compare = (a: number, b: number): number =>
    comparePacked(
      (segments[a] as Segment).words,
      places[a] as number,
      (segments[b] as Segment).words,
      places[b] as number,
    )
  const ended = (i: number): boolean => places[i] === packedCount((segments[i] as Segment).words)
  return {
    next(terms) {
      let least = -1
      terms.fill(-1)
      for (let i = 0; i < segments.length; i++) {
        if (ended(i)) continue
        const order = least < 0 ? -1 : compare(i, least)
        if (order < 0) terms.fill(-1)
        if (order > 0) continue
        if (order < 0) least = i
        terms[i] = (segments[i] as Segment).hanKeys.length + (places[i] as number)
      }
      for (let i = 0; least >= 0 && i < segments.length; i++)
        if ((terms[i] as number) >= 0) places[i] = (places[i] as number) + 1
      return least
    },
  }
}
