import type { Instant } from '../shared/index.js'
import { createCollector, type Report } from './collector.js'
import type { ReportOptions } from './options.js'
import type { Figure } from './tally.js'
import type { AnalyticsEvent, Kpi } from './types.js'

/**
 * Key figures over a stream of events, one row for each period and group. Reads each event once, so a generator will do.
 * Throws a Refusal for a zone, period or dimension that is not known, or a key figure named twice.
 *
 * @example
 * ```ts
 * report(events, {
 *   kpis: [firstReply, resolutionRate, csat],
 *   groupBy: ['team'],
 *   period: 'week',
 *   zone: 'Asia/Shanghai',
 *   between: (from, to) => businessBetween(calendar, from, to),
 * })
 * ```
 */
export function report(
  events: Iterable<AnalyticsEvent>,
  { now, ...options }: ReportOptions & { readonly now?: Instant } = {},
): Report {
  const collector = createCollector(options)
  for (const event of events) if (now === undefined || event.at <= now) collector.add(event)
  return collector.report(now)
}

/** One key figure over everything in the stream; undefined when there was nothing to observe. */
export function measure(
  kpi: Kpi,
  events: Iterable<AnalyticsEvent>,
  options: Omit<ReportOptions, 'kpis' | 'groupBy' | 'period'> & { readonly now?: Instant } = {},
): Figure | undefined {
  return report(events, { ...options, kpis: [kpi] }).rows[0]?.figures[kpi.id]
}
