import * as z from 'zod/mini'
import type { Filter } from '../../filter/index.js'
import { applyView, type Decision, visibilityOf } from '../../policy/index.js'
import {
  contactSchema,
  customerSchema,
  filled,
  identifier,
  limits,
  parseInput,
  type Ticket,
  text,
} from '../../schema/index.js'
import type { ComparedTicket } from '../../search/index.js'
import type { Instant, JsonObject } from '../../shared/index.js'
import type { Query, Row } from '../../storage/index.js'
import type { DuplicateTicket } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { hasReasonFor, owe } from '../obligations.js'
import { decide, inFull, readable } from '../reader.js'

const draft = z.strictObject({
  subject: text(limits.line),
  description: z.optional(text(limits.article)),
  customer: z.optional(customerSchema),
  contact: z.optional(contactSchema),
  product: z.optional(text(limits.line)),
  conversation: z.optional(filled(limits.line)),
})
const input = z.strictObject({
  of: z.union([z.strictObject({ ticket: identifier }), z.strictObject({ draft })]),
  limit: z.int().check(z.minimum(1), z.maximum(20)),
})

const day = 86_400_000
/** Tickets filed more than so long before or after are another story. */
const within = 30 * day
/** Compared one by one: the latest in reach, and those of the same customer or requester. */
const mostLatest = 300
const mostOfCustomer = 100

interface Asked {
  readonly ticket: ComparedTicket
  readonly requester: string
}

/**
 * Tickets that may be the same, of those that the asker may read, compared in what they see in full of each. Merged ones
 * are left out.
 */
export async function findDuplicates(
  session: SessionContext,
  of: unknown,
  limit = 5,
): Promise<DuplicateTicket[]> {
  const query = must(parseInput(input, { of, limit }))
  const tools = await (await session.desk.search.open()).tools()
  const asked = await askedTicket(session, query.of)
  const seen = await candidates(session, asked)
  const found = tools.duplicateTickets(
    asked.ticket,
    seen.map(({ ticket }) => ticket),
  )
  return found.slice(0, query.limit).flatMap(({ id, score, reasons }) => {
    const one = seen.find(({ ticket }) => ticket.id === id)
    if (!one) return []
    owe(session, 'ticket.read', one.row.doc, one.decision, one.view)
    const { number, status, createdAt } = one.view.doc as Ticket
    return [{ id, number, subject: one.ticket.subject, status, createdAt, score, reasons }]
  })
}

async function askedTicket(
  session: SessionContext,
  of: { ticket: string } | { draft: z.infer<typeof draft> },
): Promise<Asked> {
  if ('ticket' in of) {
    const { doc } = await readable<Ticket>(session, 'ticket', of.ticket, 'ticket.read')
    return { ticket: compared(session, doc).ticket, requester: doc.requester }
  }
  const { customer, contact, ...rest } = of.draft
  return {
    ticket: { ...rest, id: '', ...person({ customer, contact }), filedAt: session.now() },
    requester: session.actor.id,
  }
}

interface Compared {
  readonly ticket: ComparedTicket
  readonly decision: Decision
  readonly view: { readonly doc: object; readonly masked: readonly string[] }
}

/** The ticket in what the asker sees of it in full: what is masked may not speak by being alike. */
function compared(session: SessionContext, doc: Ticket): Compared {
  const decision = decide(session, 'ticket.read', doc)
  const view = applyView(doc as unknown as JsonObject, decision.fields, session.desk.policy.masks)
  const { subject = '', description, product, conversation, ...rest } = inFull(doc, decision)
  const ticket = {
    id: doc.id,
    subject,
    description,
    product,
    conversation,
    ...person(rest),
    filedAt: doc.createdAt,
  }
  return { ticket, decision, view }
}

function person({
  customer,
  contact,
}: {
  customer?: { readonly name?: string | undefined } | undefined
  contact?: { readonly phone?: string | undefined; readonly email?: string | undefined } | undefined
}): Pick<ComparedTicket, 'customer' | 'contact'> {
  return { customer: customer?.name, contact: contact?.phone?.replace(/\D/g, '') || contact?.email }
}

interface Candidate extends Compared {
  readonly row: Row<Ticket>
}

async function candidates(session: SessionContext, { ticket, requester }: Asked): Promise<Candidate[]> {
  const { scope, fields } = session.policy().filter('ticket.read')
  if (scope === 'none') return []
  const near: Filter = {
    and: [
      { field: 'createdAt', op: 'gte', value: ticket.filedAt - within },
      { field: 'createdAt', op: 'lte', value: ticket.filedAt + within },
      { field: 'statusCategory', op: 'ne', value: 'merged' },
    ],
  }
  const sees = (path: string) => visibilityOf(fields, path) === 'visible'
  const same: Filter[] = [
    ...(sees('requester') ? [{ field: 'requester', op: 'eq', value: requester } as const] : []),
    ...(ticket.customer && sees('customer.name')
      ? [{ field: 'customer.name', op: 'eq', value: ticket.customer } as const]
      : []),
  ]
  const ask = async (where: Filter, limit: number) => {
    const order = { by: 'createdAt', direction: 'desc' } as const
    const query: Query = { kind: 'ticket', where, order, limit, ...(scope === 'all' ? {} : { scope }) }
    const page = await session.desk.storage.query(query, { tenant: session.tenant })
    return page.rows as unknown as Row<Ticket>[]
  }
  const rows = [
    ...(await ask(near, mostLatest)),
    ...(same.length > 0 ? await ask({ and: [near, { or: same }] }, mostOfCustomer) : []),
  ]
  const others = new Map(rows.filter(({ id }) => id !== ticket.id).map((row) => [row.id, row]))
  return [...others.values()]
    .map((row) => ({ row, ...compared(session, row.doc) }))
    .filter(({ decision }) => decision.effect === 'allow' && hasReasonFor(session, decision))
}

/** The latest tickets in reach, in what the asker sees of them in full. */
export async function ticketsInReach(
  session: SessionContext,
  at: Instant,
): Promise<readonly { readonly number: string; readonly ticket: ComparedTicket }[]> {
  const asked = { ticket: { id: '', subject: '', filedAt: at }, requester: session.actor.id }
  const found = await candidates(session, asked)
  return found.map(({ view, ticket }) => ({ number: (view.doc as Ticket).number, ticket }))
}
