import type { Comment, Ticket } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { ListPage, TicketClient, TicketView } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { listRecords } from '../list-records.js'
import { giveReason } from '../obligations.js'
import { readable, see } from '../reader.js'
import { noteCited } from '../search/note-use.js'
import { ticketTimeline } from '../timeline.js'
import { transitionsOf } from '../transitions.js'
import { ticketAfterCommand, ticketView } from '../view.js'
import { ticketSla } from './sla-view.js'

type TicketCommands = typeof import('./ticket-commands.js')
const loadCommands = async (): Promise<TicketCommands> => (await import('../writes.js')).ticketCommands

/** The ticket half of a client: commands through the pipeline, reads through policy's views. */
export function ticketClient(session: SessionContext): TicketClient {
  const shown = async (change: (commands: TicketCommands) => Promise<Row<Ticket>>): Promise<TicketView> =>
    ticketAfterCommand(session, await change(await loadCommands()))
  return {
    file: (input, options) => shown((commands) => commands.file(session, input, options)),
    get: async (id, options) => {
      giveReason(session, options)
      return ticketView(session, await readable<Ticket>(session, 'ticket', id, 'ticket.read'))
    },
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
    edit: (id, changes, options) => shown((commands) => commands.edit(session, id, changes, options)),
    send: (id, event, options) => shown((commands) => commands.send(session, id, event, options)),
    comment: async (ticket, input, options) => {
      const { comment } = await loadCommands()
      const row = await comment(session, ticket, input, options)
      return see(session, 'comment.read', row.doc).doc as Comment
    },
    cite: (id, entry, options) =>
      shown(async (commands) => {
        const row = await commands.cite(session, id, entry, options)
        // In the background: nobody waits for a statistic.
        session.desk.search.later(noteCited(session, row.doc, entry))
        return row
      }),
    timeline: (id) => ticketTimeline(session, id),
    transitions: (id) => transitionsOf(session, 'ticket', id),
    sla: (id) => ticketSla(session, id),
  }
}
