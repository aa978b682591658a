// What a signed-in person meets: the desk’s interface by aggregate, and what goes in and out of it.

export type {
  ArticleClient,
  ArticleEvent,
  ArticleSearch,
  ArticleSearchResult,
  ArticleView,
  EditArticle,
  WriteArticle,
} from './articles.js'
export type {
  AccessReport,
  AuditClient,
  AuditVerification,
  AuditView,
  ExportAudit,
  ReportedAccess,
  VerifyAudit,
} from './audit.js'
export type { Access, CallOptions, ListPage, ListQuery, TimelineItem, TransitionView } from './call.js'
export type {
  CaseHit,
  CaseSearch,
  CaseSearchResult,
  Highlighted,
  RelatedCase,
  Suggestion,
} from './case-search.js'
export type { CaseView } from './case-view.js'
export type {
  CaseClient,
  CaseEvent,
  CreateCase,
  FindingView,
  GiveFeedback,
  QualityView,
  SharedCase,
} from './cases.js'
export type { ChangeHint, DeskClient, Explanation, Question, SessionView } from './desk.js'
export type { GrantClient, GrantView, RequestGrant } from './grants.js'
export type {
  CategorySuggestion,
  DuplicateTicket,
  IdentifierLead,
  OpenedHit,
  RecognisedIdentifier,
  SearchClient,
  SearchStatisticsQuery,
  SimilarCase,
  TicketDraft,
} from './search.js'
export type {
  AddComment,
  ClockView,
  EditTicket,
  FileTicket,
  TicketClient,
  TicketEvent,
  TicketView,
} from './tickets.js'
