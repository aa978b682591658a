import type { Instant } from '../shared/index.js'
import { type Interval, isOpen, nextOpen } from './business-time.js'
import type { Calendar } from './calendar.js'

/** When one person works: the hours of a calendar, without the time they are away. */
export interface Duty {
  readonly person: string
  readonly calendar: Calendar
  /** Leave, training, a doctor: in any order, they may overlap. */
  readonly away?: readonly Interval[]
}

/** Who is on duty now, in the order of the roster; what routing asks. */
export const onDuty = (roster: readonly Duty[], now: Instant): string[] =>
  roster
    .filter(({ calendar, away = [] }) => isOpen(calendar, now) && !awayAt(away, now))
    .map(({ person }) => person)

/** When each person is next on duty, now included; the earliest first, of equals in the order of the roster. Who never is again is left out. */
export const nextOnDuty = (
  roster: readonly Duty[],
  now: Instant,
): { readonly person: string; readonly at: Instant }[] =>
  roster
    .flatMap((duty) => {
      const at = nextOf(duty, now)
      return at === undefined ? [] : [{ person: duty.person, at }]
    })
    .sort((a, b) => a.at - b.at)

function nextOf({ calendar, away = [] }: Duty, now: Instant): Instant | undefined {
  let at = nextOpen(calendar, now)
  for (let absence = at && awayAt(away, at); absence; absence = at && awayAt(away, at))
    at = nextOpen(calendar, absence.to)
  return at
}

const awayAt = (away: readonly Interval[], at: Instant): Interval | undefined =>
  away.find(({ from, to }) => from <= at && at < to)
