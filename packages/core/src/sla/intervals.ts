import type { Instant } from '../shared/index.js'

/** The intervals `[opens[i], closes[i])`. Taken backwards, from its close to its open, one takes away a layer. */
export interface Intervals {
  readonly opens: readonly Instant[]
  readonly closes: readonly Instant[]
}

/**
 * Where the intervals lie at least so many layers deep. They may come in any order, overlap and touch; the answer is in
 * order and disjoint.
 */
export function layered(intervals: Intervals, depth = 1): Intervals {
  const byOpen = inOrder(intervals.opens)
  const byClose = inOrder(intervals.closes)
  const opens: Instant[] = []
  const closes: Instant[] = []
  // When so many have closed, it is deep enough from the opening that is `depth` ahead of them up to the next closing.
  for (let closed = 0; closed + depth <= byOpen.length; closed++) {
    const open = byOpen[closed + depth - 1] as Instant
    const close = byClose[closed] as Instant
    if (open >= close) continue
    if (open <= (closes.at(-1) ?? Number.NaN)) closes.pop()
    else opens.push(open)
    closes.push(close)
  }
  return { opens, closes }
}

const inOrder = (instants: readonly Instant[]) => [...instants].sort((a, b) => a - b)
