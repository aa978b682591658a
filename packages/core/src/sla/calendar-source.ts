import { isZone, ok, type RefusalData, type Result, refused } from '../shared/index.js'
import { refuse } from './calendar-refusals.js'
import { isName, listOf, type Path, recordOf, refuseKeys, refuseValue } from './checks.js'
import {
  type CivilDate,
  type DayNumber,
  dayMs,
  parseDate,
  parseWeekdays,
  type Weekday,
  weekdayIndex,
  weekdays,
} from './civil-date.js'
import { type DayRange, daysOf, type HolidayDays, type HolidaySet, isHolidaySet } from './holidays.js'
import { findOverlap, type HourRange, readShifts, type Shift } from './hours.js'
import type { SlaRefusalCode } from './refusals.js'
import { openEnded, openIn, type Plan } from './table.js'

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

export interface ReadCalendar {
  readonly plan: Plan
  /** The days of which each holiday set knows. */
  readonly known: readonly DayRange[]
}

type Given = Readonly<Partial<Record<keyof CalendarSource, unknown>>>

/** Turns a source into day rules, or says everything that is wrong with it. */
export function readCalendar(source: CalendarSource): Result<ReadCalendar, SlaRefusalCode> {
  const found: RefusalData<SlaRefusalCode>[] = []
  const given: Given = recordOf(source, [], found)
  const {
    id,
    zone,
    weekly = {},
    holidays = [],
    workdays = [],
    workdayHours,
    dates = {},
    breaks = {},
    validity = {},
    ...others
  } = given
  refuseKeys(others, [], found)
  if (!isName(id)) refuseValue(found, ['id'], id, 'cn-support')
  if (!isZone(zone)) refuse(found, 'sla.unknown_zone', ['zone'], { value: String(zone) })
  const week = readRules('weekly', weekly, found).weekly
  week.forEach((shifts, day) => {
    findOverlap(shifts, ['weekly', weekdays[day] as Weekday], found, week.at(day - 1))
  })
  const sets = readHolidays(holidays, found)
  const closed = sets.flatMap((set) => set.closed)
  const worked = [...sets.flatMap((set) => set.worked), ...readDates(workdays, ['workdays'], found)]
  const shifts = readWorkdayHours(workdayHours, week, found)
  const plan = {
    zone: source.zone,
    hours: {
      weekly: week,
      dates: new Map([
        ...closed.map((day) => [day, []] as const),
        ...worked.map((day) => [day, shifts] as const),
        ...readRules('dates', dates, found).dates,
      ]),
    },
    breaks: readRules('breaks', breaks, found),
    ...readValidity(validity, found),
  }
  if (found.length === 0 && !opensEver(plan)) refuse(found, 'sla.closed_always')
  const [first, ...more] = found
  if (first) return refused(first, ...more)
  return ok({ plan, known: sets.flatMap(({ known }) => known ?? []) })
}

function readRules(setting: 'weekly' | 'dates' | 'breaks', value: unknown, found: RefusalData[]) {
  const weekly = weekdays.map((): Shift[] => [])
  const dates = new Map<DayNumber, Shift[]>()
  for (const [key, hours] of Object.entries(recordOf(value, [setting], found))) {
    const path = [setting, key]
    const shifts = readShifts(hours, path, found)
    const date = parseDate(key)
    const named = parseWeekdays(key)
    if (setting === 'dates') findOverlap(shifts, path, found)
    if (date !== undefined && setting !== 'weekly') dates.set(date, shifts)
    else if (named.length === 0 || setting === 'dates')
      refuseValue(found, path, key, setting === 'weekly' ? 'mon-fri' : '2026-02-14')
    else for (const day of named) weekly[day]?.push(...shifts)
  }
  // Breaks of a date come on top of those of its weekday.
  if (setting === 'breaks')
    for (const [day, shifts] of dates) shifts.push(...(weekly[weekdayIndex(day)] ?? []))
  return { weekly, dates }
}

const readHolidays = (value: unknown, found: RefusalData[]): HolidayDays[] =>
  [value].flat().map((item, index) => {
    const path = ['holidays', index]
    return isHolidaySet(item)
      ? daysOf(item, (date) => readDates([date], path, found)[0])
      : { closed: readDates([item], path, found), worked: [] }
  })

const readDates = (value: unknown, path: Path, found: RefusalData[]): DayNumber[] =>
  listOf(value, path, found).flatMap((date) => {
    const day = parseDate(date)
    if (day === undefined) refuseValue(found, path, date, '2026-02-14')
    return day ?? []
  })

function readWorkdayHours(
  value: unknown,
  weekly: readonly (readonly Shift[])[],
  found: RefusalData[],
): readonly Shift[] {
  const asOn =
    value === undefined
      ? (weekly.find((shifts) => shifts.length > 0) ?? [])
      : weekly[weekdays.indexOf(value as Weekday)]
  if (asOn) return asOn
  const path = ['workdayHours']
  const shifts = readShifts(value, path, found, 'mon | [ … ]')
  findOverlap(shifts, path, found)
  return shifts
}

function readValidity(value: unknown, found: RefusalData[]): typeof openEnded {
  const path = ['validity']
  const { from, to, ...others } = recordOf(value, path, found)
  refuseKeys(others, path, found)
  const [first = openEnded.from] = from === undefined ? [] : readDates([from], [...path, 'from'], found)
  const [last = openEnded.to] = to === undefined ? [] : readDates([to], [...path, 'to'], found)
  if (last < first) refuse(found, 'sla.validity_reversed', path)
  return { from: first, to: last }
}

/** Looks at so many days that the dates with hours of their own leave four weeks, and at each of these dates. */
function opensEver(plan: Plan): boolean {
  const dates = [...plan.hours.dates.keys()]
  const isOpen = (from: DayNumber, to: DayNumber) => openIn(plan, from * dayMs, to * dayMs).opens.length > 0
  return isOpen(plan.from, plan.from + dates.length + 28) || dates.some((day) => isOpen(day - 1, day + 3))
}
