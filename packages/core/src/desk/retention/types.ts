import type { Instant } from '../../shared/index.js'

/** How many days each is kept at least. What a setting leaves out is kept as long as the defaults say. */
export interface Retention {
  /**
   * Events of records that are at rest: tickets closed or merged, cases archived or retired, records that are gone, and all other
   * kinds. Events of anything that is worked on are never removed, as its clocks are computed from them. Key figures reach as far
   * back as events do. Default: 1,826 days, five years.
   */
  readonly events?: number | undefined
  /** Callers’ idempotency keys: a call sent again after that happens again. Default: 180. */
  readonly receipts?: number | undefined
  /** Names of the desk’s own commits, needed for as long as an answer may be lost on the way. Default: 30. */
  readonly attempts?: number | undefined
  /** What tells of deleted records. Whoever keeps copies and was away for longer has to build them anew. Default: 180. */
  readonly tombstones?: number | undefined
}

export const standardRetentionDays: Required<{ [Name in keyof Retention]: number }> = {
  events: 1_826,
  receipts: 180,
  attempts: 30,
  tombstones: 180,
}

export interface RetentionOptions {
  readonly tenant: string
  /** Who or what lets it run, as `nightly-job`; in the audit as on whose behalf. */
  readonly by?: string | undefined
}

/** What one call removed, and what stopped it. */
export interface RetentionReport {
  readonly events: number
  readonly receipts: number
  readonly attempts: number
  readonly tombstones: number
  /** Events past their time that stay because of a legal hold, in what this call looked at. */
  readonly held: number
  /**
   * Who follows the stream and has not come to what is past its time: a relay with its partition, or a follower. Nothing is
   * removed that they have not seen.
   */
  readonly waitingFor?: string
  /** There is more to look at: call again. */
  readonly more: boolean
}

/** How far retention has come; each run changes it, and so is in the audit. */
export interface RetentionState {
  readonly id: string
  readonly at: Instant
  /** Where the next run goes on among the events; absent at the beginning of a round. */
  readonly after?: string | undefined
  /** Where the feed stood at past runs, the oldest first. */
  readonly marks: readonly { readonly at: Instant; readonly token: string }[]
  /** What the last run set out to remove. */
  readonly planned: {
    readonly events: number
    readonly upTo?: string | undefined
    readonly receipts: number
    readonly tombstones: number
  }
}
