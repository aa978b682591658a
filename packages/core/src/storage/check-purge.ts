import { invalid, StorageError } from './error.js'
import { formatPosition } from './position.js'
import type { Purge, PurgeAttempts } from './purge-types.js'
import type { Capabilities, Token } from './types.js'
import { type CheckedWriteSet, checkWriteSet } from './validate.js'

/** A purge with every list there. */
export interface CheckedPurge {
  readonly tenant: string
  readonly checks: CheckedWriteSet['checks']
  readonly events: readonly Token[]
  readonly attempts: PurgeAttempts | undefined
}

const most = 1_000

/** Refuses what no storage could carry out: malformed checks, more than 1,000 events, a limit outside 1 to 1,000. */
export function checkPurge(
  { tenant, checks = [], events = [], attempts }: Purge,
  capabilities: Capabilities,
): CheckedPurge {
  const checked = checkWriteSet({ tenant, checks }, capabilities)
  if (events.length > most)
    throw new StorageError('storage.too_large', { details: { operations: events.length, limit: most } })
  if (attempts && (!Number.isInteger(attempts.limit) || attempts.limit < 1 || attempts.limit > most))
    throw invalid('a limit outside 1 to 1000')
  return { tenant, checks: checked.checks, events: [...events], attempts }
}

/** What to throw at whoever follows the feed from a place before the last event that was purged. */
export const feedGap = (lastPurged: number): StorageError =>
  new StorageError('storage.feed_gap', { details: { from: formatPosition(lastPurged) } })
