import * as z from 'zod/mini'
import { isEditable } from '../../lifecycle/index.js'
import { type CaseEntry, identifier, type Ticket } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import { ticketLifecycleOf } from '../lifecycle-for.js'
import { must } from '../must.js'
import type { Command } from '../pipeline.js'
import { authorise, readable } from '../reader.js'
import { deskRefusals } from '../refusals.js'
import type { Work } from '../work.js'

const input = z.strictObject({ id: identifier, case: identifier })
type Input = z.infer<typeof input>

/** Records that a library case helped with the ticket (引用): that is its reuse. */
export const citeCase: Command<Input, Ticket, Row<CaseEntry>> = {
  kind: 'ticket',
  action: 'ticket.cite',
  input,
  target: ({ id }) => id,
  prepare: (session, { case: id }) => citable(session, id),
  change(work, { session, current, extra: entry }) {
    // Not before policy was asked: what is cited is hidden from the customer.
    if (current.doc.cites.includes(entry.id))
      throw deskRefusals.error('desk.already_cited', { details: { case: entry.id } })
    must(isEditable(ticketLifecycleOf(session.desk), current.doc))
    recordCitation(work, entry, current.id)
    const row = work.change(current, (draft) => {
      draft.cites.push(entry.id)
      draft.updatedAt = work.at
    })
    work.emit('ticket.cited', row, { case: entry.id })
    return row
  },
}

/** A case that the person may read and cite. */
export async function citable(session: SessionContext, id: string): Promise<Row<CaseEntry>> {
  const entry = await readable<CaseEntry>(session, 'case', id, 'case.read')
  authorise(session, 'case.cite', entry.doc)
  return entry
}

export function recordCitation(work: Work, entry: Row<CaseEntry>, ticket: string): void {
  const row = work.change(entry, (draft) => {
    draft.citations += 1
    draft.lastCitedAt = work.at
  })
  work.emit('case.cited', row, { ticket })
}
