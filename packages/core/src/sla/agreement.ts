import type { Filter, Predicate } from '../filter/index.js'
import type { Priority, StatusCategory, Track } from '../schema/index.js'
import type { Duration } from './duration.js'
import type { StandardMetric } from './metrics.js'

/**
 * What to do when a share of the budget is used up (`at: 1` is the breach), as data for the desk; one action
 * or more.
 */
export interface EscalationStep {
  readonly at: number
  /** Roles, teams or persons. */
  readonly notify?: string | readonly string[]
  readonly reassign?: string
  readonly priority?: Priority
  readonly watch?: string | readonly string[]
  readonly run?: string
}

/**
 * What a record must be for a target to apply. `category` also takes in what lies below it (`制造业` takes
 * `制造业/售后维护`).
 */
export interface TargetConditions {
  readonly priority?: Priority | readonly Priority[]
  readonly tier?: string | readonly string[]
  readonly category?: string | readonly string[]
  readonly track?: Track | readonly Track[]
}

export interface TargetSource extends TargetConditions {
  readonly metric: StandardMetric | (string & {})
  /** The budget in business time. */
  readonly within: Duration
  /** Overrides the agreement's calendar, for example round the clock for what is urgent. */
  readonly calendar?: string
  /** Shares of the budget at which to warn, above 0 and below 1; default 0.5, 0.75, 0.9. */
  readonly warnAt?: readonly number[]
  /** Status categories in which the clock stands; default none. */
  readonly pauseOn?: readonly StatusCategory[]
  readonly escalate?: readonly EscalationStep[]
}

export interface AgreementSource {
  readonly id: string
  /** The id of the calendar in which its targets are counted. */
  readonly calendar: string
  readonly targets: readonly TargetSource[]
  /** The records that the agreement covers; default all. */
  readonly where?: Filter
}

/** A target with every default filled in; the budget in milliseconds. */
export interface Target extends TargetConditions {
  readonly metric: string
  readonly within: Duration
  readonly budget: number
  readonly calendar: string
  readonly warnAt: readonly number[]
  readonly pauseOn: readonly StatusCategory[]
  readonly escalate: readonly EscalationStep[]
}

export interface Agreement {
  readonly id: string
  readonly calendar: string
  readonly targets: readonly Target[]
  readonly covers: Predicate
}
