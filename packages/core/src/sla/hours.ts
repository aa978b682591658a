import type { RefusalData } from '../shared/index.js'
import { refuse } from './calendar-refusals.js'
import { listOf, type Path, refuseValue } from './checks.js'
import { layered } from './intervals.js'

/**
 * Opening hours of one shift on the wall clock, `09:00-12:00`; a whole day is `00:00-24:00`. A close before the open is on the next
 * day.
 */
export type HourRange = string

/** Minutes since midnight of the day on which the shift starts; `close` may exceed 24 h. */
export interface Shift {
  readonly open: number
  readonly close: number
}

const dayMinutes = 24 * 60

/** Reads a list of hours; what is wrong goes to `found`. */
export const readShifts = (value: unknown, path: Path, found: RefusalData[], expected?: string): Shift[] =>
  listOf(value, path, found, expected).flatMap((text, index) =>
    readShift(String(text), [...path, index], found),
  )

function readShift(text: string, path: Path, found: RefusalData[]): Shift | [] {
  const [, fromHour = 24, fromMinute = 0, toHour = 0, toMinute = 0] = (
    /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/.exec(text) ?? []
  ).map(Number)
  const open = fromHour * 60 + fromMinute
  const close = toHour * 60 + toMinute
  if (open >= dayMinutes || close > dayMinutes) refuseValue(found, path, text, '09:00-12:00')
  else if (open === close) refuse(found, 'sla.zero_length', path, { value: text })
  else return { open, close: close < open ? close + dayMinutes : close }
  return []
}

/** Says so when two shifts of a day cover the same time, or one of the day before runs into one; touching is allowed. */
export function findOverlap(
  shifts: readonly Shift[],
  path: Path,
  found: RefusalData[],
  before: readonly Shift[] = [],
): void {
  const day = [
    ...shifts,
    ...before.map(({ open, close }) => ({ open: open - dayMinutes, close: close - dayMinutes })),
  ]
  const twice = layered({ opens: day.map(({ open }) => open), closes: day.map(({ close }) => close) }, 2)
  if (twice.opens.some((open) => open >= 0)) refuse(found, 'sla.overlap', path)
}
