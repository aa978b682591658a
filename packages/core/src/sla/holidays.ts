import type { LocalText } from '../shared/index.js'
import { type CivilDate, type DayNumber, parseDate } from './civil-date.js'

/** One public holiday with the workdays that make up for it (调休), all dates inclusive. */
export interface Holiday {
  readonly name: LocalText
  readonly from: CivilDate
  readonly to: CivilDate
  readonly workdays?: readonly CivilDate[]
}

/**
 * Holidays as an authority announced them. Outside `coverage` nothing is known: a due time there is
 * provisional and is computed anew when the set is extended.
 */
export interface HolidaySet {
  readonly region: string
  readonly coverage: { readonly from: CivilDate; readonly to: CivilDate }
  readonly holidays: readonly Holiday[]
  readonly sources: readonly string[]
}

export const isHolidaySet = (value: unknown): value is HolidaySet =>
  typeof value === 'object' && value !== null && 'coverage' in value && 'holidays' in value

/** The closed days and the make-up workdays of a set; dates that do not exist are left out. */
export function daysOf({ holidays }: HolidaySet): { closed: DayNumber[]; workdays: DayNumber[] } {
  const closed = holidays.flatMap(({ from, to }) => {
    const [first = 0, last = -1] = [parseDate(from), parseDate(to)]
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step)
  })
  const workdays = holidays
    .flatMap((holiday) => holiday.workdays ?? [])
    .flatMap((date) => parseDate(date) ?? [])
  return { closed, workdays }
}

/** The days about which all the sets know. */
export const commonCoverage = (sets: readonly HolidaySet[]): { from: DayNumber; to: DayNumber } => ({
  from: Math.max(...sets.map((set) => parseDate(set.coverage.from) as DayNumber)),
  to: Math.min(...sets.map((set) => parseDate(set.coverage.to) as DayNumber)),
})
