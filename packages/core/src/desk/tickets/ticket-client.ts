import type { Comment, Ticket } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { ListPage, TicketClient, TicketView } from '../client.js'
import type { SessionContext } from '../context.js'
import { eventPayload } from '../event-payload.js'
import { listRecords } from '../list-records.js'
import { run } from '../pipeline.js'
import { readable, see } from '../reader.js'
import { ticketTimeline } from '../timeline.js'
import { transitionsOf } from '../transitions.js'
import { ticketAfterCommand, ticketView } from '../view.js'
import { citeCase } from './cite-case.js'
import { commentOnTicket } from './comment-on-ticket.js'
import { editTicket } from './edit-ticket.js'
import { fileTicket } from './file-ticket.js'
import { ticketEventInputs } from './inputs.js'
import { sendTicketEvent } from './send-ticket-event.js'
import { ticketSla } from './sla-view.js'

/** The ticket half of a client: commands through the pipeline, reads through policy's views. */
export function ticketClient(session: SessionContext): TicketClient {
  const shown = async (row: Promise<Row<Ticket>>): Promise<TicketView> =>
    ticketAfterCommand(session, await row)
  return {
    file: (input, options) => shown(run(session, fileTicket, input, options)),
    get: async (id) => ticketView(session, await readable<Ticket>(session, 'ticket', id, 'ticket.read')),
    list: async (query) => {
      const { page, count } = await listRecords<Ticket>(session, 'ticket', query, {
        by: 'updatedAt',
        direction: 'desc',
      })
      const result: ListPage<TicketView> = {
        items: page.rows.map((row) => ticketView(session, row)),
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
        ...(count ? { count } : {}),
      }
      return result
    },
    edit: (id, changes, options) => shown(run(session, editTicket, { id, changes }, options)),
    send: async (id, given, options) => {
      const event = eventPayload(session.desk.ticketLifecycle, ticketEventInputs, given)
      return shown(run(session, sendTicketEvent, { id, event }, options))
    },
    comment: async (ticket, input, options) => {
      const row = await run(session, commentOnTicket, { ...input, ticket }, options)
      return see(session, 'comment.read', row.doc).doc as Comment
    },
    cite: (id, entry, options) => shown(run(session, citeCase, { id, case: entry }, options)),
    timeline: (id) => ticketTimeline(session, id),
    transitions: (id) => transitionsOf(session, 'ticket', id),
    sla: (id) => ticketSla(session, id),
  }
}
