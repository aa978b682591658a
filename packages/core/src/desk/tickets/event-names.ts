import type { TicketEventName } from './inputs.js'

/** What the event stream calls that which happened when an event was accepted. */
export const ticketEventNames: Readonly<Record<TicketEventName, string>> = {
  'ticket.triage': 'ticket.triaged',
  'ticket.assign': 'ticket.assigned',
  'ticket.start': 'ticket.started',
  'ticket.transfer': 'ticket.transferred',
  'ticket.wait_requester': 'ticket.waiting_requester',
  'ticket.wait_third_party': 'ticket.waiting_third_party',
  'ticket.resume': 'ticket.resumed',
  'ticket.resolve': 'ticket.resolved',
  'ticket.confirm': 'ticket.closed',
  'ticket.reject_solution': 'ticket.solution_rejected',
  'ticket.close': 'ticket.closed',
  'ticket.auto_close': 'ticket.closed',
  'ticket.reopen': 'ticket.reopened',
  'ticket.cancel': 'ticket.cancelled',
  'ticket.escalate': 'ticket.escalated',
  'ticket.deescalate': 'ticket.deescalated',
  'ticket.rate': 'ticket.rated',
}
