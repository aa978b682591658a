import type { LifecycleEvent } from '../../lifecycle/index.js'
import { type Priority, priorities, type Ticket } from '../../schema/index.js'
import type { Json } from '../../shared/index.js'
import { metricLabels, type Reassignment, type RunEvent } from '../../sla/index.js'
import type { Row } from '../../storage/index.js'
import { caseEventInputs } from '../cases/inputs.js'
import { sendCaseEvent } from '../cases/send-case-event.js'
import type { SessionContext } from '../context.js'
import { eventPayload } from '../event-payload.js'
import { caseLifecycleOf, ticketLifecycleOf } from '../lifecycle-for.js'
import { editTicket } from '../tickets/edit-ticket.js'
import { ticketEventInputs } from '../tickets/inputs.js'
import { sendTicketEvent } from '../tickets/send-ticket-event.js'
import { type Call, calling, type Told, tellingOnly } from './call.js'
import type { Deed, Due } from './due.js'
import { tickRefusals } from './refusals.js'

type StepDeed = Extract<Deed, { type: 'step' }>

/** The command of one action of an escalation step. Throws the Refusal that says why it cannot be taken. */
export function stepCall(system: SessionContext, row: Row<object>, due: Due, deed: StepDeed): Call {
  if (deed.clock.stoppedAt !== undefined) throw tickRefusals.error('tick.overtaken')
  const { action, value } = deed
  const to = action === 'notify' ? { to: listOf(value) } : {}
  const telling = { type: 'sla_escalated', data: { ...clockData(deed), action, ...to } }
  const told = { due, telling }
  switch (action) {
    case 'notify':
      return tellingOnly(row, due, telling)
    case 'run':
      return sendCall(system, row, withReason(deed), told)
    case 'reassign':
      return sendCall(system, row, assignment(value as string | Reassignment), told)
    case 'priority':
    case 'watch':
      return calling(editTicket, { id: row.id, changes: changesOf(row.doc as Ticket, deed) }, told)
  }
}

const changesOf = (ticket: Ticket, { action, value }: StepDeed) =>
  action === 'priority'
    ? { priority: raised(ticket.priority, value as Priority) }
    : { watchers: [...new Set([...ticket.watchers, ...listOf(value)])] }

/** Sends a record’s lifecycle an event, its payload checked as anybody’s. */
export function sendCall(
  { desk }: SessionContext,
  { kind, id }: Row<object>,
  given: LifecycleEvent,
  told?: Told,
): Call {
  if (kind === 'ticket') {
    const event = eventPayload(ticketLifecycleOf(desk), ticketEventInputs, given)
    return calling(sendTicketEvent, { id, event }, told)
  }
  return calling(
    sendCaseEvent,
    { id, event: eventPayload(caseLifecycleOf(desk), caseEventInputs, given) },
    told,
  )
}

const assignment = (to: string | Reassignment): LifecycleEvent => ({
  type: 'ticket.assign',
  ...(typeof to === 'string' ? { team: to } : to),
})

const listOf = (value: unknown) => (Array.isArray(value) ? value : [value]) as string[]

function raised(now: Priority, wanted: Priority): Priority {
  if (priorities.indexOf(wanted) < priorities.indexOf(now)) return wanted
  throw tickRefusals.error('tick.not_raised', { details: { priority: now } })
}

type Shapes = Readonly<Record<string, { readonly shape?: object } | undefined>>

/** Why, in the words of the clock, where the event asks for a reason and the agreement gives none. */
function withReason({ clock, share, value }: StepDeed): RunEvent {
  const event = typeof value === 'string' ? { type: value } : (value as RunEvent)
  const schemas = { ...ticketEventInputs, ...caseEventInputs } as Shapes
  const asks = 'reason' in (schemas[event.type]?.shape ?? {})
  if (!asks || 'reason' in event) return event
  const label = (metricLabels as Readonly<Record<string, { zh: string } | undefined>>)[clock.metric]
  const state = share < 1 ? `已用去时限的 ${Math.round(share * 100)}%` : '已超时'
  return { ...event, reason: `${label?.zh ?? clock.metric}${state}，自动升级。` }
}

/** What an event tells of the clock; the agreement and the budget are in the clocks themselves. */
export const clockData = ({ clock, share }: Pick<StepDeed, 'clock' | 'share'>): { [name: string]: Json } => ({
  clock: clock.id,
  metric: clock.metric,
  agreement: clock.agreement,
  cycle: clock.cycle,
  share,
  due: clock.due ?? null,
  ended: clock.stoppedAt !== undefined,
})
