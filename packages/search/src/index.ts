// The port.

// Analysis; its parts are under @caselore/search/analysis.
export { type Analyzer, type AnalyzerOptions, composeAnalyzer, createAnalyzer } from './analysis/index.js'
// The engine for many rows.
export { type CompactEngine, type CompactEngineOptions, compactEngine } from './compact/index.js'
// To begin with.
export { type CaseSearchOptions, casePinyin, createCaseSearch } from './create-case-search.js'
export { type CreateSearchOptions, createSearch } from './create-search.js'
// Around a question.
export { defaultMinimumCoverage } from './engine/coverage-cut.js'
export { highlight } from './engine/highlight.js'
// The embedded engine.
export type { SearchFieldOptions, SearchSchema } from './engine/schema.js'
export { createMiniSearchEngine, type MiniSearchEngineOptions } from './minisearch/index.js'
// Around any engine; associations, duplicates, statistics and meaning are subpaths of their own.
export { type PinyinOptions, withPinyin } from './pinyin/index.js'
export { searchRefusals } from './refusals.js'
export {
  type Calibration,
  defaultCalibration,
  logisticCalibration,
} from './relevance/index.js'
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
