import * as z from 'zod/mini'
import {
  type CaseEntry,
  filled,
  type Grant,
  identifier,
  limits,
  list,
  type Person,
  type Ticket,
} from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { SessionContext } from '../context.js'
import type { Command } from '../pipeline.js'
import type { Work } from '../work.js'
import { isHandedOver } from './belongings.js'

const ids = z.optional(list(identifier))
const input = z.strictObject({
  id: identifier,
  action: z.enum(['person.move', 'person.leave']),
  reason: z.optional(filled(limits.paragraph)),
  team: z.optional(identifier),
  lead: z.optional(identifier),
  grants: ids,
  tickets: ids,
  cases: ids,
})
type Input = z.infer<typeof input>

interface Extra {
  readonly grants: readonly Row<Grant>[]
  readonly tickets: readonly Row<Ticket>[]
  readonly cases: readonly Row<CaseEntry>[]
}

/** Hands over a batch of what a person who left or moved had in hand. What changed hands meanwhile is left alone. */
export const handOver: Command<Input, Person, Extra> = {
  kind: 'person',
  action: ({ action }) => action,
  input,
  target: ({ id }) => id,
  reason: ({ reason }) => reason,
  prepare: async (session, { id, grants, tickets, cases, lead }) => ({
    grants: (await rowsOf<Grant>(session, 'grant', grants)).filter(
      ({ doc }) => doc.status === 'requested' || (doc.status === 'approved' && session.now() < doc.until),
    ),
    tickets: (await rowsOf<Ticket>(session, 'ticket', tickets)).filter(({ doc }) => doc.assignee === id),
    cases: (await rowsOf<CaseEntry>(session, 'case', cases)).filter(
      ({ doc }) => doc.author === id && isHandedOver(session, doc, lead),
    ),
  }),
  change(work, { input: { id, action, team, lead }, current, extra }) {
    const cause = action === 'person.leave' ? 'person_left' : 'person_moved'
    for (const grant of extra.grants) fall(work, grant, cause)
    for (const ticket of extra.tickets) release(work, ticket, cause, team)
    for (const entry of extra.cases) if (lead !== undefined) inherit(work, entry, id, lead)
    return current
  },
}

async function rowsOf<Doc>(
  { desk, tenant }: SessionContext,
  kind: string,
  ids: readonly string[] = [],
): Promise<Row<Doc>[]> {
  const rows = await desk.storage.get(
    ids.map((id) => ({ kind, id })),
    { tenant },
  )
  return rows.filter((row) => row !== undefined) as unknown as Row<Doc>[]
}

function fall(work: Work, grant: Row<Grant>, cause: string): void {
  const row = work.change(grant, (draft) => {
    draft.status = 'revoked'
    draft.reason = cause
    draft.closedAt = work.at
  })
  work.emit('grant.revoked', row, { subject: row.doc.subject })
}

/** The ticket stays where its work stands; only who does it is open again. */
function release(work: Work, ticket: Row<Ticket>, cause: string, team: string | undefined): void {
  const assignee = ticket.doc.assignee ?? null
  const row = work.change(ticket, (draft) => {
    delete draft.assignee
    if (draft.team === undefined && team !== undefined) draft.team = team
    draft.updatedAt = work.at
  })
  work.emit('ticket.released', row, { assignee, team: row.doc.team ?? null, cause })
}

/** The lead becomes its author, so that they can edit, submit and delete it; who wrote it stays named beside. */
function inherit(work: Work, entry: Row<CaseEntry>, author: string, lead: string): void {
  const row = work.change(entry, (draft) => {
    draft.author = lead
    draft.coAuthors = [...draft.coAuthors.filter((one) => one !== lead && one !== author), author]
    draft.updatedAt = work.at
  })
  work.emit('case.handed_over', row, { from: author, to: lead })
}
