/** What of a ticket tells whether another is the same. Instants in milliseconds. */
export interface ComparedTicket {
  readonly id: string
  readonly subject: string
  readonly description?: string | undefined
  readonly customer?: string | undefined
  readonly contact?: string | undefined
  readonly product?: string | undefined
  readonly conversation?: string | undefined
  readonly filedAt: number
}

/** Why two tickets may be one; data, so that a page can say it in its own words. */
export type DuplicateReason =
  | { readonly code: 'same_conversation' | 'same_customer' | 'same_contact' | 'same_product' }
  | { readonly code: 'same_identifier'; readonly identifier: string }
  /** One of this ticket’s identifiers, and the one that differs from it by a slip of the pen. */
  | { readonly code: 'similar_identifier'; readonly identifier: string; readonly other: string }
  | { readonly code: 'similar_text'; readonly share: number }
  | { readonly code: 'close_in_time'; readonly hours: number }

export interface DuplicateCandidate {
  readonly id: string
  /** 0 to 1; a sum of evidence, not a probability. */
  readonly score: number
  /** Strongest first. */
  readonly reasons: readonly DuplicateReason[]
}

/** A text that says nearly the same as another. */
export interface NearDuplicate {
  readonly id: string
  /** Shared three-character shingles of all, 0 to 1. */
  readonly resemblance: number
  /** Shared shingles of the smaller text’s, 0 to 1. */
  readonly containment: number
}

/** What an identifier names: a parcel, an order, one machine, a model, a fault. */
export type IdentifierKind = 'waybill' | 'order' | 'serial' | 'error' | 'version'

/** An identifier in a text, with its place (UTF-16, half open) in the original. */
export interface FoundIdentifier {
  readonly kind: IdentifierKind
  /** Half width, upper case, without spaces and connectors: what to compare by. */
  readonly value: string
  readonly start: number
  readonly end: number
}

/** A host's record that an identifier may name. */
export interface IdentifiedRecord {
  readonly id: string
  readonly identifier: string
}

export interface IdentifierMatch {
  readonly record: string
  /** 0 for the same; each wrong, missing, extra or swapped character adds 1, one that looks alike (0 and O) ½. */
  readonly distance: number
  /** Whether a person said so. */
  readonly corrected: boolean
}
