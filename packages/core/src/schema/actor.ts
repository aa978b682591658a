import * as z from 'zod/mini'
import { filled, identifier, instant, limits, list, plainJson, text } from './text.js'

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
  /** When the person signed in. Default: when the desk is handed the session. Sessions end by it when a person moves. */
  issuedAt: z.optional(instant),
  /** The session holds until just before this moment. A service's must name one, within an hour of `issuedAt`. */
  expiresAt: z.optional(instant),
  /** Facts of device and network for audit and policy: `{ ip, device, strength … }`. */
  environment: z.optional(z.record(z.string(), plainJson)),
})
export type Session = z.infer<typeof sessionSchema>
