import type { Check, Token } from './keys.js'

/** What is to be removed for good. What of it is gone already is passed over, so that a purge may be sent again. */
export interface Purge {
  readonly tenant: string
  /** What must hold, as in a commit: that a register of holds is the one that was looked at. */
  readonly checks?: readonly Check[] | undefined
  /**
   * Positions of events, 1,000 at most, each of the tenant. Whoever follows the feed and is not past the last of them is refused
   * with `storage.feed_gap` from then on.
   */
  readonly events?: readonly Token[] | undefined
  /** Idempotency keys: an attempt that is forgotten happens again when it is sent again. */
  readonly attempts?: PurgeAttempts | undefined
}

export interface PurgeAttempts {
  /** Those committed when the feed stood at this place or before. */
  readonly upTo: Token
  /** How many keys to look at: 1 to 1,000. */
  readonly limit: number
  /** `next` of the call before. */
  readonly after?: string | undefined
}

export interface PurgeResult {
  /** How many were removed. */
  readonly events: number
  readonly attempts: number
  /** There are more attempts to look at. */
  readonly next?: string
}
