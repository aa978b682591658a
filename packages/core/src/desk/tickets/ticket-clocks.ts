import type { Ticket } from '../../schema/index.js'
import type { Instant, JsonObject } from '../../shared/index.js'
import { type Calendar, type ClockEvent, clocks, nextDue, type SlaClock } from '../../sla/index.js'
import type { EventInput, Row } from '../../storage/index.js'
import type { DeskContext } from '../context.js'
import { defaultAgreement, defaultCalendar } from '../defaults.js'
import type { Work } from '../work.js'

/** The calendars that the desk counts in. */
export const calendarsOf = (desk: DeskContext): readonly Calendar[] => desk.calendars ?? [defaultCalendar]

/** All clocks of a ticket at a moment, from nothing but what happened to it. */
export function ticketClocks(
  desk: DeskContext,
  ticket: Ticket,
  events: readonly EventInput[],
  now: Instant,
): readonly SlaClock[] {
  return clocks({
    events: events as readonly ClockEvent[],
    agreements: desk.agreements ?? [defaultAgreement],
    calendars: calendarsOf(desk),
    now,
    subject: ticket as unknown as JsonObject,
  })
}

/** Writes down when the ticket is due and when one of its clocks speaks next, so that lists and timers find it. */
export function storeDueAt(
  desk: DeskContext,
  work: Work,
  row: Row<Ticket>,
  past: readonly EventInput[],
): Row<Ticket> {
  const fresh = work.events.filter(({ aggregate }) => aggregate.kind === 'ticket' && aggregate.id === row.id)
  const all = ticketClocks(desk, row.doc, [...past, ...fresh], work.at)
  const moments = { dueAt: earliestDue(all), wakeAt: nextDue(all) }
  if (moments.dueAt === row.doc.dueAt && moments.wakeAt === row.doc.wakeAt) return row
  return work.change(row, (draft) => {
    for (const name of ['dueAt', 'wakeAt'] as const) {
      const moment = moments[name]
      if (moment === undefined) delete draft[name]
      else draft[name] = moment
    }
  })
}

function earliestDue(all: readonly SlaClock[]): Instant | undefined {
  const dues = all.flatMap(({ stoppedAt, due }) =>
    stoppedAt === undefined && due !== undefined ? [due] : [],
  )
  return dues.length > 0 ? Math.min(...dues) : undefined
}
