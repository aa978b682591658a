import { type Filter, fieldsOf, isFieldPath, parseFilter } from '../filter/index.js'
import type { Json, JsonObject } from '../shared/index.js'
import type { SortKey } from './compare.js'
import { decodeCursor } from './cursor.js'
import { invalid, StorageError } from './error.js'
import { checkText, plainCopy } from './plain-copy.js'
import { sizeBound } from './size-bound.js'
import type {
  Capabilities,
  EventInput,
  FeedOptions,
  Guard,
  Key,
  LoadBatch,
  Order,
  Query,
  ReadOptions,
  WriteSet,
} from './types.js'

const kindPattern = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/
const idPattern = /^[\x21-\x7e]{1,200}$/

/** A write set with every list there, and every document a frozen plain copy. */
export type CheckedWriteSet = Required<Omit<WriteSet, 'idempotency'>> & Pick<WriteSet, 'idempotency'>

/** What to count: the rows of a kind that meet a filter, `where` and `scope` together. */
export interface CheckedCount {
  readonly tenant: string
  readonly kind: string
  readonly filter: Filter
}

/** A query with its filters joined and its cursor read. */
export interface CheckedQuery extends CheckedCount {
  readonly order: Order | undefined
  readonly limit: number
  /** The page holds what comes after this in the order. */
  readonly after: SortKey | undefined
}

/** Refuses, as `storage.invalid`, a tenant that is not 1 to 200 visible ASCII characters. */
export function checkTenant(tenant: string): void {
  if (typeof tenant !== 'string' || !idPattern.test(tenant)) throw invalid('a malformed tenant')
}

/** Refuses, as `storage.invalid`, a kind that is no ASCII word or an id that is not 1 to 200 visible ASCII characters. */
export function checkKey({ kind, id }: Key): Key {
  if (typeof kind !== 'string' || !kindPattern.test(kind)) throw invalid('a malformed kind')
  if (typeof id !== 'string' || !idPattern.test(id)) throw invalid('a malformed id')
  return { kind, id }
}

/** Refuses what no read may ask: a malformed tenant, or a token where tokens are not honoured. */
export function checkRead({ tenant, token }: ReadOptions, capabilities: Capabilities): void {
  checkTenant(tenant)
  if (token !== undefined && !capabilities.readToken) throw notSupported('readToken')
}

const notSupported = (feature: string): StorageError =>
  new StorageError('storage.not_supported', { details: { feature } })

/**
 * What is left of a write set once everything is refused that some engine could not keep: malformed keys, one key
 * twice, more operations than `atomicOps` or a document above `maxDocBytes` (`storage.too_large`), text or numbers that
 * do not survive, guards that are none.
 */
export function checkWriteSet(writes: WriteSet, capabilities: Capabilities): CheckedWriteSet {
  const { tenant, checks = [], puts = [], deletes = [], events = [], idempotency } = writes
  checkTenant(tenant)
  const operations = checks.length + puts.length + deletes.length + events.length
  if (operations > capabilities.atomicOps)
    throw new StorageError('storage.too_large', { details: { operations, limit: capabilities.atomicOps } })
  checkDistinct([...checks, ...puts, ...deletes].map(({ kind, id }) => `${kind}/${id}`))
  checkDistinct(events.map((event) => event.id))
  const fit = <Value extends Json>(value: Value) => fitting(plainCopy(value), capabilities.maxDocBytes)
  return {
    tenant,
    checks: checks.map((check) => ({
      ...checkKey(check),
      guard: checkGuard(check.guard, 'absent', 'exists'),
    })),
    puts: puts.map((put) => ({
      ...checkKey(put),
      guard: checkGuard(put.guard, 'absent'),
      doc: fit(asDoc(put.doc)),
    })),
    deletes: deletes.map((each) => ({ ...checkKey(each), guard: checkGuard(each.guard, 'exists') })),
    events: events.map((event) => checkEvent(event, fit)),
    ...(idempotency && { idempotency: checkIdempotency(idempotency, fit) }),
  }
}

/** What a query asks, once it is known to be one: kind, filters, order, limit 1 to 1,000, its own cursor. */
export function checkQuery(query: Query, tenant: string, capabilities: Capabilities): CheckedQuery {
  const { order, cursor } = query
  if (order && (!isFieldPath(order.by) || !['asc', 'desc'].includes(order.direction)))
    throw invalid('a malformed order')
  return {
    ...checkFilters(query, tenant, capabilities),
    order: order && { by: order.by, direction: order.direction },
    limit: checkLimit(query.limit),
    after: cursor === undefined ? undefined : decodeCursor(query, tenant, cursor),
  }
}

/** The part of {@link checkQuery} that counting needs too. A scope that the storage cannot apply is `storage.not_pushable`. */
export function checkFilters(
  { kind, where, scope }: Pick<Query, 'kind' | 'where' | 'scope'>,
  tenant: string,
  { filterPaths }: Capabilities,
): CheckedCount {
  checkTenant(tenant)
  checkKey({ kind, id: '-' })
  const parts = [where, scope].filter((part) => part !== undefined).map(readFilter)
  const strange =
    scope && filterPaths !== 'all' && fieldsOf(scope).find((field) => !filterPaths.includes(field))
  if (strange) throw new StorageError('storage.not_pushable', { details: { field: strange } })
  return { tenant, kind, filter: parts.length === 1 && parts[0] ? parts[0] : { and: parts } }
}

/** Refuses a feed request with a malformed tenant, aggregate or limit. */
export function checkFeed({ tenant, limit, aggregate }: FeedOptions): void {
  checkTenant(tenant)
  checkLimit(limit)
  if (aggregate) checkKey(aggregate)
}

/** Refuses a cap of a count that is no positive whole number. */
export function checkCap(cap: number): number {
  if (!Number.isSafeInteger(cap) || cap < 1) throw invalid('a malformed cap')
  return cap
}

/** A batch to load, checked like a write set; it is not bound by `atomicOps`. */
export function checkLoadBatch(batch: LoadBatch, capabilities: Capabilities): LoadBatch {
  const { tenant, load, sequence, rows } = batch
  const puts = rows.map((row) => ({ ...row, guard: 'absent' as const }))
  const checked = checkWriteSet({ tenant, puts }, { ...capabilities, atomicOps: Number.POSITIVE_INFINITY })
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw invalid('a malformed sequence')
  return {
    tenant,
    load: checkName(load, 'load'),
    sequence,
    rows: checked.puts.map(({ kind, id, doc }, i) => ({
      kind,
      id,
      doc,
      version: checkVersion(rows[i]?.version),
    })),
  }
}

function checkVersion(version = 1): number {
  if (!Number.isSafeInteger(version) || version < 1) throw invalid('a malformed version in a load')
  return version
}

function checkLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw invalid('a limit outside 1 to 1000')
  return limit
}

function readFilter(filter: Filter): Filter {
  const result = parseFilter(filter)
  if (result.ok) return result.value
  const [{ code, path = [] }] = result.refusals
  if (code === 'filter.not_supported')
    throw new StorageError('storage.not_pushable', { details: { filter: code } })
  throw invalid(code, { path: path.join('.') })
}

function checkDistinct(names: readonly string[]): void {
  if (new Set(names).size < names.length) throw invalid('one key twice in a write set')
}

function checkGuard<const Word extends string>(guard: Guard, ...words: Word[]): number | Word {
  if (
    typeof guard === 'number'
      ? Number.isSafeInteger(guard) && guard >= 1
      : words.some((word) => word === guard)
  )
    return guard as number | Word
  throw invalid('a malformed guard')
}

function checkEvent(event: EventInput, fit: (data: JsonObject) => JsonObject): EventInput {
  const { id, type, version, at } = event
  checkKey({ kind: type, id })
  if (!Number.isSafeInteger(version) || version < 0) throw invalid('a malformed version in an event')
  if (!Number.isSafeInteger(at)) throw invalid('a malformed moment in an event')
  const actor = checkName(event.actor, 'actor')
  return { id, type, aggregate: checkKey(event.aggregate), version, at, actor, data: fit(asDoc(event.data)) }
}

function checkIdempotency(
  { key, hash, result }: NonNullable<WriteSet['idempotency']>,
  fit: (result: Json) => Json,
) {
  return {
    key: checkName(key, 'idempotency key'),
    hash: checkName(hash, 'idempotency hash'),
    result: fit(result),
  }
}

function checkName(text: string, what: string): string {
  if (typeof text !== 'string' || text.length < 1 || text.length > 200) throw invalid(`a malformed ${what}`)
  return checkText(text, [what])
}

function asDoc(doc: JsonObject): JsonObject {
  if (typeof doc !== 'object' || doc === null || Array.isArray(doc))
    throw invalid('a document that is no object')
  return doc
}

function fitting<Value extends Json>(value: Value, limit: number): Value {
  // Most documents are far too small to be worth writing out for this.
  if (sizeBound(value) <= limit) return value
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length
  if (bytes > limit) throw new StorageError('storage.too_large', { details: { bytes, limit } })
  return value
}
