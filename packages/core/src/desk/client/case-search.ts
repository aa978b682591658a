import type { Filter } from '../../filter/index.js'
import type { Order } from '../../storage/index.js'
import type { CaseView } from './case-view.js'

/** A case proposed for a ticket or a question, with the calibrated probability that it fits, 0 to 1. */
export interface RelatedCase {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly relevance: number
  /** The words that speak for it. */
  readonly why: readonly string[]
  /** Beginnings of symptom and solution, as far as the asker may see them. */
  readonly symptom?: string
  readonly solution?: string
  readonly solved: number
  readonly citations: number
  readonly masked: readonly string[]
}

/** Text with the stretches that matched, as UTF-16 offsets; never HTML. */
export interface Highlighted {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

export interface CaseHit {
  readonly case: CaseView
  readonly relevance: number
  /** By field path, only fields that the asker may search. */
  readonly highlights: Readonly<Record<string, Highlighted>>
}

export interface CaseSearch {
  readonly text: string
  readonly where?: Filter
  /** Fields to count by, for example `tags`, `basics.product`, `node`. */
  readonly facets?: readonly string[]
  readonly sort?: 'relevance' | Order
  readonly limit?: number
  readonly offset?: number
  /** Why, where policy shows some cases for a reason only. Without one these are neither found nor counted. */
  readonly reason?: string
}

export interface CaseSearchResult {
  readonly hits: readonly CaseHit[]
  readonly total: number
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
  /** A spelling that finds more, from cases that the asker may find: 停机 for 亭机, printer for printr. */
  readonly didYouMean?: string
  /** Policy may have more to show to someone who says why: ask again with a `reason`. */
  readonly reasonRequired?: boolean
}

export interface Suggestion {
  readonly text: string
  /** Where the words come from: a case's title, a tag, a product. */
  readonly field: string
  readonly count: number
  /** For a title: the case. */
  readonly id?: string
}
