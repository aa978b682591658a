import type { LocalText } from '../shared/index.js'
import type { CivilDate } from './civil-date.js'

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
