import * as z from 'zod/mini'
import { filled, identifier, plainJson } from './text.js'

/** A saved filter with its order (视图). `where` may refer to the reader, as `{ ref: 'actor.id' }`. */
export const savedViewSchema = z.strictObject({
  id: identifier,
  kind: z.enum(['ticket', 'case']),
  name: filled(60),
  where: z.optional(plainJson),
  order: z.optional(z.strictObject({ by: identifier, direction: z.enum(['asc', 'desc']) })),
  owner: identifier,
  /** Shown to everyone of the tenant, or to its owner only. */
  shared: z.boolean(),
})
export type SavedView = z.infer<typeof savedViewSchema>
