import { type Instant, localToInstant, type OffsetSpan, offsetSpans } from '../shared/index.js'
import { businessBetween, nextOpen } from './business-time.js'
import type { Calendar } from './calendar.js'
import { dayMs } from './civil-date.js'
import { stretchMs } from './table.js'

/** One civil date in a zone: `[from, to)`, 23 to 25 hours long where clocks change. */
interface Day {
  readonly from: Instant
  readonly to: Instant
  /** Midnight as if the zone were UTC. */
  readonly local: number
  readonly spans: readonly OffsetSpan[]
}

/**
 * The instant at which `days` whole business days have passed: the same time of day so many business days later. A business
 * day is a date in the calendar’s zone on which it is open at all; from any other day, counting begins with the next
 * business day at midnight. Zero gives the instant itself on a business day. Undefined when the calendar ends first.
 *
 * @example
 * ```ts
 * // Resolved on the Friday before the Spring Festival, silent for three business days: 14 February is worked, 15 to 23 are not.
 * addBusinessDays(support, Date.parse('2026-02-13T15:00+08:00'), 3) // 2026-02-25 15:00
 * ```
 */
export function addBusinessDays(calendar: Calendar, from: Instant, days: number): Instant | undefined {
  if (!(Number.isInteger(days) && days >= 0)) throw new RangeError(`Not a number of days: ${days}`)
  const begin = beginOf(calendar, from)
  let day = begin.day
  for (let left = days; left > 0 && day; left--) day = nextBusinessDay(calendar, day.to)
  return day && (days === 0 && begin.isOpen ? from : atTime(day, begin.timeOfDay))
}

/** The whole business days that have passed between two instants; what “silent for three business days” asks. */
export function businessDaysBetween(calendar: Calendar, from: Instant, to: Instant): number {
  if (to <= from) return 0
  const { day: first, timeOfDay } = beginOf(calendar, from)
  let days = 0
  for (let day = first && nextBusinessDay(calendar, first.to); day; day = nextBusinessDay(calendar, day.to)) {
    if (atTime(day, timeOfDay) > to) break
    days += 1
  }
  return days
}

/** Where counting begins: the day itself with the time on its clocks, or the next business day at midnight. */
function beginOf(calendar: Calendar, from: Instant) {
  const day = dayOf(calendar.zone, from)
  if (businessBetween(calendar, day.from, day.to) === 0)
    return { day: nextBusinessDay(calendar, day.to), timeOfDay: 0, isOpen: false }
  const { offset = 0 } = day.spans.find(({ until }) => from < until) ?? {}
  return { day, timeOfDay: from + offset - day.local, isOpen: true }
}

const atTime = ({ local, spans }: Day, timeOfDay: number): Instant => localToInstant(spans, local + timeOfDay)

function nextBusinessDay(calendar: Calendar, from: Instant): Day | undefined {
  const open = nextOpen(calendar, from)
  return open === undefined ? undefined : dayOf(calendar.zone, open)
}

function dayOf(zone: string, at: Instant): Day {
  const start = Math.floor(at / stretchMs) * stretchMs
  const spans = offsetSpans(zone, start - 4 * dayMs, start + stretchMs + 4 * dayMs)
  const { offset = 0 } = spans.find(({ until }) => at < until) ?? {}
  let local = Math.floor((at + offset) / dayMs) * dayMs
  // Where clocks go back over midnight, the wall clock shows a date that is over.
  while (localToInstant(spans, local + dayMs) <= at) local += dayMs
  while (localToInstant(spans, local) > at) local -= dayMs
  return { from: localToInstant(spans, local), to: localToInstant(spans, local + dayMs), local, spans }
}
