// What goes with what.
export type {
  AssociationExample,
  AssociationModel,
  CalibrationPoints,
  ClassifyQuery,
  RankedLabel,
  RelatedLabel,
  RelatedLabelsQuery,
} from './association.js'
// What an engine must know of cases.
export { caseIndex, type IndexedField } from './case-index.js'
// What may be there already.
export type {
  ComparedTicket,
  DuplicateCandidate,
  DuplicateReason,
  FoundIdentifier,
  IdentifiedRecord,
  IdentifierKind,
  IdentifierMatch,
  NearDuplicate,
} from './duplicates.js'
// What to ask about a ticket.
export { relatedQuery, type TicketText } from './related-query.js'
// Spelling.
export { type MatchedText, respell } from './respell.js'
// What stands around an engine.
export type { LabelMeaning, LearningInput, SearchTools, Usefulness } from './tools.js'
// What was learned from use.
export type {
  CurveReport,
  PastQuestion,
  RankReport,
  SearchProposal,
  SearchTuning,
  SynonymEffect,
} from './tuning.js'
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
export type { AnswerUse, AskedQuery, SearchEvent, SearchPeriod } from './use.js'
