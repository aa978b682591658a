import * as z from 'zod/mini'
import { attachmentSchema } from './attachment.js'
import { channels, priorities, statusCategories, visibilities } from './enums.js'
import { isUscc } from './identifiers/index.js'
import { filled, identifier, instant, limits, list, plainJson, text } from './text.js'

/** The customer: the company's full name and its 统一社会信用代码, whose check digit must be right. */
export const customerSchema = z.strictObject({
  name: filled(),
  uscc: z.optional(z.string().check(z.refine(isUscc, { params: { code: 'input.bad_uscc' } }))),
  industry: z.optional(text(limits.line)),
  /** Service tier by the host's contract, for example `gold`; agreements ask for it. */
  tier: z.optional(text(limits.line)),
})
export type Customer = z.infer<typeof customerSchema>

export const contactSchema = z.strictObject({
  name: z.optional(text(limits.line)),
  phone: z.optional(text(40)),
  email: z.optional(text(limits.line)),
})
export type Contact = z.infer<typeof contactSchema>

const referenceSchema = z.strictObject({ system: filled(60), id: filled(), url: z.optional(text(2_000)) })

const resolutionSchema = z.strictObject({ text: filled(limits.article), by: identifier, at: instant })

const ratingSchema = z.strictObject({
  score: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(text()),
  by: identifier,
  at: instant,
})

/** One customer's problem, being worked on (工单). Instants in milliseconds; `zone` is where it was filed. */
export const ticketSchema = z.strictObject({
  id: identifier,
  number: filled(40),
  subject: filled(),
  description: text(limits.article),
  channel: z.enum(channels),
  conversation: z.optional(identifier),
  customer: z.optional(customerSchema),
  contact: z.optional(contactSchema),
  requester: identifier,
  priority: z.enum(priorities),
  category: z.optional(identifier),
  product: z.optional(text(limits.line)),
  tags: list(filled(60)),
  regions: list(filled(60)),
  team: z.optional(identifier),
  assignee: z.optional(identifier),
  watchers: list(identifier),
  attachments: list(attachmentSchema),
  references: list(referenceSchema),
  custom: z.record(z.string(), plainJson),
  status: identifier,
  statusCategory: z.enum(statusCategories),
  cancelled: z.boolean(),
  escalation: z.int(),
  reopenings: z.int(),
  transfers: z.int(),
  /** What the work waits for: the question asked, or whom and until when. */
  waiting: z.optional(z.strictObject({ for: text(), until: z.optional(instant) })),
  resolution: z.optional(resolutionSchema),
  rating: z.optional(ratingSchema),
  /** Library cases that helped (引用). */
  cites: list(identifier),
  /** Set when the ticket deserves to become a case; the owner is prompted. */
  caseCandidate: z.optional(z.strictObject({ reasons: list(filled(60)), at: instant })),
  draftedCase: z.optional(identifier),
  zone: filled(60),
  createdAt: instant,
  updatedAt: instant,
  firstRepliedAt: z.optional(instant),
  resolvedAt: z.optional(instant),
  closedAt: z.optional(instant),
  /** When the most pressing of its running clocks is due; absent while all stand or are done. For lists, not a truth. */
  dueAt: z.optional(instant),
  /** The next moment at which a clock or a timer does something to it, past ones too: the index by which `tick` finds it. */
  wakeAt: z.optional(instant),
  lastComment: z.optional(
    z.strictObject({ at: instant, by: identifier, from: z.enum(['requester', 'agent']) }),
  ),
})
export type Ticket = z.infer<typeof ticketSchema>

/** A word in the conversation of a ticket, or a note beside it. Carries what policies need of the ticket. */
export const commentSchema = z.strictObject({
  id: identifier,
  ticket: identifier,
  author: identifier,
  from: z.enum(['requester', 'agent']),
  visibility: z.enum(visibilities),
  text: filled(limits.article),
  attachments: list(attachmentSchema),
  mentions: list(identifier),
  requester: identifier,
  regions: list(filled(60)),
  zone: filled(60),
  createdAt: instant,
})
export type Comment = z.infer<typeof commentSchema>
