import type { Contact, Customer, StatusCategory, Ticket } from '../../schema/index.js'
import { claimKey, type Row } from '../../storage/index.js'
import { categoryPath } from '../category-path.js'
import type { SessionContext } from '../context.js'
import { customFieldsMustHold } from '../custom-fields.js'
import type { Command } from '../pipeline.js'
import { decide } from '../reader.js'
import { deskRefusals } from '../refusals.js'
import { regionsOf } from '../regions.js'
import { storeDueIndex } from '../tick/store-due-index.js'
import { type FileTicketInput, fileTicketInput } from './inputs.js'

type Extra = Awaited<ReturnType<typeof categoryPath>>

/** Files a ticket (提单). The requester is the actor unless an agent files for someone; regions follow the actor's. */
export const fileTicket: Command<FileTicketInput, Ticket, Extra> = {
  kind: 'ticket',
  action: 'ticket.file',
  input: fileTicketInput,
  event: (input) => ({ ...input, type: 'ticket.file' }),
  writes: (input) => Object.keys(input).filter((key) => key !== 'conversation'),
  async prepare(session, input) {
    if (input.conversation) await conversationMustBeNew(session, input.conversation)
    await customFieldsMustHold(session, 'ticket', input.custom ?? {}, input.category)
    return categoryPath(session, input.category)
  },
  change(work, { session, input, step, extra }) {
    const ticket: Ticket = {
      id: work.newId(),
      number: 'T',
      subject: input.subject.trim(),
      description: input.description ?? '',
      channel: input.channel ?? 'web',
      ...(input.conversation ? { conversation: input.conversation } : {}),
      ...(input.customer ? { customer: input.customer as Customer } : {}),
      ...(input.contact ? { contact: input.contact as Contact } : {}),
      requester: input.requester ?? session.actor.id,
      priority: input.priority ?? 'normal',
      ...(input.category ? { category: input.category } : {}),
      ...(input.product ? { product: input.product } : {}),
      tags: input.tags ?? [],
      regions: input.regions ?? regionsOf(session.actor),
      watchers: [],
      attachments: input.attachments ?? [],
      references: [],
      custom: input.custom ?? {},
      status: step.to,
      statusCategory: step.category as StatusCategory,
      cancelled: false,
      escalation: 0,
      reopenings: 0,
      transfers: 0,
      cites: [],
      zone: work.zone,
      createdAt: work.at,
      updatedAt: work.at,
    }
    if (input.conversation) work.claim('conversation', input.conversation, ticket.id)
    const row = work.create('ticket', ticket, 'T')
    work.emit('ticket.filed', row, {
      to: step.to,
      category: ticket.statusCategory,
      attributes: {
        priority: ticket.priority,
        tier: ticket.customer?.tier,
        category: ticket.category,
        ...extra,
        product: ticket.product,
        channel: ticket.channel,
        regions: ticket.regions,
      },
      requester: ticket.requester,
      zone: work.zone,
    })
    return storeDueIndex(session.desk, work, row, [])
  },
}

/** The same conversation never opens two tickets (T2); the claim in the commit settles a race. */
async function conversationMustBeNew(session: SessionContext, conversation: string): Promise<void> {
  const { storage } = session.desk
  const [claim] = await storage.get([claimKey('conversation', conversation)], { tenant: session.tenant })
  if (!claim) return
  const [ticket] = (await storage.get([{ kind: 'ticket', id: String(claim.doc.owner) }], {
    tenant: session.tenant,
  })) as (Row<Ticket & Record<string, never>> | undefined)[]
  const isKnown = ticket && decide(session, 'ticket.read', ticket.doc).effect === 'allow'
  throw deskRefusals.error('desk.duplicate_conversation', {
    details: { number: isKnown ? ticket.doc.number : '' },
  })
}
