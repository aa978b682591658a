import type { Filter } from '../filter/index.js'
import type { Instant, Json, JsonObject } from '../shared/index.js'
import type { Check, Key, Token } from './keys.js'
import type { Purge, PurgeResult } from './purge-types.js'

export type { Check, Guard, Key, Token } from './keys.js'

/** A stored record. `version` starts at 1 and grows by one with each put. */
export interface Row<Doc = JsonObject> extends Key {
  readonly version: number
  readonly doc: Doc
}

export interface ReadOptions {
  readonly tenant: string
  readonly signal?: AbortSignal | undefined
  readonly token?: Token | undefined
}

/**
 * An order by one field, ties broken by id in the same direction. Text sorts by code point, `false` before `true`.
 * Records without the field, or with a list or an object in it, come last in both directions.
 */
export interface Order {
  readonly by: string
  readonly direction: 'asc' | 'desc'
}

export interface Query {
  readonly kind: string
  /** What the caller asks for. */
  readonly where?: Filter | undefined
  /** What the caller may see; joined by `and`, kept apart so that an adapter can prove that it was pushed down. */
  readonly scope?: Filter | undefined
  /** Default: by id, ascending, which is by time of creation. */
  readonly order?: Order | undefined
  /** 1 to 1,000. */
  readonly limit: number
  /** From the page before, of the same query; another query's cursor is refused as `invalid`. */
  readonly cursor?: string | undefined
}

export interface Page<Doc = JsonObject> {
  readonly rows: readonly Row<Doc>[]
  /** Absent on the last page. */
  readonly cursor?: string
}

export interface Put extends Key {
  /** Always given: an unguarded write would be a lost update. */
  readonly guard: number | 'absent'
  readonly doc: JsonObject
}

export interface Delete extends Key {
  readonly guard: number | 'exists'
}

/** What happened to which aggregate. Storage adds the position. */
export interface EventInput {
  readonly id: string
  readonly type: string
  readonly aggregate: Key
  /** The aggregate's version after the commit. */
  readonly version: number
  readonly at: Instant
  readonly actor: string
  readonly data: JsonObject
}

/** An event as the feed gives it: `position` grows with each commit of the tenant. */
export interface StoredEvent extends EventInput {
  readonly position: Token
}

/**
 * A caller's name for one attempt to do a thing. The same key with the same hash is answered with the first result,
 * whatever the guards say by then; keys are the tenant's own.
 */
export interface Idempotency {
  readonly key: string
  /** Of the command and its input; the same key with another hash is refused. */
  readonly hash: string
  readonly result: Json
}

/**
 * One atomic change of one tenant: all of it or nothing. Unique values (a number, a conversation id) are puts of kind
 * `claim` guarded `absent`; counters are puts of kind `counter` guarded by version. No callbacks: an IndexedDB
 * transaction dies on a foreign await and a SQLite one is synchronous.
 *
 * A key may occur once among checks, puts and deletes. A failed guard is `exists` (guard `absent`), `not_found` (nothing
 * there) or `conflict` (another version). A record put again after a delete starts at version 1.
 */
export interface WriteSet {
  readonly tenant: string
  readonly checks?: readonly Check[]
  readonly puts?: readonly Put[]
  readonly deletes?: readonly Delete[]
  readonly events?: readonly EventInput[]
  readonly idempotency?: Idempotency
}

export interface CommitOptions {
  readonly signal?: AbortSignal | undefined
}

export interface Commit {
  /** Where the feed stands after this commit; of the first commit, when replayed. */
  readonly token: Token
  /** True when the idempotency key had been used before: nothing was written, `result` is the first one's. */
  readonly replayed: boolean
  readonly result: Json
}

export interface FeedOptions {
  readonly tenant: string
  /** 1 to 1,000. */
  readonly limit: number
  /** Only events of this aggregate, as for a timeline; those that are kept, whatever was purged. */
  readonly aggregate?: Key | undefined
  /** For who wants what is kept and does not mind what was purged, as an export. Default: purged events are a gap. */
  readonly kept?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

export interface ChangePage {
  readonly events: readonly StoredEvent[]
  /** Give this to the next call. Equal to the token given when there is nothing new. */
  readonly token: Token
  readonly more: boolean
}

/** What the storage can do; the conformance kit tests each claim both ways. */
export interface Capabilities {
  /** Most operations (checks, puts, deletes, events) that one commit takes. At least 100. */
  readonly atomicOps: number
  /** Field paths on which a scope is pushed down; `'all'` when any path is. */
  readonly filterPaths: 'all' | readonly string[]
  /** `changes` is there. */
  readonly feed: boolean
  /** `token` in ReadOptions is honoured (trivially, where there is one copy of the data). */
  readonly readToken: boolean
  readonly count: boolean
  readonly bulkLoad: boolean
  /** `purge` is there. Without it nothing is ever forgotten. */
  readonly purge: boolean
  /** Largest document in bytes of UTF-8 JSON. */
  readonly maxDocBytes: number
  /** `volatile` is gone with the process, `relaxed` may lose the last moments on power loss, `strict` loses nothing acknowledged. */
  readonly durability: 'volatile' | 'relaxed' | 'strict'
}

export interface Count {
  readonly n: number
  /** False when counting stopped at the cap. */
  readonly exact: boolean
}

/** A row to load. */
export interface LoadRow extends Key {
  readonly doc: JsonObject
  /** Default: 1. Given where a row comes from another storage with its history. */
  readonly version?: number | undefined
}

export interface LoadBatch {
  readonly tenant: string
  /** Names the load; a batch whose sequence is not above the stored checkpoint is skipped. */
  readonly load: string
  readonly sequence: number
  readonly rows: readonly LoadRow[]
}

export interface LoadResult {
  /** Rows written; one that was there already is left as it is, and none is written when the batch is skipped. */
  readonly loaded: number
  readonly checkpoint: number
}

/**
 * The port through which Caselore keeps everything. A host implements it for its own system and proves it with
 * `@caselore/conformance`. Every failure is a `StorageError`; documents go in and out by copy.
 */
export interface Storage {
  readonly contract: 1
  readonly name: string
  readonly capabilities: Readonly<Capabilities>
  /** The rows in the order of the keys, `undefined` where there is none. */
  get(keys: readonly Key[], options: ReadOptions): Promise<(Row | undefined)[]>
  query(query: Query, options: ReadOptions): Promise<Page>
  commit(writes: WriteSet, options?: CommitOptions): Promise<Commit>
  close(): Promise<void>
  /**
   * Events after the token (`null`: from the start), at least once, in order per aggregate. Where events after the token were
   * purged, `storage.feed_gap`: whoever follows has to build anew from the records and goes on after `details.from`.
   */
  changes?(after: Token | null, options: FeedOptions): Promise<ChangePage>
  /** Calls `hint` when there may be something new; a hint may be lost. Returns how to stop. */
  watch?(hint: () => void): () => void
  count?(query: Omit<Query, 'limit' | 'cursor' | 'order'>, cap: number, options: ReadOptions): Promise<Count>
  bulkLoad?(batch: LoadBatch): Promise<LoadResult>
  /**
   * Removes events and idempotency keys for good, in one transaction and only while the checks hold. What may go is for the
   * caller to know; the storage refuses to be vague about it afterwards. Positions are never used again.
   */
  purge?(purge: Purge): Promise<PurgeResult>
}
