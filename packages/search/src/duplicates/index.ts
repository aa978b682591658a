// Tickets and cases that may be there already.
export type {
  ComparedTicket,
  DuplicateCandidate,
  DuplicateReason,
  FoundIdentifier,
  IdentifiedRecord,
  IdentifierKind,
  IdentifierMatch,
  NearDuplicate,
} from '@caselore/core/search'
export { type DuplicateTicketsOptions, findDuplicateTickets } from './duplicate-tickets.js'
// Identifiers in texts, and the records that they name.
export {
  comparedIdentifier,
  findIdentifiers,
  type IdentifierPattern,
  standardIdentifiers,
} from './identifiers.js'
export { type MatchIdentifierOptions, matchIdentifier } from './match-identifiers.js'
export {
  type ComparedText,
  createNearDuplicates,
  type NearDuplicates,
} from './near-duplicates.js'

// What texts are compared by.
export { containment, resemblance, shinglesOf } from './shingles.js'
