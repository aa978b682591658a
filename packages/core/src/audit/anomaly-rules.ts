import type { Filter } from '../filter/index.js'

interface RuleBase {
  readonly id: string
  /** Of which entries it speaks; default: all, or what the rule's type is about. */
  readonly where?: Filter
}

/** So many such entries of one person within so many minutes. */
interface Frequency extends RuleBase {
  readonly count: number
  readonly minutes: number
}

/** Exports: entries whose action ends in `.export`. */
export interface BulkExportRule extends Frequency {
  readonly type: 'bulk_export'
}

/** Refused attempts: entries with `environment.denied: true`. */
export interface RepeatedDenialsRule extends Frequency {
  readonly type: 'repeated_denials'
}

/**
 * Something done outside these hours in the zone of the person; said once a day. Where the host vouches for
 * `environment.inWorkingHours`, that decides, so that holidays and shifts count.
 */
export interface OffHoursRule extends RuleBase {
  readonly type: 'off_hours'
  /** `HH:MM`, the first included, the second not. Over midnight when the second is earlier. */
  readonly from: string
  readonly until: string
  /** 1 is Monday, 7 Sunday. */
  readonly weekdays: readonly number[]
}

/**
 * More in a day (in the person's zone) than `factor` times what the person usually does: the exponentially weighted mean
 * of the days before on which they did anything, `weight` being the share of the newest. Silent for the first `warmUp`
 * days and below `minimum`.
 */
export interface VolumeRule extends RuleBase {
  readonly type: 'volume'
  readonly factor: number
  readonly minimum: number
  /** Above 0, at most 1. */
  readonly weight: number
  readonly warmUp: number
}

/** One person at two places in too short a time. The host vouches for the place, as by the address's region. */
export interface ImpossibleRegionsRule extends RuleBase {
  readonly type: 'impossible_regions'
  /** Where the place stands in an entry, as `environment.region`. */
  readonly field: string
  readonly minutes: number
}

/** What is unusual, as data that a host tunes. */
export type AnomalyRule =
  | BulkExportRule
  | RepeatedDenialsRule
  | OffHoursRule
  | VolumeRule
  | ImpossibleRegionsRule

/** A beginning; hosts tune it to their people. */
export const standardAnomalyRules: readonly AnomalyRule[] = [
  { id: 'bulk-export', type: 'bulk_export', count: 10, minutes: 60 },
  { id: 'repeated-denials', type: 'repeated_denials', count: 5, minutes: 10 },
  { id: 'off-hours', type: 'off_hours', from: '07:00', until: '22:00', weekdays: [1, 2, 3, 4, 5, 6] },
  { id: 'volume', type: 'volume', factor: 4, minimum: 50, weight: 0.3, warmUp: 5 },
  { id: 'impossible-regions', type: 'impossible_regions', field: 'environment.region', minutes: 60 },
]
