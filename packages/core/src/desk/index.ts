// Putting a desk together.

export type { Auditing, AuditingOptions } from './audit/auditing.js'
// The client's interface.
export type {
  Access,
  AccessReport,
  AddComment,
  ArticleClient,
  ArticleEvent,
  ArticleSearch,
  ArticleSearchResult,
  ArticleView,
  AuditClient,
  AuditVerification,
  AuditView,
  CallOptions,
  CaseClient,
  CaseEvent,
  CaseHit,
  CaseSearch,
  CaseSearchResult,
  CaseView,
  CategorySuggestion,
  ChangeHint,
  ClockView,
  CreateCase,
  DeskClient,
  DuplicateTicket,
  EditArticle,
  EditTicket,
  Explanation,
  ExportAudit,
  FileTicket,
  FindingView,
  GiveFeedback,
  GrantClient,
  GrantView,
  Highlighted,
  IdentifierLead,
  ListPage,
  ListQuery,
  OpenedHit,
  QualityView,
  Question,
  RecognisedIdentifier,
  RelatedCase,
  ReportedAccess,
  RequestGrant,
  SearchClient,
  SearchStatisticsQuery,
  SessionView,
  SharedCase,
  SimilarCase,
  Suggestion,
  TicketClient,
  TicketDraft,
  TicketEvent,
  TicketView,
  TimelineItem,
  TransitionView,
  VerifyAudit,
  WriteArticle,
} from './client/index.js'
export { createDesk, type Desk, type DeskOptions, type FigureOptions } from './create-desk.js'
export { defaultAgreement, defaultCalendar, defaultLibraryAgreement } from './defaults.js'
export type { AccessReview, ReviewOptions } from './directory/access-review.js'
export type {
  Departure,
  PersonJoins,
  PersonLeaves,
  PersonMoves,
  PersonSyncs,
} from './directory/departure.js'
export type { Directory } from './directory/directory.js'
export type { ErasedRecord, ErasePerson, ErasureReport } from './directory/erase-person.js'
export {
  type DirectoryPerson,
  defineGroups,
  type GroupMapping,
  type GroupMeaning,
  type GroupSource,
} from './directory/groups.js'
export type { PersonSynced } from './directory/sync-person.js'
// Key figures.
export type { FigureClient, FigureQuery, FigureReport, FigureRow } from './figures/types.js'
// Following what happens.
export type { FollowOptions } from './follow.js'
export { type GrantCode, grantRefusals } from './grants/refusals.js'
export { deskRefusals } from './refusals.js'
// How long the event stream is kept.
export type { StreamRetention } from './retention/retention.js'
export type { Retention, RetentionOptions, RetentionReport } from './retention/types.js'
// Learning from use.
export type { LearningOptions, SearchLearning, TuningPart } from './search/learning.js'
export { searchToolRefusals } from './search/refusals.js'
export { type SnapshotStore, storedSnapshots } from './stored-snapshots.js'
// Time.
export { type TickCode, tickRefusals } from './tick/refusals.js'
export type { TickOptions, TickReport } from './tick/tick.js'
export { type CaseCandidateRule, defaultCaseCandidates } from './tickets/case-candidate.js'
export type { TenantTransfers, TransfersOptions } from './transfers/tenant-transfers.js'
// Names for people.
export { defaultViewLabels } from './view-labels.js'
