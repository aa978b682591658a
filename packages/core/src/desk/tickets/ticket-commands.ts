import type { Comment, Ticket } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { AddComment, CallOptions, EditTicket, FileTicket, TicketEvent } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { eventPayload } from '../event-payload.js'
import { ticketLifecycleOf } from '../lifecycle-for.js'
import { run } from '../pipeline.js'
import { citeCase } from './cite-case.js'
import { commentOnTicket } from './comment-on-ticket.js'
import { editTicket } from './edit-ticket.js'
import { fileTicket } from './file-ticket.js'
import { ticketEventInputs } from './inputs.js'
import { sendTicketEvent } from './send-ticket-event.js'

// All that changes a ticket. Clients load it with the first change, so that a page which only shows tickets stays small.

export const file = (
  session: SessionContext,
  input: FileTicket,
  options?: CallOptions,
): Promise<Row<Ticket>> => run(session, fileTicket, input, options)

export const edit = (
  session: SessionContext,
  id: string,
  changes: EditTicket,
  options?: CallOptions,
): Promise<Row<Ticket>> => run(session, editTicket, { id, changes }, options)

export const send = async (
  session: SessionContext,
  id: string,
  given: TicketEvent,
  options?: CallOptions,
): Promise<Row<Ticket>> => {
  const event = eventPayload(ticketLifecycleOf(session.desk), ticketEventInputs, given)
  return run(session, sendTicketEvent, { id, event }, options)
}

export const comment = (
  session: SessionContext,
  ticket: string,
  input: AddComment,
  options?: CallOptions,
): Promise<Row<Comment>> => run(session, commentOnTicket, { ...input, ticket }, options)

export const cite = (
  session: SessionContext,
  id: string,
  entry: string,
  options?: CallOptions,
): Promise<Row<Ticket>> => run(session, citeCase, { id, case: entry }, options)
