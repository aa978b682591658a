// The port belongs to core, which asks; engines are written against it.
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
} from '@caselore/core/search'
