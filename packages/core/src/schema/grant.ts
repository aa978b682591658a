import * as z from 'zod/mini'
import { filled, identifier, instant, limits, list, plainJson, text } from './text.js'

/** The records that a grant opens: these, or those that a filter over their kind finds. Never neither. */
export const grantScopeSchema = z.strictObject({
  kind: z.enum(['ticket', 'case']),
  ids: z.optional(list(identifier, 50)),
  where: z.optional(plainJson),
})
export type GrantScope = z.infer<typeof grantScopeSchema>

export const grantStatuses = ['requested', 'approved', 'rejected', 'revoked'] as const
export type GrantStatus = (typeof grantStatuses)[number]

/**
 * Temporary access (临时授权, P6): who may do what with which records, why, by whose word, and from when until just
 * before when. Whether an approved grant is open follows from the clock alone; `openedAt` and `closedAt` only say when
 * that was written into the audit.
 */
export const grantSchema = z.strictObject({
  id: identifier,
  scope: grantScopeSchema,
  /** What it is good for, as far as policy heeds grants: `case.read` … */
  actions: list(identifier, 20),
  subject: identifier,
  purpose: filled(limits.paragraph),
  requestedBy: identifier,
  /** Whom the request is addressed to; then nobody else decides it. */
  approver: z.optional(identifier),
  /** Asked for as a span of hours, which begins at the approval. */
  hours: z.optional(z.number()),
  from: instant,
  until: instant,
  status: z.enum(grantStatuses),
  requestedAt: instant,
  decidedAt: z.optional(instant),
  decidedBy: z.optional(identifier),
  reason: z.optional(text()),
  openedAt: z.optional(instant),
  closedAt: z.optional(instant),
})
export type Grant = z.infer<typeof grantSchema>
