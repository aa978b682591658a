// Tickets and cases that may be there already.
export {
  type ComparedTicket,
  type DuplicateCandidate,
  type DuplicateReason,
  type DuplicateTicketsOptions,
  findDuplicateTickets,
} from './duplicate-tickets.js'
// Identifiers in texts, and the records that they name.
export {
  comparedIdentifier,
  type FoundIdentifier,
  findIdentifiers,
  type IdentifierKind,
  type IdentifierPattern,
  standardIdentifiers,
} from './identifiers.js'
export {
  type IdentifiedRecord,
  type IdentifierMatch,
  type MatchIdentifierOptions,
  matchIdentifier,
} from './match-identifiers.js'
export {
  type ComparedText,
  createNearDuplicates,
  type NearDuplicate,
  type NearDuplicates,
} from './near-duplicates.js'

// What texts are compared by.
export { containment, resemblance, shinglesOf } from './shingles.js'
