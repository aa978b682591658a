import type { LocalText } from '../shared/index.js'
import { isRecord } from './checks.js'
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
  isRecord(value) &&
  isRecord(value.coverage) &&
  Array.isArray(value.holidays) &&
  value.holidays.every(isRecord)

/** From one day to another, both inclusive. */
export interface DayRange {
  readonly from: DayNumber
  readonly to: DayNumber
}

export interface HolidayDays {
  readonly closed: readonly DayNumber[]
  readonly worked: readonly DayNumber[]
  /** Absent of single dates. */
  readonly known?: DayRange
}

/**
 * The days of a set. `readDate` says what is to be made of each date; what it does not answer is left out.
 */
export function daysOf(
  { coverage, holidays }: HolidaySet,
  readDate: (date: CivilDate) => DayNumber | undefined = parseDate,
): Required<HolidayDays> {
  const rangeOf = ({ from, to }: HolidaySet['coverage']): DayRange => ({
    from: readDate(from) ?? 0,
    to: readDate(to) ?? -1,
  })
  const closed = holidays.flatMap((holiday) => {
    const { from, to } = rangeOf(holiday)
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step)
  })
  const worked = holidays.flatMap(({ workdays = [] }) => workdays.flatMap((date) => readDate(date) ?? []))
  return { closed, worked, known: rangeOf(coverage) }
}
