export { searchRefusals } from './refusals.js'
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
