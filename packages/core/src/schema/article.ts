import * as z from 'zod/mini'
import { audiences } from './enums.js'
import { filled, identifier, instant, limits, list, text } from './text.js'

export const articleStatuses = ['draft', 'published', 'withdrawn'] as const
export type ArticleStatus = (typeof articleStatuses)[number]

/** So many cases may one article cite: each is asked about wherever articles are listed. */
export const maxCitedCases = 6

/**
 * A knowledge article (知识文章): advice in general terms that may cite cases. It is open only where every cited case is
 * (L18). Instants in milliseconds.
 */
export const articleSchema = z.strictObject({
  id: identifier,
  number: filled(40),
  title: filled(),
  text: text(limits.article),
  tags: list(filled(60)),
  author: identifier,
  status: z.enum(articleStatuses),
  /** For whom it is written; what it cites may narrow that further. */
  audience: z.enum(audiences),
  cites: list(identifier, maxCitedCases),
  /** Of the cited cases: where all of them may be seen. Follows from them and is never set. */
  regions: list(filled(60)),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: z.optional(instant),
})
export type Article = z.infer<typeof articleSchema>
