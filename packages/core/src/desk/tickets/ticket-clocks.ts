import type { Ticket } from '../../schema/index.js'
import type { Instant, JsonObject } from '../../shared/index.js'
import { type ClockEvent, clocks, nextDue, type SlaClock } from '../../sla/index.js'
import type { EventInput, Row } from '../../storage/index.js'
import type { DeskContext } from '../context.js'
import type { Work } from '../work.js'

/** All clocks of a ticket at a moment, from nothing but what happened to it. */
export function ticketClocks(
  desk: DeskContext,
  ticket: Ticket,
  events: readonly EventInput[],
  now: Instant,
): readonly SlaClock[] {
  return clocks({
    events: events as readonly ClockEvent[],
    agreements: desk.agreements,
    calendars: desk.calendars,
    now,
    subject: ticket as unknown as JsonObject,
  })
}

/** Writes down when one of the ticket's clocks speaks next, so that lists can order by it and timers find it. */
export function storeDueAt(
  desk: DeskContext,
  work: Work,
  row: Row<Ticket>,
  past: readonly EventInput[],
): Row<Ticket> {
  const fresh = work.events.filter(
    (event) => event.aggregate.kind === 'ticket' && event.aggregate.id === row.id,
  )
  const dueAt = nextDue(ticketClocks(desk, row.doc, [...past, ...fresh], work.at))
  if (dueAt === row.doc.dueAt) return row
  return work.change(row, (draft) => {
    if (dueAt === undefined) delete draft.dueAt
    else draft.dueAt = dueAt
  })
}
