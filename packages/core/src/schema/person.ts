import * as z from 'zod/mini'
import { grantScopeSchema } from './grant.js'
import { identifier, instant, list, plainJson } from './text.js'

/** An approved grant as the desk looks it up at each call of its subject. */
const heldGrantSchema = z.strictObject({
  id: identifier,
  scope: grantScopeSchema,
  actions: list(identifier, 20),
  from: instant,
  until: instant,
  /** Whether its opening has been written into the audit. */
  opened: z.boolean(),
})
export type HeldGrant = z.infer<typeof heldGrantSchema>

/**
 * What the desk keeps of a person: nothing but how they stand. The directory is the host's; people without grants who
 * never moved have no record.
 */
export const personSchema = z.strictObject({
  id: identifier,
  status: z.enum(['active', 'left']),
  /** Sessions issued at this moment or before are over. */
  sessionsEndedAt: z.optional(instant),
  /** As the host's directory told when the person last moved. */
  roles: z.optional(list(identifier)),
  attributes: z.optional(z.record(z.string(), plainJson)),
  grants: list(heldGrantSchema),
  updatedAt: instant,
})
export type Person = z.infer<typeof personSchema>
