import type { CaseContent, Contact, Customer } from '../../schema/index.js'
import type { DuplicateReason, FoundIdentifier, RelatedLabel, SearchPeriod } from '../../search/index.js'
import type { Instant } from '../../shared/index.js'

/** A ticket about to be filed, as far as it tells whether it was filed before. */
export interface TicketDraft {
  readonly subject: string
  readonly description?: string
  readonly customer?: Customer
  readonly contact?: Contact
  readonly product?: string
  readonly conversation?: string
}

/** A ticket that may be the same, of those that the asker may see. */
export interface DuplicateTicket {
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly status: string
  readonly createdAt: Instant
  /** 0 to 1; a sum of evidence, not a probability. */
  readonly score: number
  /** Strongest first. */
  readonly reasons: readonly DuplicateReason[]
}

/** A case that says nearly the same, of those that the asker may find. */
export interface SimilarCase {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly status: string
  /** Shared three-character stretches of all, 0 to 1. */
  readonly resemblance: number
  /** Of the smaller text's: near 1 where one text holds the other. */
  readonly containment: number
}

/** What an identifier leads to: another ticket that names it, or a record of the host's. */
export interface IdentifierLead {
  readonly kind: 'ticket' | 'record'
  readonly id: string
  /** As it stands there. */
  readonly identifier: string
  /** What to call it: the ticket's number, or the host's name for its record. */
  readonly name: string
  /** 0 for the same; each wrong, missing or swapped character adds 1, one that looks alike ½. */
  readonly distance: number
  /** A person said so. */
  readonly corrected: boolean
}

export interface RecognisedIdentifier extends FoundIdentifier {
  /** What people said first, then the closest. */
  readonly leads: readonly IdentifierLead[]
}

/** A node of the classification with how probable it is that the text belongs there, 0 to 1. */
export interface CategorySuggestion {
  readonly node: string
  /** From the top of the tree to the node. */
  readonly path: readonly string[]
  readonly confidence: number
}

/** That a hit was opened, and at which place among the answers it stood. */
export interface OpenedHit {
  readonly text: string
  readonly case: string
  /** From 1. */
  readonly position: number
}

export interface SearchStatisticsQuery {
  /** Default: the 30 days up to now. */
  readonly from?: Instant
  readonly until?: Instant
  /** Default `all`. */
  readonly unit?: 'day' | 'week' | 'month' | 'quarter' | 'all'
  /** Questions listed of each kind, at most 100, default 20. */
  readonly limit?: number
}

/**
 * What stands around searching. Everything is counted from records that the asker may see, in fields that they see in
 * full. Without `searchTools` each call is refused with `desk.search_tools_missing`.
 */
export interface SearchClient {
  /** Tickets that may be the same as one that is there, or as one about to be filed (T6), with reasons. */
  duplicates(
    of: { readonly ticket: string } | { readonly draft: TicketDraft },
    limit?: number,
  ): Promise<readonly DuplicateTicket[]>
  /** Cases that say nearly the same as a case or as what is being written: to be asked before it is saved. */
  similar(
    to: { readonly case: string } | { readonly content: CaseContent; readonly except?: string },
    limit?: number,
  ): Promise<readonly SimilarCase[]>
  /** Waybills, orders and serial numbers of a ticket or a text, and what they probably name (T7). */
  identifiers(
    of: { readonly ticket: string } | { readonly text: string },
  ): Promise<readonly RecognisedIdentifier[]>
  /**
   * Says which of the host's records an identifier of a ticket means; from then on it leads there first. Needs
   * the right to edit the ticket.
   */
  correctIdentifier(input: {
    readonly ticket: string
    readonly identifier: string
    readonly record: string
  }): Promise<void>
  /** Nodes of the classification that a customer's sentence belongs under (Q4), learned from the cases in use. */
  categories(text: string, limit?: number): Promise<readonly CategorySuggestion[]>
  /** Tags that go with a text and with tags that are there already (Q4): 生产线故障 and 电机过热 for 设备停机. */
  tags(text: string, have?: readonly string[], limit?: number): Promise<readonly RelatedLabel[]>
  /** Notes that a hit was opened, without whose hand it was. Refused with `desk.not_found` for a case out of reach. */
  opened(hit: OpenedHit): Promise<void>
  /**
   * What people looked for (L15), from questions without personal data. Needs `ticket.report`; questions from regions
   * that the asker may not report on are not counted.
   */
  statistics(query?: SearchStatisticsQuery): Promise<readonly SearchPeriod[]>
}
