import { type Instant, localToInstant, type OffsetSpan, offsetSpans } from '../shared/index.js'
import { type DayNumber, dayMs, weekdayIndex } from './civil-date.js'
import { type Column, columnOf } from './column.js'
import type { Shift } from './hours.js'
import { type Intervals, layered } from './intervals.js'

/** Instants outside the years 1000–9999 are taken for a mistake. */
export const earliest: Instant = Date.UTC(1000, 0)
export const latest: Instant = Date.UTC(10_000, 0) - 1

/** Shifts by weekday, Monday first, and by date; those of a date beat those of its weekday. */
export interface DayRules {
  readonly weekly: readonly (readonly Shift[])[]
  readonly dates: ReadonlyMap<DayNumber, readonly Shift[]>
}

/** A calendar that is known to be sound, holidays and make-up workdays already laid under its dates. */
export interface Plan {
  readonly zone: string
  readonly hours: DayRules
  readonly breaks: DayRules
  /** The first and the last day on which a shift may start. */
  readonly from: DayNumber
  readonly to: DayNumber
}

/** Every day on which a shift can start that reaches into the years of which calendars know. */
export const openEnded = { from: earliest / dayMs - 2, to: latest / dayMs + 2 }

/**
 * The open intervals `[opens[i], closes[i])` of one stretch of time, disjoint and in order; `before[i]` is
 * the open time of the stretch that lies before `opens[i]`. All questions are searches in one of
 * these columns.
 */
export interface Table {
  readonly opens: Column
  readonly closes: Float64Array
  readonly before: Column
  readonly total: number
}

/** Time is cut into stretches of four years, which are compiled when somebody first asks about them. */
export const stretchMs = 1461 * dayMs

// A shift lasts at most two days, and clocks on Earth are less than a day off UTC, also where a zone skips a
// date.
const marginDays = 4

/** The open intervals of `[start, end)`, cut at its edges. */
export function openIn(plan: Plan, start: Instant, end: Instant): Intervals {
  const firstDay = Math.floor(start / dayMs) - marginDays
  const lastDay = Math.floor(end / dayMs) + marginDays
  const spans = offsetSpans(plan.zone, firstDay * dayMs, lastDay * dayMs)
  const shifts = resolve(plan.hours, spans, Math.max(firstDay, plan.from), Math.min(lastDay, plan.to))
  const breaks = resolve(plan.breaks, spans, firstDay, lastDay)
  const { opens, closes } = layered(shifts)
  return layered({ opens: [...opens, start, ...breaks.closes], closes: [...closes, end, ...breaks.opens] }, 2)
}

/** What the rules come to from one day to another, given the offsets of the zone. */
function resolve(
  rules: DayRules,
  spans: readonly OffsetSpan[],
  firstDay: DayNumber,
  lastDay: DayNumber,
): Intervals {
  const opens: Instant[] = []
  const closes: Instant[] = []
  const at = (day: DayNumber, minutes: number) => localToInstant(spans, day * dayMs + minutes * 60_000)
  for (let day = firstDay; day <= lastDay; day++) {
    // A zone that crosses the date line skips a date (Apia, 2011-12-30); nobody works on a day that never was.
    if (at(day, 0) >= at(day + 1, 0)) continue
    for (const { open, close } of rules.dates.get(day) ?? rules.weekly[weekdayIndex(day)] ?? []) {
      opens.push(at(day, open))
      closes.push(at(day, close))
    }
  }
  return { opens, closes }
}

/** Compiles the stretch with that number; number 0 begins in 1970. */
export const buildTable = (plan: Plan, stretch: number): Table =>
  tableOf(openIn(plan, stretch * stretchMs, (stretch + 1) * stretchMs))

/** The table of intervals that are disjoint and in order. */
export function tableOf(intervals: Intervals): Table {
  const opens = new Float64Array(intervals.opens)
  const closes = new Float64Array(intervals.closes)
  let total = 0
  const before = opens.map((open, index) => {
    const so = total
    total += (closes[index] as number) - open
    return so
  })
  return { opens: columnOf(opens), closes, before: columnOf(before), total }
}
