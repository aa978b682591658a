import { compileFilter, type Filter, type Predicate } from '../filter/index.js'
import type { Priority, StatusCategory, Track } from '../schema/index.js'
import { Refusal, type Result } from '../shared/index.js'
import { readAgreement } from './agreement-source.js'
import type { Duration } from './duration.js'
import { type Metrics, type StandardMetric, standardMetrics } from './metrics.js'
import type { SlaRefusalCode } from './refusals.js'

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

/**
 * Reads an agreement. Of the targets for one metric the one with the most conditions that hold wins, the
 * first of equals. Throws a Refusal with everything that is wrong, each with its path.
 *
 * @example
 * ```ts
 * const standard = defineAgreement({
 *   id: 'standard',
 *   calendar: 'cn-support',
 *   targets: [
 *     { metric: 'first_reply', within: '2h' },
 *     { metric: 'first_reply', priority: 'urgent', within: '30m', escalate: [{ at: 1, notify: 'lead' }] },
 *     { metric: 'resolution', priority: 'urgent', within: '4h', pauseOn: ['pending_requester'] },
 *   ],
 * })
 * ```
 */
export function defineAgreement(source: AgreementSource, metrics: Metrics = standardMetrics): Agreement {
  const result = checkAgreement(source, metrics)
  if (!result.ok) throw new Refusal(...result.refusals)
  return result.value
}

/** The same as `defineAgreement`, with what is wrong as data. */
export function checkAgreement(
  source: AgreementSource,
  metrics: Metrics = standardMetrics,
): Result<Agreement, SlaRefusalCode> {
  const read = readAgreement(source, metrics)
  if (!read.ok) return read
  const { where, ...agreement } = read.value
  return { ok: true, value: { ...agreement, covers: where ? compileFilter(where) : () => true } }
}
