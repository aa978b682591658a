// What engines share; a new engine builds on these.
export { countFacet } from './facets.js'
export { highlight, highlightField } from './highlight.js'
export { byAttribute, byScore, type Ranked } from './order.js'
export {
  type OpenedReach,
  openReach,
  requireAttribute,
  requireField,
  requireText,
  requireWhole,
} from './reach.js'
export type { SearchFieldOptions, SearchSchema } from './schema.js'
export { type Completion, type CompletionSource, suggestFrom } from './suggest.js'
