import * as z from 'zod/mini'
import {
  contactSchema,
  customerSchema,
  filled,
  identifier,
  instant,
  limits,
  list,
  priorities,
  text,
  ticketSchema,
  visibilities,
} from '../../schema/index.js'

const { shape } = ticketSchema

/** What a person who files a ticket may say. Only the subject is required; who and when are known. */
export const fileTicketInput = z.strictObject({
  subject: shape.subject,
  description: z.optional(shape.description),
  priority: z.optional(shape.priority),
  channel: z.optional(shape.channel),
  conversation: shape.conversation,
  customer: shape.customer,
  contact: shape.contact,
  category: shape.category,
  product: shape.product,
  tags: z.optional(shape.tags),
  regions: z.optional(shape.regions),
  requester: z.optional(shape.requester),
  attachments: z.optional(shape.attachments),
  custom: z.optional(shape.custom),
})
export type FileTicketInput = z.infer<typeof fileTicketInput>

/** What is not named stays as it is; what may be missing is taken away by `null`. */
export const editTicketInput = z.partial(
  z.strictObject({
    subject: shape.subject,
    description: shape.description,
    priority: shape.priority,
    category: z.nullable(identifier),
    product: z.nullable(text(limits.line)),
    tags: shape.tags,
    regions: shape.regions,
    customer: z.nullable(customerSchema),
    contact: z.nullable(contactSchema),
    watchers: shape.watchers,
    attachments: shape.attachments,
    custom: shape.custom,
  }),
)

export const addCommentInput = z.strictObject({
  text: filled(limits.article),
  visibility: z.enum(visibilities),
  attachments: z.optional(shape.attachments),
  mentions: z.optional(list(identifier)),
})

const reason = filled(limits.paragraph)

/** The payload of each event that the default lifecycle knows. */
export const ticketEventInputs = {
  'ticket.triage': z.strictObject({
    type: z.literal('ticket.triage'),
    category: identifier,
    priority: z.enum(priorities),
  }),
  'ticket.assign': z.strictObject({
    type: z.literal('ticket.assign'),
    assignee: z.optional(identifier),
    team: z.optional(identifier),
  }),
  'ticket.start': z.strictObject({ type: z.literal('ticket.start') }),
  'ticket.transfer': z.strictObject({ type: z.literal('ticket.transfer'), team: identifier, reason }),
  'ticket.wait_requester': z.strictObject({
    type: z.literal('ticket.wait_requester'),
    question: filled(limits.paragraph),
  }),
  'ticket.wait_third_party': z.strictObject({
    type: z.literal('ticket.wait_third_party'),
    whom: filled(),
    until: z.optional(instant),
  }),
  'ticket.resume': z.strictObject({ type: z.literal('ticket.resume') }),
  'ticket.resolve': z.strictObject({
    type: z.literal('ticket.resolve'),
    resolution: filled(limits.article),
    cites: z.optional(list(identifier)),
    reason: z.optional(reason),
  }),
  'ticket.confirm': z.strictObject({ type: z.literal('ticket.confirm') }),
  'ticket.reject_solution': z.strictObject({ type: z.literal('ticket.reject_solution'), reason }),
  'ticket.close': z.strictObject({ type: z.literal('ticket.close'), reason }),
  'ticket.auto_close': z.strictObject({ type: z.literal('ticket.auto_close') }),
  'ticket.reopen': z.strictObject({ type: z.literal('ticket.reopen'), reason }),
  'ticket.cancel': z.strictObject({ type: z.literal('ticket.cancel'), reason }),
  'ticket.escalate': z.strictObject({ type: z.literal('ticket.escalate'), reason }),
  'ticket.deescalate': z.strictObject({ type: z.literal('ticket.deescalate'), reason }),
  'ticket.rate': z.strictObject({
    type: z.literal('ticket.rate'),
    score: z.int().check(z.minimum(1), z.maximum(5)),
    comment: z.optional(text()),
  }),
} as const

/** An event that a host's lifecycle added: a type, with an optional reason. */
export const hostEventInput = z.strictObject({ type: filled(100), reason: z.optional(reason) })

export type TicketEventName = keyof typeof ticketEventInputs
export const isTicketEventName = (name: string): name is TicketEventName =>
  Object.hasOwn(ticketEventInputs, name)
