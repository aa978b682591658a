import { type Instant, wallTime } from '../shared/index.js'

/** The calendar day of a moment in a zone, as `2026-11-24`. */
export const dayIn = (zone: string, at: Instant): string => wallTime(at, zone).slice(0, 10)

interface Hours {
  readonly from: string
  readonly until: string
  readonly weekdays: readonly number[]
}

/** Whether a moment lies within the hours of a weekday; a shift over midnight belongs to the day on which it began. */
export function isWithinHours({ from, until, weekdays }: Hours, at: Instant, zone: string): boolean {
  const [day = '', time = ''] = wallTime(at, zone).split('T')
  const weekday = (new Date(day).getUTCDay() + 6) % 7
  const isDay = (offset: number) => weekdays.includes(((weekday + offset + 7) % 7) + 1)
  if (from < until) return isDay(0) && from <= time && time < until
  return (isDay(0) && time >= from) || (isDay(-1) && time < until)
}
