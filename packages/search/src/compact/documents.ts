import type { Json } from '@caselore/core/shared'
import { countBits } from './bits.js'
import { comparePacked, stringAt } from './packed-strings.js'
import type { ReachedSegment } from './question.js'

/** A document’s segment and its number there. */
export interface Place {
  readonly segment: ReachedSegment
  readonly document: number
}

/** Finds a document by its number among all segments’, which lie one after the other. */
export function placeOf(segments: readonly ReachedSegment[], document: number): Place {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((segments[middle] as ReachedSegment).base <= document) low = middle
    else high = middle - 1
  }
  const segment = segments[low] as ReachedSegment
  return { segment, document: document - segment.base }
}

export const idOf = ({ segment, document }: Place): string => stringAt(segment.live.segment.ids, document)

/** By id in code-point order, without decoding. */
export function compareIds(segments: readonly ReachedSegment[], a: number, b: number): number {
  const [left, right] = [placeOf(segments, a), placeOf(segments, b)]
  return comparePacked(
    left.segment.live.segment.ids,
    left.document,
    right.segment.live.segment.ids,
    right.document,
  )
}

export const attributeOf = ({ segment, document }: Place, attribute: string): Json | undefined =>
  segment.live.segment.columns.get(attribute)?.at(document)

/** The numbers of all documents in reach. */
export function* reachedDocuments(segments: readonly ReachedSegment[]): Generator<number> {
  for (const { live, reach, base } of segments) {
    const { count } = live.segment
    for (let word = 0; word * 32 < count; word++) {
      const bits = reach ? (reach[word] as number) : -1
      if (bits === 0) continue
      const end = Math.min(32, count - word * 32)
      for (let bit = 0; bit < end; bit++) if (((bits >>> bit) & 1) === 1) yield base + word * 32 + bit
    }
  }
}

/** How many documents are in reach. */
export const countReached = (segments: readonly ReachedSegment[]): number =>
  segments.reduce((sum, { live, reach }) => sum + (reach ? countBits(reach) : live.segment.count), 0)
