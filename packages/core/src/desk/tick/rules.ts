import type { JsonObject } from '../../shared/index.js'
import { type Agreement, type Calendar, roundTheClock } from '../../sla/index.js'
import type { DeskContext } from '../context.js'
import { defaultAgreement, defaultCalendar, defaultLibraryAgreement } from '../defaults.js'

/** What time is counted by: the host's agreements and calendars, or the defaults. */
export interface ClockRules {
  readonly agreements: readonly Agreement[]
  readonly calendars: readonly Calendar[]
}

const known = new WeakMap<DeskContext, ClockRules>()

/** The rules of a desk. The calendar `always` is there without being given. */
export function clockRules(desk: DeskContext): ClockRules {
  const rules = known.get(desk) ?? {
    agreements: desk.agreements ?? [defaultAgreement, defaultLibraryAgreement],
    calendars: withRoundTheClock(desk.calendars ?? [defaultCalendar]),
  }
  known.set(desk, rules)
  return rules
}

const withRoundTheClock = (calendars: readonly Calendar[]): readonly Calendar[] =>
  calendars.some(({ id }) => id === roundTheClock.id) ? calendars : [...calendars, roundTheClock]

/** The calendar of business days for a record: that of the first agreement that covers it, or the first there is. */
export function calendarFor(desk: DeskContext, doc: object): Calendar {
  const { agreements, calendars } = clockRules(desk)
  const agreement = agreements.find(({ covers }) => covers(doc as JsonObject))
  return (calendars.find(({ id }) => id === agreement?.calendar) ?? calendars[0]) as Calendar
}
