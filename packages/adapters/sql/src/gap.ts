import type { FeedOptions } from '@caselore/core/storage'
import type { FoundEvent } from './stored.js'

/**
 * Whether events after a place may have been purged, by the numbers alone: a tenant's events are numbered without gaps, so
 * that a follower who gets the very next ones has missed nothing, and the tables need not be asked once more.
 */
export function mayHaveMissed(
  from: number,
  found: readonly FoundEvent[],
  { aggregate, kept }: FeedOptions,
): boolean {
  if (aggregate || kept) return false
  return found.length === 0 || found.some(({ n }, i) => Number(n) !== from + i + 1)
}
