// What an engine must know of cases.
export { caseIndex, type IndexedField } from './case-index.js'
// What to ask about a ticket.
export { relatedQuery, type TicketText } from './related-query.js'
// The port.
export type {
  FacetValue,
  HighlightSpan,
  SearchDocument,
  SearchEngine,
  SearchHit,
  SearchOrder,
  SearchQuery,
  SearchReach,
  SearchResult,
  SearchScope,
  SearchSnapshot,
  SearchStats,
  Suggestion,
  SuggestQuery,
} from './types.js'
