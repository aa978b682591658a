// What engines share; a new engine builds on these.
export { bm25 } from './bm25.js'
export { defaultMinimumCoverage, leastCoverage } from './coverage-cut.js'
export { requireDocument } from './documents.js'
export { editDistance, piecesWithin } from './edit-distance.js'
export { countFacet, facetValuesIn, sortFacet } from './facets.js'
export { highlight, highlightField, termsToHighlight } from './highlight.js'
export { byAttribute, byScore, compareAttributes, type Ranked } from './order.js'
export { createQueue } from './queue.js'
export {
  type OpenedReach,
  openQuery,
  openReach,
  requireAttribute,
  requireField,
  requireText,
  requireWhole,
} from './reach.js'
export { rebuildBeside } from './rebuild-beside.js'
export type { SearchFieldOptions, SearchSchema } from './schema.js'
export { fuzzyDistance, fuzzyFactor, prefixFactor, shortestPrefix } from './spelling.js'
export { type Completion, type CompletionSource, completionSpans, suggestFrom } from './suggest.js'
export { mostTerms, type TermOptions, type TermSettings, termSettings } from './term-settings.js'
