// Putting a desk together.

// The client's interface.
export type {
  Access,
  AddComment,
  CallOptions,
  CaseClient,
  CaseEvent,
  CaseHit,
  CaseSearch,
  CaseSearchResult,
  CaseView,
  ChangeHint,
  ClockView,
  CreateCase,
  DeskClient,
  EditTicket,
  Explanation,
  FileTicket,
  FindingView,
  GiveFeedback,
  Highlighted,
  ListPage,
  ListQuery,
  QualityView,
  Question,
  RelatedCase,
  SessionView,
  Suggestion,
  TicketClient,
  TicketEvent,
  TicketView,
  TimelineItem,
  TransitionView,
} from './client.js'
export { createDesk, type Desk, type DeskOptions } from './create-desk.js'
export { defaultAgreement, defaultCalendar } from './defaults.js'

// Following what happens.
export type { FollowOptions } from './follow.js'
export { deskRefusals } from './refusals.js'
export type { Relay } from './relay.js'
export { type SnapshotStore, storedSnapshots } from './search-feed.js'
export { type CaseCandidateRule, defaultCaseCandidates } from './tickets/case-candidate.js'
// Names for people.
export { defaultViewLabels } from './view-labels.js'
