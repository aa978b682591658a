import type { Filter } from '../filter/index.js'
import type { Json, JsonObject } from '../shared/index.js'

/**
 * One record as an engine sees it. `text` is what people search and what highlights and suggestions quote;
 * `attributes` is what filters, facets and sorts see. Protected text belongs in a field of its own, so that it can
 * be left out of a query's `fields`.
 */
export interface SearchDocument {
  readonly id: string
  readonly tenant: string
  readonly kind: string
  readonly text: { readonly [field: string]: string | readonly string[] | undefined }
  readonly attributes: JsonObject
}

/** What the asker's policy lets them see of a kind: all rows, none, or those that meet the filter. Never optional. */
export type SearchScope = Filter | 'all' | 'none'

/** An order by one declared attribute; ties, and rows without the attribute (last), go by id. */
export interface SearchOrder {
  readonly by: string
  readonly direction: 'asc' | 'desc'
}

/** Who asks, and how far they may look. Every question to an engine starts with these four. */
export interface SearchReach {
  readonly tenant: string
  readonly kind: string
  readonly scope: SearchScope
  /** The text fields that the asker may search. Others are neither matched, highlighted nor suggested from. */
  readonly fields: readonly string[]
}

export interface SearchQuery extends SearchReach {
  /** Free text, at most 20,000 characters. Empty: every row in reach, for browsing by facets. */
  readonly text: string
  /** What the asker asks for, joined with the scope by `and`. */
  readonly where?: Filter | undefined
  /** Declared attributes to count values of. */
  readonly facets?: readonly string[] | undefined
  /** Default `relevance`. */
  readonly sort?: 'relevance' | SearchOrder | undefined
  /** 0 to 1,000. With 0 only total and facets are answered. */
  readonly limit: number
  readonly offset?: number | undefined
  /** Quote the places in the original text that matched. Default false. */
  readonly highlight?: boolean | undefined
  /** Factors on the engine's field weights, for one question. */
  readonly weights?: { readonly [field: string]: number } | undefined
}

/** A half-open range of UTF-16 offsets in the original text; with `item` in that element of a list field. */
export interface HighlightSpan {
  readonly start: number
  readonly end: number
  readonly item?: number
}

export interface SearchHit {
  readonly id: string
  /** Orders the hits of one question; means nothing across questions. */
  readonly score: number
  /**
   * How much of the question this row answers, 0 to 1, comparable across questions. Cutting at a threshold is the
   * caller's. 0 when the question has no text.
   */
  readonly relevance: number
  /** The question's terms that matched, as analysed. */
  readonly terms: readonly string[]
  readonly highlights?: { readonly [field: string]: readonly HighlightSpan[] }
}

export interface FacetValue {
  readonly value: string | number | boolean
  readonly count: number
}

export interface SearchResult {
  readonly hits: readonly SearchHit[]
  /** All matches in reach, not only this page's. */
  readonly total: number
  /** By attribute; values by falling count, then by value. Counted over all matches in reach. */
  readonly facets: { readonly [attribute: string]: readonly FacetValue[] }
  /** A spelling that would find more, from rows in reach; absent where the engine has none or does not look. */
  readonly didYouMean?: string
}

export interface SuggestQuery extends SearchReach {
  /** What was typed so far. Empty answers nothing. */
  readonly prefix: string
  /** 1 to 100. */
  readonly limit: number
}

/** A text to complete to: a title, tag or product name of at least one row in reach. */
export interface Suggestion {
  readonly text: string
  readonly field: string
  /** Rows in reach that carry it. */
  readonly count: number
  /** One of those rows, the first by id: for a title, the row to open. */
  readonly id: string
  /** Where the typed text lies in `text`. */
  readonly spans: readonly HighlightSpan[]
}

/** An engine's state, readable only by an engine of the same `version`: JSON, and buffers where the engine has them. */
export interface SearchSnapshot {
  readonly engine: string
  readonly version: string
  /** The tenant it holds; absent when it holds all. */
  readonly tenant?: string
  readonly data: Json
  /** The larger part, for engines that load without parsing. May be transferred; belongs to the engine that restores it. */
  readonly buffers?: readonly ArrayBuffer[]
}

export interface SearchStats {
  readonly documents: number
  readonly terms: number
  readonly tenants: number
  /** Memory that the index takes, where the engine knows it. */
  readonly bytes?: number
}

/**
 * The search port. Tenant, scope and fields are part of every question, and an engine applies them before it ranks
 * and counts: hits, totals, facets, suggestions and highlights come from rows and fields in reach only. Calls that
 * change the index are seen by every call begun after they resolved.
 *
 * Refusals: `search.unknown_field`, `search.unknown_attribute`, `search.invalid_query`, `search.invalid_document`,
 * `search.version_mismatch`, and the filter’s own; of engines on a server also `search.busy` and `search.unavailable`.
 */
export interface SearchEngine {
  readonly name: string
  /** Fingerprint of analyzer, engine and fields. An index made under another version must be rebuilt. */
  readonly version: string
  /**
   * Says that what was indexed outlives the process, in a database or a cluster. Snapshots of such an engine name a state
   * instead of holding one: `restore` changes nothing, and is `search.version_mismatch` when that state no longer answers.
   */
  readonly durable?: true
  /** Adds documents, or replaces those with the same tenant, kind and id. */
  index(documents: readonly SearchDocument[]): Promise<void>
  /** Forgets rows; unknown ids are no error. Without `kind` every kind of the tenant is looked through. */
  remove(tenant: string, ids: readonly string[], kind?: string): Promise<void>
  search(query: SearchQuery): Promise<SearchResult>
  suggest(query: SuggestQuery): Promise<readonly Suggestion[]>
  /** The state of one tenant, or of all. */
  snapshot(tenant?: string): Promise<SearchSnapshot>
  /** Replaces what the snapshot covers (its tenant, or everything). Another version: `search.version_mismatch`. */
  restore(snapshot: SearchSnapshot): Promise<void>
  /** Forgets a tenant. */
  clear(tenant: string): Promise<void>
  /**
   * Builds a tenant anew out of the batches, beside what it has, which goes on answering until all are in and stays when one
   * fails. Without it, who builds anew clears first.
   */
  rebuild?(tenant: string, batches: AsyncIterable<readonly SearchDocument[]>): Promise<void>
  stats(): Promise<SearchStats>
}
