import * as z from 'zod/mini'
import { isEditable } from '../../lifecycle/index.js'
import { filled, identifier, type Ticket } from '../../schema/index.js'
import type { SearchTools } from '../../search/index.js'
import type { SessionContext } from '../context.js'
import { ticketLifecycleOf } from '../lifecycle-for.js'
import { must } from '../must.js'
import { type Command, run } from '../pipeline.js'
import { correctionOf } from './recognise-identifiers.js'
import { searchToolRefusals } from './refusals.js'

const input = z.strictObject({ ticket: identifier, identifier: filled(60), record: filled() })

/** Keeps on the ticket which record a person says that an identifier of it means. */
const correct = (tools: SearchTools): Command<z.infer<typeof input>, Ticket> => ({
  kind: 'ticket',
  action: 'ticket.edit',
  input,
  target: ({ ticket }) => ticket,
  writes: () => ['references'],
  change(work, { session, input: { identifier: said, record }, current }) {
    must(isEditable(ticketLifecycleOf(session.desk), current.doc))
    const { subject, description } = current.doc
    const [asked] = tools.identifiers(said)
    const wanted = asked?.value ?? said
    const found = tools.identifiers(`${subject}\n${description}`).find(({ value }) => value === wanted)
    if (!found) throw searchToolRefusals.error('desk.identifier_unknown', { details: { identifier: said } })
    const system = correctionOf(found.value)
    const row = work.change(current, (draft) => {
      draft.references = [...draft.references.filter((one) => one.system !== system), { system, id: record }]
      draft.updatedAt = work.at
    })
    work.emit('ticket.edited', row, { fields: ['references'] })
    return row
  },
})

export async function correctIdentifier(session: SessionContext, given: unknown): Promise<void> {
  const tools = await (await session.desk.search.open()).tools()
  await run(session, correct(tools), given)
}
