import { isZone, ok, type RefusalData, type Result, refused } from '../shared/index.js'
import { calendarRefusals } from './calendar-refusals.js'
import { entriesOf, findUnknownKeys, isRecord, refuseDate, refuseValue } from './checks.js'
import { type CivilDate, type DayNumber, parseDate, type Weekday, weekdays } from './civil-date.js'
import { commonCoverage, daysOf, type HolidaySet, isHolidaySet } from './holidays.js'
import {
  findOverlap,
  formatShift,
  type HourRange,
  type Path,
  parseHours,
  parseWeekdays,
  type Shift,
} from './hours.js'
import type { SlaRefusalCode } from './refusals.js'
import type { Plan } from './table.js'

/**
 * A calendar as plain data. Which hours hold on a date: its entry in `dates`, else those of a make-up
 * workday, else none on a holiday, else the weekly ones; `breaks` are taken away last. A shift belongs to the
 * day on which it starts, so an overnight shift runs on into a holiday. Time is what elapses: a shift over a
 * change of clocks lasts longer or shorter.
 */
export interface CalendarSource {
  readonly id: string
  /** An IANA zone, `Asia/Shanghai`. */
  readonly zone: string
  /** Hours by weekdays: `'mon-fri'`, `'sat,sun'`, `'wed'`. Several keys that name a day add up. */
  readonly weekly?: { readonly [days: string]: readonly HourRange[] }
  /** Announced holidays with their make-up workdays, or own closed dates, or both. */
  readonly holidays?: HolidaySet | readonly (HolidaySet | CivilDate)[]
  /** More make-up workdays than the holiday sets name. */
  readonly workdays?: readonly CivilDate[]
  /**
   * The hours of a make-up workday: those of a weekday (default: the first one that has hours), or own ones.
   */
  readonly workdayHours?: Weekday | readonly HourRange[]
  /** The hours of single dates, which beat everything; an empty list closes the date. */
  readonly dates?: { readonly [date: CivilDate]: readonly HourRange[] }
  /** Closed times by weekdays or by date. They may overlap. */
  readonly breaks?: { readonly [daysOrDate: string]: readonly HourRange[] }
  /** The first and the last date on which a shift may start; open ended where absent. */
  readonly validity?: { readonly from?: CivilDate; readonly to?: CivilDate }
}

const keys = ['id', 'zone', 'weekly', 'holidays', 'workdays', 'workdayHours', 'dates', 'breaks', 'validity']

export interface ReadCalendar {
  readonly plan: Plan
  /** The days whose holidays are known, when holiday sets say so. */
  readonly coverage?: { readonly from: DayNumber; readonly to: DayNumber }
}

/** Turns a source into day rules, or says everything that is wrong with it. */
export function readCalendar(source: CalendarSource): Result<ReadCalendar, SlaRefusalCode> {
  const found: RefusalData<SlaRefusalCode>[] = []
  const given: Partial<CalendarSource> = isRecord(source) ? source : {}
  findUnknownKeys(given, keys, [], found)
  if (typeof given.id !== 'string' || given.id === '') refuseValue(found, ['id'], 'id: string')
  if (!isZone(given.zone)) {
    found.push(
      calendarRefusals.data('sla.unknown_zone', { path: ['zone'], details: { zone: String(given.zone) } }),
    )
  }
  const { weekly } = readByDay(given.weekly, 'weekly', found)
  for (const shifts of weekly) findOverlap(shifts, ['weekly'], found)
  findOvernightOverlap(weekly, found)
  const { sets, closed, workdays } = readHolidays(given, found)
  const workdayShifts = readWorkdayHours(given.workdayHours, weekly, found)
  const dates = readDates(given.dates, found)
  const breaks = readByDay(given.breaks, 'breaks', found, true)
  const validity = readValidity(given.validity, found)
  const [first, ...others] = found
  if (first) return refused(first, ...others)
  const plan: Plan = {
    zone: source.zone,
    weekly,
    dates: new Map([
      ...closed.map((day) => [day, []] as const),
      ...workdays.map((day) => [day, workdayShifts] as const),
      ...dates,
    ]),
    weeklyBreaks: breaks.weekly,
    dateBreaks: breaks.dates,
    ...validity,
  }
  return ok(sets.length > 0 ? { plan, coverage: commonCoverage(sets) } : { plan })
}

function readByDay(value: unknown, key: 'weekly' | 'breaks', found: RefusalData[], withDates = false) {
  const weekly: Shift[][] = weekdays.map(() => [])
  const dates = new Map<DayNumber, Shift[]>()
  for (const [days, hours] of entriesOf(value, [key], found)) {
    const shifts = parseHours(hours, [key, days], found)
    const date = withDates ? parseDate(days) : undefined
    if (date !== undefined) dates.set(date, shifts)
    else if (withDates && /^\d/.test(days)) refuseDate(found, [key, days], days)
    else {
      const named = parseWeekdays(days)
      if (!named)
        found.push(
          calendarRefusals.data('sla.unknown_weekday', { path: [key, days], details: { key: days } }),
        )
      for (const day of named ?? []) weekly[day]?.push(...shifts)
    }
  }
  for (const shifts of weekly) shifts.sort((a, b) => a.open - b.open)
  return { weekly, dates }
}

function readDates(value: unknown, found: RefusalData[]): Map<DayNumber, Shift[]> {
  const dates = new Map<DayNumber, Shift[]>()
  for (const [date, hours] of entriesOf(value, ['dates'], found)) {
    const day = parseDate(date)
    const shifts = parseHours(hours, ['dates', date], found)
    findOverlap(shifts, ['dates', date], found)
    if (day === undefined) refuseDate(found, ['dates', date], date)
    else dates.set(day, shifts)
  }
  return dates
}

function readHolidays(given: Partial<CalendarSource>, found: RefusalData[]) {
  const listed: unknown = given.holidays ?? []
  const items: readonly unknown[] = Array.isArray(listed) ? listed : [listed]
  const sets: HolidaySet[] = []
  const closed: DayNumber[] = []
  const workdays = readDateList(given.workdays ?? [], ['workdays'], found)
  items.forEach((item, index) => {
    const path = Array.isArray(listed) ? ['holidays', index] : ['holidays']
    if (!isHolidaySet(item)) {
      closed.push(...readDateList([item], path, found))
      return
    }
    sets.push(item)
    readDateList([item.coverage.from, item.coverage.to], [...path, 'coverage'], found)
    for (const { from, to, workdays: makeup = [] } of item.holidays) {
      readDateList([from, to], path, found)
      readDateList(makeup, path, found)
    }
    const days = daysOf(item)
    closed.push(...days.closed)
    workdays.push(...days.workdays)
  })
  return { sets, closed, workdays }
}

function readDateList(value: unknown, path: Path, found: RefusalData[]): DayNumber[] {
  if (!Array.isArray(value)) {
    refuseValue(found, path, "['2026-02-14']")
    return []
  }
  return value.flatMap((text) => {
    const day = parseDate(text)
    if (day === undefined) refuseDate(found, path, String(text))
    return day ?? []
  })
}

function readWorkdayHours(
  value: unknown,
  weekly: readonly Shift[][],
  found: RefusalData[],
): readonly Shift[] {
  if (value === undefined) return weekly.find((shifts) => shifts.length > 0) ?? []
  const path = ['workdayHours']
  if (typeof value === 'string') {
    const day = weekdays.indexOf(value as Weekday)
    if (day < 0) found.push(calendarRefusals.data('sla.unknown_weekday', { path, details: { key: value } }))
    return weekly[day] ?? []
  }
  const shifts = parseHours(value, path, found)
  findOverlap(shifts, path, found)
  return shifts
}

function readValidity(value: unknown, found: RefusalData[]): { from: DayNumber; to: DayNumber } {
  const validity = Object.fromEntries(entriesOf(value, ['validity'], found))
  findUnknownKeys(validity, ['from', 'to'], ['validity'], found)
  const edge = (key: 'from' | 'to', absent: number): number => {
    const date = validity[key]
    return date === undefined ? absent : (readDateList([date], ['validity', key], found)[0] ?? absent)
  }
  const from = edge('from', Number.NEGATIVE_INFINITY)
  const to = edge('to', Number.POSITIVE_INFINITY)
  if (to < from) {
    const details = { from: String(validity.from), to: String(validity.to) }
    found.push(calendarRefusals.data('sla.validity_reversed', { path: ['validity'], details }))
  }
  return { from, to }
}

/** A weekly shift that runs into the next day must end before that day's first one begins. */
function findOvernightOverlap(weekly: readonly Shift[][], found: RefusalData[]): void {
  weekly.forEach((shifts, day) => {
    const last = shifts.at(-1)
    const next = weekly[(day + 1) % 7]?.[0]
    if (!last || !next || last.close - 1440 <= next.open) return
    const details = {
      first: `${weekdays[day]} ${formatShift(last)}`,
      second: `${weekdays[(day + 1) % 7]} ${formatShift(next)}`,
    }
    found.push(calendarRefusals.data('sla.overlap', { path: ['weekly'], details }))
  })
}
