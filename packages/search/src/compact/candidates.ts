import { cellSize, informationAt, type Scratch, scoreAt } from './scratch.js'

/** The documents that may match and are still looked at, and those that match but are not among the best. */
export interface Candidates {
  readonly documents: Uint32Array
  count: number
  readonly settled: Uint32Array
  settledCount: number
  /** How many of the best are wanted. */
  readonly wanted: number
  /** The most information that a document has so far. */
  most: number
  /** A score that so many documents surely have; below 0 as long as that is not known of any. */
  toBeat: number
  /** The information with which a document matches whatever else is found. */
  readonly surely: number
}

export const createCandidates = (
  { candidates, settled }: Scratch,
  wanted: number,
  surely: number,
): Candidates => ({
  documents: candidates,
  count: 0,
  settled,
  settledCount: 0,
  wanted,
  most: 0,
  toBeat: -1,
  surely,
})

/** What the terms that were not looked at yet can add at most. */
export interface Left {
  information: number
  score: number
}

/**
 * Drops what cannot reach the least information any more, and settles what does not come among the best, by what is known of them
 * from the last time: a score that the last of them has at least.
 */
export function narrow(candidates: Candidates, { cells }: Scratch, least: number, left: Left): void {
  const { documents, settled, surely, wanted } = candidates
  // While the least can still rise, so can everybody’s part in it.
  const toBeat = least < surely ? -1 : wanted === 0 ? Number.POSITIVE_INFINITY : candidates.toBeat
  const best = new Float32Array(wanted === 0 || wanted > candidates.count ? 1 : wanted).fill(-1)
  let kept = 0
  let done = candidates.settledCount
  for (let i = 0; i < candidates.count; i++) {
    const document = documents[i] as number
    const cell = document * cellSize
    const has = cells[cell + informationAt] as number
    // A hair more than is needed, for sums that round differently.
    if ((has + left.information) * 1.0001 < least) continue
    const score = cells[cell + scoreAt] as number
    if (has < surely) documents[kept++] = document
    else if ((score + left.score) * 1.0001 < toBeat) settled[done++] = document
    else {
      documents[kept++] = document
      if (score > (best[0] as number)) replaceLowest(best, score)
    }
  }
  if (wanted <= candidates.count) candidates.toBeat = Math.max(candidates.toBeat, best[0] as number)
  candidates.count = kept
  candidates.settledCount = done
}

/** Drops what has not reached the least information. */
export function dropBelow(candidates: Candidates, { cells }: Scratch, least: number): void {
  const { documents, count } = candidates
  let kept = 0
  for (let i = 0; i < count; i++) {
    const document = documents[i] as number
    if ((cells[document * cellSize + informationAt] as number) >= least) documents[kept++] = document
  }
  candidates.count = kept
}

export const openCandidates = ({ documents, count }: Candidates): Uint32Array => documents.subarray(0, count)

/** Open and settled ones, in no order. */
export function allCandidates(candidates: Candidates): Uint32Array {
  const { settled, settledCount, count } = candidates
  settled.set(openCandidates(candidates), settledCount)
  return settled.subarray(0, settledCount + count)
}

/** Puts a larger number in place of the least, in a heap with the least on top. */
function replaceLowest(heap: Float32Array, value: number): void {
  let at = 0
  for (;;) {
    let child = at * 2 + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child++
    if ((heap[child] as number) >= value) break
    heap[at] = heap[child] as number
    at = child
  }
  heap[at] = value
}
