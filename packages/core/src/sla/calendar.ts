import {
  type Instant,
  localToInstant,
  offsetSpans,
  ok,
  Refusal,
  type Result,
  refused,
} from '../shared/index.js'
import { calendarRefusals } from './calendar-refusals.js'
import { type CalendarSource, type ReadCalendar, readCalendar } from './calendar-source.js'
import { dayMs } from './civil-date.js'
import type { SlaRefusalCode } from './refusals.js'
import { buildTable, type Plan, stretchMs, type Table } from './table.js'

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

/** Instants outside the years 1000–9999 are taken for a mistake. */
export const earliest: Instant = Date.UTC(1000, 0)
export const latest: Instant = Date.UTC(10_000, 0) - 1

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
  if (!read.ok) return read
  const plan = withoutSwallowedWeek(read.value.plan)
  const calendar = buildCalendar(source.id, { ...read.value, plan })
  return opensEver(calendar, plan) ? ok(calendar) : refused(calendarRefusals.data('sla.closed_always'))
}

/**
 * The calendar of day rules that are known to be sound: `defineCalendar` checks first, `cnOfficeHours` is tested, so that
 * a page without a calendar of its own does not load the check.
 */
export function buildCalendar(id: string, { plan, coverage }: ReadCalendar): Calendar {
  const calendar = fromTables(id, plan.zone, stretchesOf(plan), (stretch) => buildTable(plan, stretch))
  if (!coverage) return calendar
  const known = { from: startOfDay(plan.zone, coverage.from), to: startOfDay(plan.zone, coverage.to + 1) }
  return { ...calendar, known }
}

/** Round the clock, every day: elapsed time as it is. The zone serves display only. */
export function alwaysOpen(zone = 'UTC', id = 'always'): Calendar {
  return defineCalendar({ id, zone, weekly: { 'mon-sun': ['00:00-24:00'] } })
}

/**
 * A calendar over any source of tables; compiled stretches are kept, the oldest are dropped beyond 256 years.
 */
export function fromTables(
  id: string,
  zone: string,
  stretches: Calendar['stretches'],
  build: (stretch: number) => Table,
): Calendar {
  const tables = new Map<number, Table>()
  let recent: Table | undefined
  let recentStretch = Number.NaN
  const table = (stretch: number): Table => {
    if (recent && stretch === recentStretch) return recent
    let found = tables.get(stretch)
    if (!found) {
      found = build(stretch)
      if (tables.size >= keptStretches) tables.delete(tables.keys().next().value as number)
      tables.set(stretch, found)
    }
    recent = found
    recentStretch = stretch
    return found
  }
  return { id, zone, table, stretches }
}

function stretchesOf(plan: Plan): Calendar['stretches'] {
  const hasWeekly = plan.weekly.some((shifts) => shifts.length > 0)
  const days = hasWeekly ? [] : [...plan.dates.keys()]
  const from = Math.max(plan.from, hasWeekly ? earliest / dayMs : Math.min(...days))
  const to = Math.min(plan.to, hasWeekly ? latest / dayMs : Math.max(...days))
  // A shift reaches two days past the one on which it starts, and a zone up to a day before and after UTC.
  return {
    first: Math.floor(((from - 1) * dayMs) / stretchMs),
    last: Math.floor(((to + 3) * dayMs) / stretchMs),
  }
}

/**
 * Only a calendar with an end, or without weekly hours, can be closed for good; then its stretches are few.
 */
function opensEver({ table, stretches }: Calendar, plan: Plan): boolean {
  const hasWeekly = plan.weekly.some((shifts) => shifts.length > 0)
  if (hasWeekly && plan.from === Number.NEGATIVE_INFINITY && plan.to === Number.POSITIVE_INFINITY) return true
  for (let stretch = stretches.first; stretch <= stretches.last; stretch++)
    if (table(stretch).total > 0) return true
  return false
}

/** Weekly hours that weekly breaks swallow whole are none. */
function withoutSwallowedWeek(plan: Plan): Plan {
  if (plan.weeklyBreaks.every((shifts) => shifts.length === 0)) return plan
  const undated = {
    dates: new Map(),
    dateBreaks: new Map(),
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
  }
  return buildTable({ ...plan, ...undated }, 0).total > 0 ? plan : { ...plan, weekly: [] }
}

function startOfDay(zone: string, day: number): Instant {
  const local = day * dayMs
  return localToInstant(offsetSpans(zone, local - 2 * dayMs, local + 2 * dayMs), local)
}
