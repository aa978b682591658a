import {
  type Instant,
  localToInstant,
  offsetSpans,
  ok,
  Refusal,
  type Result,
  remember,
} from '../shared/index.js'
import { type CalendarSource, type ReadCalendar, readCalendar } from './calendar-source.js'
import { type DayNumber, dayMs } from './civil-date.js'
import type { SlaRefusalCode } from './refusals.js'
import { buildTable, type Plan, stretchMs, type Table, tableOf } from './table.js'

/**
 * Opening hours, ready for questions: `addBusiness`, `businessBetween`, `isOpen` … Make one with
 * `defineCalendar`.
 */
export interface Calendar {
  readonly id: string
  readonly zone: string
  /**
   * The span in which the holidays are known, `[from, to)`; absent when the calendar declares no coverage.
   */
  readonly known?: { readonly from: Instant; readonly to: Instant }
  /** @internal The compiled four-year stretch with that number; the functions of this folder ask for it. */
  readonly table: (stretch: number) => Table
  /** @internal The first and the last stretch in which the calendar can be open. */
  readonly stretches: { readonly first: number; readonly last: number }
}

export const keptStretches = 64

/**
 * Reads and compiles a calendar. Throws a Refusal with all that is wrong with the source, each with its path;
 * a calendar that is never open is one of these (`sla.closed_always`). See `CalendarSource` for what it holds
 * and which rule wins.
 *
 * @example
 * ```ts
 * const support = defineCalendar({
 *   id: 'cn-support',
 *   zone: 'Asia/Shanghai',
 *   weekly: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
 *   holidays: cnHolidays,
 * })
 * addBusiness(support, Date.UTC(2026, 1, 13, 9, 40), 30 * 60_000) // 09:10 on Saturday the 14th, a make-up workday
 * ```
 */
export function defineCalendar(source: CalendarSource): Calendar {
  const result = checkCalendar(source)
  if (!result.ok) throw new Refusal(...result.refusals)
  return result.value
}

/** The same as `defineCalendar`, with what is wrong as data. */
export function checkCalendar(source: CalendarSource): Result<Calendar, SlaRefusalCode> {
  const read = readCalendar(source)
  return read.ok ? ok(buildCalendar(source.id, read.value)) : read
}

/**
 * The calendar of day rules that are known to be sound: `defineCalendar` checks first, `cnOfficeHours` is tested, so that
 * a page without a calendar of its own does not load the check.
 */
export function buildCalendar(id: string, { plan, known }: ReadCalendar): Calendar {
  const calendar = fromTables(id, plan.zone, stretchesOf(plan), (stretch) => buildTable(plan, stretch))
  if (known.length === 0) return calendar
  const from = Math.max(...known.map((set) => startOfDay(plan.zone, set.from)))
  const to = Math.min(...known.map((set) => startOfDay(plan.zone, set.to + 1)))
  return { ...calendar, known: { from, to } }
}

/** Round the clock, every day: elapsed time as it is. The zone serves display only. */
export function alwaysOpen(zone = 'UTC', id = 'always'): Calendar {
  return defineCalendar({ id, zone, weekly: { 'mon-sun': ['00:00-24:00'] } })
}

/**
 * A calendar over any source of tables; what is compiled is kept, up to 256 years of it.
 */
export function fromTables(
  id: string,
  zone: string,
  stretches: Calendar['stretches'],
  build: (stretch: number) => Table,
): Calendar {
  const tables = new Map<number, Table>()
  const closed = tableOf({ opens: [], closes: [] })
  let [recent, recentStretch] = [closed, Number.NaN]
  const table = (stretch: number): Table => {
    if (stretch === recentStretch) return recent
    if (stretch < stretches.first || stretch > stretches.last) return closed
    recent = remember(tables, stretch, keptStretches, () => build(stretch))
    recentStretch = stretch
    return recent
  }
  return { id, zone, table, stretches }
}

function stretchesOf({ hours, from, to }: Plan): Calendar['stretches'] {
  const days = hours.weekly.flat().length > 0 ? [from, to] : [...hours.dates.keys()]
  const stretchOf = (day: DayNumber) => Math.floor((day * dayMs) / stretchMs)
  // A shift reaches two days past the one on which it starts, and a zone up to a day before and after UTC.
  return {
    first: stretchOf(Math.max(from, Math.min(...days)) - 1),
    last: stretchOf(Math.min(to, Math.max(...days)) + 3),
  }
}

function startOfDay(zone: string, day: number): Instant {
  const local = day * dayMs
  return localToInstant(offsetSpans(zone, local - 2 * dayMs, local + 2 * dayMs), local)
}
