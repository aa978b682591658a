import * as z from 'zod/mini'
import { filled, identifier, limits, list, plainJson, text } from './text.js'

/** Who acts, as the host vouches for it. Attributes are what policies ask about: `regions`, `team`, `department` … */
export const actorSchema = z.strictObject({
  id: identifier,
  name: z.optional(filled()),
  kind: z.optional(z.enum(['person', 'service'])),
  roles: list(identifier),
  attributes: z.optional(z.record(z.string(), plainJson)),
})
export type Actor = z.infer<typeof actorSchema>

/** One signed-in person in one tenant, with where they are. What is missing here is unknown, never assumed. */
export const sessionSchema = z.strictObject({
  tenant: identifier,
  actor: actorSchema,
  /** IANA zone of the person; recorded with what they do. Default `Asia/Shanghai`. */
  zone: z.optional(text(limits.line)),
  locale: z.optional(text(35)),
  onBehalfOf: z.optional(identifier),
  /** Facts of device and network for audit and policy: `{ ip, device, strength … }`. */
  environment: z.optional(z.record(z.string(), plainJson)),
})
export type Session = z.infer<typeof sessionSchema>
