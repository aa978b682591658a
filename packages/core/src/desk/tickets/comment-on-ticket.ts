import * as z from 'zod/mini'
import { applyStep, isEditable, step } from '../../lifecycle/index.js'
import { type Comment, identifier, type Ticket } from '../../schema/index.js'
import type { Row, StoredEvent } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { eventsOf } from '../events-of.js'
import { ticketLifecycleOf } from '../lifecycle-for.js'
import { must } from '../must.js'
import type { Command } from '../pipeline.js'
import { readable } from '../reader.js'
import { storeDueIndex } from '../tick/store-due-index.js'
import type { Work } from '../work.js'
import { addCommentInput } from './inputs.js'

const input = z.extend(addCommentInput, { ticket: identifier })
type Input = z.infer<typeof input>

interface Extra {
  readonly ticket: Row<Ticket>
  readonly events: readonly StoredEvent[]
}

/** Says something on a ticket: a public reply, or a note for colleagues. A requester's reply takes waiting work up again. */
export const commentOnTicket: Command<Input, Comment, Extra> = {
  kind: 'comment',
  action: ({ visibility }) => (visibility === 'public' ? 'comment.reply' : 'comment.note'),
  input,
  async prepare(session, { ticket: id }) {
    const ticket = await readable<Ticket>(session, 'ticket', id, 'ticket.read')
    must(isEditable(ticketLifecycleOf(session.desk), ticket.doc))
    return { ticket, events: await eventsOf(session.desk.storage, session.tenant, { kind: 'ticket', id }) }
  },
  change(work, { session, input, extra }) {
    const row = addComment(work, extra.ticket, input)
    const ticket = resumeOnReply(work, session, noteComment(work, extra.ticket, row.doc), row.doc)
    storeDueIndex(session.desk, work, ticket, extra.events)
    return row
  },
}

/** Adds the comment's record, with what policies need of its ticket. */
export function addComment(work: Work, ticket: Row<Ticket>, input: Omit<Input, 'ticket'>): Row<Comment> {
  return work.create<Comment>('comment', {
    id: work.newId(),
    ticket: ticket.id,
    author: work.actor,
    from: work.actor === ticket.doc.requester ? 'requester' : 'agent',
    visibility: input.visibility,
    text: input.text,
    attachments: input.attachments ?? [],
    mentions: input.mentions ?? [],
    requester: ticket.doc.requester,
    regions: ticket.doc.regions,
    zone: work.zone,
    createdAt: work.at,
  })
}

/** What the ticket keeps of its conversation: who spoke last in public, and when it was first answered. */
export function noteComment(work: Work, ticket: Row<Ticket>, comment: Comment): Row<Ticket> {
  const row = work.change(ticket, (draft) => {
    draft.updatedAt = work.at
    if (comment.visibility === 'internal') return
    draft.lastComment = { at: work.at, by: comment.author, from: comment.from }
    if (comment.from === 'agent') draft.firstRepliedAt ??= work.at
  })
  work.emit('ticket.commented', row, {
    comment: comment.id,
    visibility: comment.visibility,
    by: comment.from,
  })
  return row
}

function resumeOnReply(
  work: Work,
  session: SessionContext,
  ticket: Row<Ticket>,
  comment: Comment,
): Row<Ticket> {
  const answers = comment.visibility === 'public' && comment.from === 'requester'
  if (!answers || ticket.doc.statusCategory !== 'pending_requester') return ticket
  const system = { actor: { id: 'system', roles: ['system'] }, now: work.at, facts: {} }
  const resumed = step(ticketLifecycleOf(session.desk), ticket.doc, { type: 'ticket.resume' }, system)
  if (!resumed.ok) return ticket
  const row = work.change(ticket, (draft) => {
    applyStep(draft, resumed.value)
  })
  work.emit('ticket.resumed', row, {
    from: resumed.value.from,
    to: resumed.value.to,
    category: row.doc.statusCategory,
    by: 'reply',
  })
  return row
}
