import { type Instant, localToInstant, type OffsetSpan, offsetSpans } from '../shared/index.js'
import { type DayNumber, dayMs, weekdayIndex } from './civil-date.js'
import { type Column, columnOf } from './column.js'
import type { Shift } from './hours.js'

/**
 * A calendar as its day rules, already ordered by precedence: what holds on a date beats what holds on its
 * weekday.
 */
export interface Plan {
  readonly zone: string
  /** Seven lists, Monday first. */
  readonly weekly: readonly (readonly Shift[])[]
  readonly dates: ReadonlyMap<DayNumber, readonly Shift[]>
  readonly weeklyBreaks: readonly (readonly Shift[])[]
  readonly dateBreaks: ReadonlyMap<DayNumber, readonly Shift[]>
  /** The first and the last day on which a shift may start. */
  readonly from: DayNumber
  readonly to: DayNumber
}

/**
 * The open intervals `[opens[i], closes[i])` of one stretch of time, disjoint and in order; `before[i]` is
 * the open time of the stretch that lies before `opens[i]`. All questions are searches in one of
 * these columns.
 */
export interface Table {
  readonly opens: Float64Array
  readonly closes: Float64Array
  readonly before: Float64Array
  readonly total: number
  /** `opens` and `before`, to be searched. */
  readonly byTime: Column
  readonly byOpenTime: Column
}

/** Time is cut into stretches of four years, which are compiled when somebody first asks about them. */
export const stretchMs = 1461 * dayMs

// A shift lasts at most two days, and clocks on Earth are less than a day off UTC, also where a zone skips a
// date.
const marginDays = 4

export type Interval = [open: Instant, close: Instant]

/**
 * Compiles the stretch with that number; number 0 begins in 1970. Intervals are cut at the edges of the
 * stretch.
 */
export function buildTable(plan: Plan, stretch: number): Table {
  const start = stretch * stretchMs
  const end = start + stretchMs
  const spans = offsetSpans(plan.zone, start - marginDays * dayMs, end + marginDays * dayMs)
  const firstDay = start / dayMs - marginDays
  const lastDay = end / dayMs + marginDays
  const open = toIntervals(
    spans,
    Math.max(firstDay, plan.from),
    Math.min(lastDay, plan.to),
    (day) => plan.dates.get(day) ?? plan.weekly[weekdayIndex(day)],
  )
  return tableOf(clip(subtract(open, breakIntervals(plan, spans, firstDay, lastDay)), start, end))
}

function breakIntervals(
  plan: Plan,
  spans: readonly OffsetSpan[],
  firstDay: DayNumber,
  lastDay: DayNumber,
): Interval[] {
  if (plan.dateBreaks.size === 0 && plan.weeklyBreaks.every((shifts) => shifts.length === 0)) return []
  return toIntervals(spans, firstDay, lastDay, (day) => {
    const weekly = plan.weeklyBreaks[weekdayIndex(day)] ?? []
    const dated = plan.dateBreaks.get(day)
    return dated ? [...weekly, ...dated] : weekly
  })
}

function toIntervals(
  spans: readonly OffsetSpan[],
  firstDay: DayNumber,
  lastDay: DayNumber,
  shiftsOf: (day: DayNumber) => readonly Shift[] | undefined,
): Interval[] {
  const intervals: Interval[] = []
  const resolve = (day: DayNumber, minutes: number) => localToInstant(spans, day * dayMs + minutes * 60_000)
  for (let day = firstDay; day <= lastDay; day++) {
    const shifts = shiftsOf(day)
    if (!shifts || shifts.length === 0) continue
    // A zone that crosses the date line skips a date (Apia, 2011-12-30); nobody works on a day that never
    // was.
    if (spans.length > 1 && resolve(day, 0) >= resolve(day, 1440)) continue
    for (const { open, close } of shifts) intervals.push([resolve(day, open), resolve(day, close)])
  }
  return merge(intervals)
}

/** Sorted, without the empty (an interval inside a gap), touching and overlapping ones joined. */
function merge(intervals: Interval[]): Interval[] {
  const merged: Interval[] = []
  let last: Interval | undefined
  // Only a change of clocks can put them out of order.
  const isSorted = intervals.every(
    ([open], index) => index === 0 || open >= (intervals[index - 1] as Interval)[0],
  )
  for (const [open, close] of isSorted ? intervals : intervals.sort((a, b) => a[0] - b[0])) {
    if (close <= open) continue
    if (last && open <= last[1]) last[1] = Math.max(last[1], close)
    else {
      last = [open, close]
      merged.push(last)
    }
  }
  return merged
}

function subtract(intervals: Interval[], breaks: readonly Interval[]): Interval[] {
  if (breaks.length === 0) return intervals
  const left: Interval[] = []
  let skip = 0
  for (const [open, close] of intervals) {
    let from = open
    while (skip < breaks.length && (breaks[skip] as Interval)[1] <= open) skip++
    for (let i = skip; i < breaks.length; i++) {
      const [pause, resume] = breaks[i] as Interval
      if (pause >= close) break
      if (pause > from) left.push([from, pause])
      from = resume
    }
    if (from < close) left.push([from, close])
  }
  return left
}

/** Cuts in place; only the first and the last can reach over the edge. */
function clip(intervals: Interval[], start: Instant, end: Instant): Interval[] {
  const inside = intervals.filter(([open, close]) => close > start && open < end)
  const [first, last] = [inside[0], inside.at(-1)]
  if (first) first[0] = Math.max(first[0], start)
  if (last) last[1] = Math.min(last[1], end)
  return inside
}

/** The table of intervals that are disjoint and in order. */
export function tableOf(intervals: readonly Interval[]): Table {
  const opens = new Float64Array(intervals.length)
  const closes = new Float64Array(intervals.length)
  const before = new Float64Array(intervals.length)
  let total = 0
  for (let i = 0; i < intervals.length; i++) {
    const [open, close] = intervals[i] as Interval
    opens[i] = open
    closes[i] = close
    before[i] = total
    total += close - open
  }
  return { opens, closes, before, total, byTime: columnOf(opens), byOpenTime: columnOf(before) }
}
