import type { RefusalData } from '../shared/index.js'
import { calendarRefusals } from './calendar-refusals.js'
import { type Weekday, weekdays } from './civil-date.js'

/**
 * Opening hours of one shift on the wall clock, `09:00-12:00`. A close at or before the open is on the next
 * day.
 */
export type HourRange = string

/** Minutes since midnight of the day on which the shift starts; `close` may exceed 24 h. */
export interface Shift {
  readonly open: number
  readonly close: number
}

export type Path = readonly (string | number)[]

const dayMinutes = 24 * 60

/** Reads the hours of one day, sorted; what is wrong goes to `found`. */
export function parseHours(value: unknown, path: Path, found: RefusalData[]): Shift[] {
  if (!Array.isArray(value)) {
    found.push(
      calendarRefusals.data('sla.bad_value', {
        path,
        details: { expected: "['09:00-12:00', '13:30-18:00']" },
      }),
    )
    return []
  }
  return value
    .flatMap((text, index) => parseRange(text, [...path, index], found) ?? [])
    .sort((a, b) => a.open - b.open || a.close - b.close)
}

/** Says so when two shifts of one day cover the same minute; touching is allowed. */
export function findOverlap(shifts: readonly Shift[], path: Path, found: RefusalData[]): void {
  shifts.forEach((shift, index) => {
    const next = shifts[index + 1]
    if (!next || next.open >= shift.close) return
    const details = { first: formatShift(shift), second: formatShift(next) }
    found.push(calendarRefusals.data('sla.overlap', { path, details }))
  })
}

/**
 * The weekdays that a key such as `mon-fri`, `sat,sun` or `sun-thu` names, 0 for Monday; undefined when it
 * names none.
 */
export function parseWeekdays(key: string): number[] | undefined {
  const days = key.split(',').flatMap((part) => {
    const [first, last = first, ...more] = part.trim().split('-')
    const from = weekdays.indexOf(first as Weekday)
    const to = weekdays.indexOf(last as Weekday)
    if (from < 0 || to < 0 || more.length > 0) return [-1]
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7)
  })
  return days.includes(-1) ? undefined : days
}

function parseRange(text: unknown, path: Path, found: RefusalData[]): Shift | undefined {
  const match = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/.exec(String(text))
  const open = Number(match?.[1]) * 60 + Number(match?.[2])
  const close = Number(match?.[3]) * 60 + Number(match?.[4])
  const details = { hours: String(text) }
  if (!match || open >= dayMinutes || close > dayMinutes)
    found.push(calendarRefusals.data('sla.bad_hours', { path, details }))
  else if (open === close) found.push(calendarRefusals.data('sla.zero_length', { path, details }))
  else return { open, close: close < open ? close + dayMinutes : close }
  return undefined
}

export function formatShift({ open, close }: Shift): HourRange {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return `${time(open)}-${time(close > dayMinutes ? close - dayMinutes : close)}`
}
