import type { Formatter } from './format.js'
import { commonMessages } from './messages.js'

/**
 * From here on a hit is told with its figure. It is the desk's own threshold for proposing a case (T10): below it a
 * percentage would look like a recommendation of something that nobody would recommend.
 */
const sureFrom = 0.7

/** How well a case fits, in words: a figure as long as it is one to rely on. */
export function relevanceText(relevance: number, { locale, percent }: Formatter): string {
  const t = commonMessages(locale)
  return relevance < sureFrom ? t.possiblyRelated : t.relevance(percent(relevance))
}
