import type { Ticket } from '../../schema/index.js'
import type { DeskContext } from '../context.js'
import type { Dealt, Due } from './due.js'
import { silenceOver } from './silence.js'
import { timer } from './timer.js'

/** What time asks of a ticket beside its clocks: to be closed after silence, to be taken up again after a wait. */
export function ticketTimers(desk: DeskContext, ticket: Ticket, dealt: ReadonlyMap<string, Dealt>): Due[] {
  const { statusCategory, waiting } = ticket
  const resume = statusCategory === 'on_hold' ? waiting?.until : undefined
  return [
    ...timer(dealt, 'resume', resume, { type: 'ticket.resume' }),
    ...timer(dealt, 'auto_close', silenceOver(desk, ticket), { type: 'ticket.auto_close' }),
  ]
}
