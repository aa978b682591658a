import type { Filter, Predicate } from '../filter/index.js'
import type { Priority, StatusCategory, Track } from '../schema/index.js'
import type { Duration } from './duration.js'
import type { EscalationStep } from './escalation.js'
import type { StandardMetric } from './metrics.js'

/**
 * What a record must be for a target to apply. `category` also takes in what lies below it (`制造业` takes
 * `制造业/售后维护`). In the desk it is a node of the taxonomy, or several from above to below, joined by `/`.
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
  /** In their order, each with its share: `after` is one above 1. */
  readonly escalate: readonly (EscalationStep & { readonly at: number })[]
}

export interface Agreement {
  readonly id: string
  readonly calendar: string
  readonly targets: readonly Target[]
  /** As data, for telling one version of an agreement from another. */
  readonly where?: Filter
  readonly covers: Predicate
}
