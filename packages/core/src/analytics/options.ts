import { compileFilter, type Filter, type Predicate } from '../filter/index.js'
import { type Instant, isZone } from '../shared/index.js'
import { standardKpis } from './kpis/standard-kpis.js'
import { createPeriods, type PeriodOf, type PeriodUnit, periodUnits } from './periods.js'
import { analyticsRefusals } from './refusals.js'
import { settingsOf } from './settings.js'
import type { Between } from './tally.js'
import { type AnalyticsSettings, type Dimension, dimensions, type Kpi } from './types.js'

export interface ReportOptions {
  /** Default: all that need nothing but the desk’s events. */
  readonly kpis?: readonly Kpi[]
  readonly groupBy?: readonly Dimension[]
  /** Default `all`: one row for all time. */
  readonly period?: PeriodUnit
  /** In which zone’s days, weeks and months; default UTC. */
  readonly zone?: string
  /** Only observations in `[from, to)` count; the backlog is that of `to`. */
  readonly from?: Instant
  readonly to?: Instant
  /** Only observations of such groups, as `{ field: 'priority', op: 'eq', value: 'urgent' }`. */
  readonly where?: Filter
  /** Business time between two instants, `(from, to) => businessBetween(calendar, from, to)`; adds `business` to durations. */
  readonly between?: Between
  readonly settings?: Partial<AnalyticsSettings>
}

/** The options with every default filled in. */
export interface Plan {
  readonly kpis: readonly Kpi[]
  readonly groupBy: readonly Dimension[]
  readonly period: PeriodUnit
  readonly zone: string
  readonly from: Instant
  readonly to: Instant
  readonly admits: Predicate
  readonly between: Between | undefined
  readonly settings: AnalyticsSettings
  readonly periodOf: PeriodOf
  /** Equal for options whose figures can be merged. */
  readonly key: string
}

export function planOf(options: ReportOptions): Plan {
  const { kpis = standardKpis, groupBy = [], period = 'all', zone = 'UTC', where, between } = options
  if (!isZone(zone))
    throw analyticsRefusals.error('analytics.unknown_zone', {
      path: ['zone'],
      details: { zone: String(zone) },
    })
  mustKnow('analytics.unknown_period', 'period', ['period'], period, periodUnits)
  for (const [index, name] of groupBy.entries())
    mustKnow('analytics.unknown_dimension', 'dimension', ['groupBy', index], name, dimensions)
  const ids = kpis.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined)
    throw analyticsRefusals.error('analytics.duplicate_kpi', { path: ['kpis'], details: { kpi: twice } })
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = options
  const settings = settingsOf(options.settings)
  const key = JSON.stringify([
    ids,
    groupBy,
    period,
    zone,
    String(from),
    String(to),
    where ?? null,
    !between,
    settings,
  ])
  const admits = where ? compileFilter(where) : () => true
  return {
    kpis,
    groupBy,
    period,
    zone,
    from,
    to,
    admits,
    between,
    settings,
    key,
    periodOf: createPeriods(period, zone),
  }
}

function mustKnow(
  code: 'analytics.unknown_period' | 'analytics.unknown_dimension',
  name: string,
  path: (string | number)[],
  value: string,
  known: readonly string[],
): void {
  if (!known.includes(value))
    throw analyticsRefusals.error(code, {
      path,
      details: { [name]: String(value), known },
    })
}
