import { createPeriods, type ReportRow } from '../../analytics/index.js'
import type { Asked } from './figure-query.js'

/** The rows with an empty one for each step in which nothing was observed, so that a course has no holes. */
export function everyStep(
  rows: readonly ReportRow[],
  { from, to, period }: Pick<Asked, 'from' | 'to' | 'period'>,
  zone: string,
): ReportRow[] {
  const periodOf = createPeriods(period, zone)
  const known = new Map(rows.map((row) => [row.period?.from, row]))
  const all: ReportRow[] = []
  for (let step = periodOf(from); step && step.from < to; step = periodOf(step.to))
    all.push(known.get(step.from) ?? { period: step, group: {}, figures: {} })
  return all
}
