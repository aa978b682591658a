import * as z from 'zod/mini'
import { filled, identifier, limits, list, text } from './text.js'

/**
 * A node of the classification (industry → business scenario → problem type by default; any depth). Its id never
 * changes, so that cases follow when it is renamed or moved.
 */
export const taxonomyNodeSchema = z.strictObject({
  id: identifier,
  parent: z.optional(identifier),
  name: filled(60),
  /** The name in English; Chinese is shown where it is missing. */
  nameEn: z.optional(text(limits.line)),
  aliases: list(filled(60)),
  position: z.int(),
})
export type TaxonomyNode = z.infer<typeof taxonomyNodeSchema>
