import type { Ticket } from '../../schema/index.js'
import { explainClock, metricLabels, type SlaClock, targetReasonText } from '../../sla/index.js'
import type { ClockView } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { eventsOf } from '../events-of.js'
import { readable } from '../reader.js'
import { calendarsOf, ticketClocks } from './ticket-clocks.js'

/** The ticket's clocks now, each with the stretches of time that counted and why its target applies. */
export async function ticketSla(session: SessionContext, id: string): Promise<ClockView[]> {
  const { desk, tenant } = session
  const ticket = await readable<Ticket>(session, 'ticket', id, 'ticket.read')
  const events = await eventsOf(desk.storage, tenant, { kind: 'ticket', id })
  const now = session.now()
  return ticketClocks(desk, ticket.doc, events, now).map((clock) => clockView(session, clock, now))
}

function clockView({ desk }: SessionContext, clock: SlaClock, now: number): ClockView {
  const {
    metric,
    agreement,
    state,
    startedAt,
    stoppedAt,
    due,
    budget,
    elapsed,
    left,
    overdue,
    warnings,
    pauses,
    provisional,
  } = clock
  return {
    metric,
    label: (metricLabels as Readonly<Record<string, ClockView['label']>>)[metric] ?? {
      zh: metric,
      en: metric,
    },
    agreement,
    state,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    ...(due === undefined ? {} : { due }),
    budget,
    elapsed,
    left,
    overdue,
    warnings,
    pauses,
    counted: explainClock(clock, calendarsOf(desk), now).map(({ from, to }) => ({ from, to })),
    why: targetReasonText(clock.why),
    provisional,
  }
}
