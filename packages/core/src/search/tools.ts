import type { AssociationExample, AssociationModel, CalibrationPoints } from './association.js'
import type {
  ComparedTicket,
  DuplicateCandidate,
  FoundIdentifier,
  IdentifiedRecord,
  IdentifierKind,
  IdentifierMatch,
  NearDuplicate,
} from './duplicates.js'
import type { PastQuestion, SearchProposal } from './tuning.js'
import type { SearchEngine, SearchReach } from './types.js'
import type { SearchEvent, SearchPeriod } from './use.js'

/** What is known of a case beside its text. All but `now` and `changedAt` may be left out. */
export interface Usefulness {
  /** How many it helped: marked as solved, cited in tickets that were closed. */
  readonly reused?: number | undefined
  /** Instants in milliseconds. */
  readonly changedAt?: number | undefined
  readonly now?: number | undefined
  /** The score of its quality, 0 to 100. */
  readonly quality?: number | undefined
}

/** How labels lie under one another, and what is said of them before any row has one. */
export interface LabelMeaning {
  readonly parents?: ReadonlyMap<string, string | undefined>
  readonly descriptions?: Readonly<Record<string, string>>
}

/** Everything that learning from use works on. Rows in `reach` only are asked and shown. */
export interface LearningInput {
  readonly engine: SearchEngine
  readonly reach: SearchReach
  /** Tickets with what was cited in them. */
  readonly citations: readonly PastQuestion[]
  /** Questions with what was opened of the answers. */
  readonly openings: readonly PastQuestion[]
  /** Cases in use with the node that they lie under. */
  readonly examples: readonly AssociationExample[]
  readonly nodes: LabelMeaning
  readonly madeAt: number
}

/**
 * The port for what stands around a search engine: pure functions over what a desk hands them, which is only what the asker
 * may see. `createSearchTools` of `@caselore/search/tools` fills it; a host may replace any of them.
 */
export interface SearchTools {
  /** Which of the others may be the same ticket, best first. */
  duplicateTickets(ticket: ComparedTicket, others: readonly ComparedTicket[]): readonly DuplicateCandidate[]
  /** Which of the others say nearly the same, at a resemblance of `least` (0 to 1) or more, the closest first. */
  nearDuplicates(
    text: string,
    others: readonly { readonly id: string; readonly text: string }[],
    least: number,
  ): readonly NearDuplicate[]
  identifiers(text: string): readonly FoundIdentifier[]
  matchIdentifier(
    identifier: string,
    records: readonly IdentifiedRecord[],
    corrections: Readonly<Record<string, string>>,
  ): readonly IdentifierMatch[]
  /**
   * The host's own records that an identifier may name, near misses too. The host answers for what this person may see
   * of them.
   */
  records?(question: {
    readonly tenant: string
    readonly actor: string
    readonly kind: IdentifierKind
    readonly identifier: string
  }): Promise<readonly (IdentifiedRecord & { readonly name: string })[]>
  association(meaning: LabelMeaning): AssociationModel
  /** A question as it may be kept, without what leads to a person. `names` are known to belong to people. */
  scrub(text: string, names: readonly string[]): string
  statistics(
    events: Iterable<SearchEvent>,
    options: {
      readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'all'
      readonly zone: string
      readonly limit: number
    },
  ): readonly SearchPeriod[]
  /** A relevance through a learned curve; without points as it is. */
  calibrate(relevance: number, points: CalibrationPoints): number
  /** A number to order by: relevance raised or lowered within bounds by how useful a case was. */
  boost(relevance: number, usefulness: Usefulness): number
  /** Learns from use; changes nothing. */
  learn(input: LearningInput): Promise<SearchProposal>
}
