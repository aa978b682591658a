import type { FigureQuery } from '@caselore/core/desk'
import { wallTime } from '@caselore/core/shared'
import { instantAt } from '../base/chosen-instant.js'

/** Up to now, so many days back, whole days by the wall clock. */
export const ranges = [7, 30, 90, 365] as const
export type Range = (typeof ranges)[number]

const day = 86_400_000

/** Steps short enough to see a course, and few enough to be drawn. */
const steps = { 7: 'day', 30: 'day', 90: 'week', 365: 'month' } as const

/** The question for a range: from the beginning of its first day in the zone up to now. */
export function queryOf(range: Range, zone: string, now: number): Pick<FigureQuery, 'from' | 'period'> {
  const first = wallTime(now - (range - 1) * day, zone).slice(0, 10)
  return { from: instantAt(`${first}T00:00`, zone) ?? now - range * day, period: steps[range] }
}
