import * as z from 'zod/mini'
import { isEditable } from '../../lifecycle/index.js'
import { identifier, type Ticket } from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { StoredEvent } from '../../storage/index.js'
import { categoryPath } from '../category-path.js'
import { customFieldsMustHold } from '../custom-fields.js'
import { eventsOf } from '../events-of.js'
import { ticketLifecycleOf } from '../lifecycle-for.js'
import { must } from '../must.js'
import type { Command } from '../pipeline.js'
import { storeDueIndex } from '../tick/store-due-index.js'
import { editTicketInput } from './inputs.js'

const input = z.strictObject({ id: identifier, changes: editTicketInput })
type Input = z.infer<typeof input>

interface Extra {
  readonly events: readonly StoredEvent[]
  readonly place: Awaited<ReturnType<typeof categoryPath>>
}

/** The attributes whose change may lead a clock to another target. */
const clockAttributes = ['priority', 'category', 'product', 'regions'] as const

/** Changes what a ticket says; its status only moves by events. A closed ticket is not edited. */
export const editTicket: Command<Input, Ticket, Extra> = {
  kind: 'ticket',
  action: 'ticket.edit',
  input,
  target: ({ id }) => id,
  writes: ({ changes }) => Object.keys(changes),
  async prepare(session, { id, changes }, current) {
    const category = changes.category === null ? undefined : (changes.category ?? current?.category)
    if (changes.custom) await customFieldsMustHold(session, 'ticket', changes.custom, category)
    const events = await eventsOf(session.desk.storage, session.tenant, { kind: 'ticket', id })
    return { events, place: await categoryPath(session, changes.category) }
  },
  change(work, { session, input: { changes }, current, extra }) {
    must(isEditable(ticketLifecycleOf(session.desk), current.doc))
    const row = work.change(current, (draft) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) delete draft[name as 'category']
        else Object.assign(draft, { [name]: value })
      }
      draft.updatedAt = work.at
    })
    work.emit('ticket.edited', row, {
      fields: Object.keys(changes),
      changed: clockChanges(current.doc, row.doc, extra.place),
    })
    return storeDueIndex(session.desk, work, row, extra.events)
  },
}

/** What a clock must know of the edit: new priority, tier, category … */
function clockChanges(before: Ticket, after: Ticket, place: Extra['place']): JsonObject {
  const changed = clockAttributes
    .filter((name) => before[name] !== after[name])
    .map((name) => [name, after[name] ?? null])
  const tier = before.customer?.tier === after.customer?.tier ? [] : [['tier', after.customer?.tier ?? null]]
  const moved = before.category === after.category ? {} : place
  return { ...Object.fromEntries([...changed, ...tier]), ...moved }
}
