import type { StatusCategory } from '../schema/index.js'
import type { Instant, JsonObject } from '../shared/index.js'
import type { Target } from './agreement.js'
import type { Span } from './segments.js'
import type { TargetReason } from './target.js'

/**
 * One event of a ticket's or a case's stream, as far as clocks read it. In `data`: `from`, `to` and
 * `category` (the status category after) of a change of status, `attributes` of a new record, `changed`
 * attributes, and of a comment its `visibility` and whether it is `by` the `requester` or an `agent`.
 */
export interface ClockEvent {
  readonly type: string
  readonly at: Instant
  readonly actor: string
  readonly data: JsonObject
}

/**
 * `pending`: not begun. `running` and `paused`: on the way. `met`: stopped in time. `breached`: the due time
 * is over, whether the clock still runs, stands or was stopped late. `cancelled`: what it measured has become
 * pointless before it was due.
 */
export const clockStates = ['pending', 'running', 'paused', 'met', 'breached', 'cancelled'] as const
export type ClockState = (typeof clockStates)[number]

/** Why a clock stood: the status category that it waited in, or that of the work that was thought done. */
export interface ClockPause extends Span {
  readonly reason: StatusCategory
}

/** A share of the budget with the moment at which it is used up, when that can be told. */
export interface ClockMark {
  readonly share: number
  readonly at?: Instant
  readonly passed: boolean
}

/**
 * One clock: an agreement's target for a metric, over a record's events. Durations in milliseconds of
 * business time.
 */
export interface SlaClock {
  /** Stable over recomputation: agreement, metric and cycle. */
  readonly id: string
  readonly metric: string
  readonly agreement: string
  readonly target: Target
  readonly why: TargetReason
  /** 1, or more for a metric that is measured anew each time, such as each reply. */
  readonly cycle: number
  readonly state: ClockState
  readonly startedAt?: Instant
  /** Since when this target applies, which is later than the start when another one came first. */
  readonly targetSince?: Instant
  readonly stoppedAt?: Instant
  readonly pauses: readonly ClockPause[]
  /** The spans that count, each by its calendar's opening hours; `explainClock` lists those. */
  readonly spans: readonly (Span & { readonly calendar: string })[]
  readonly budget: number
  /**
   * The last moment that is in time. Absent while the clock is pending, or stands with some of the budget
   * left.
   */
  readonly due?: Instant
  readonly elapsed: number
  readonly left: number
  readonly overdue: number
  readonly warnings: readonly ClockMark[]
  readonly steps: readonly (ClockMark & { readonly step: Target['escalate'][number] })[]
  /** The span from start to due time, or to the stop, reaches past the holidays that the calendar knows. */
  readonly provisional: boolean
}
