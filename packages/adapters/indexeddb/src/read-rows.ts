import { type Condition, compileFilter, type Filter } from '@caselore/core/filter'
import {
  type CheckedCount,
  type CheckedQuery,
  type PlainPage,
  type Row,
  type SortKey,
  selectPage,
  sortKeyOf,
} from '@caselore/core/storage'
import { entryPrefix, idPart, isFindable, isOrdered, valuePart } from './projections.js'
import type { StoredRow, Transaction } from './schema.js'

/** Where the rows of a query lie side by side: all keys that start with the prefix. */
interface Path {
  /** By index entry, or else by primary key. */
  readonly indexed: boolean
  readonly prefix: readonly IDBValidKey[] | string
  /** The rest of a row's key after the prefix. */
  readonly rest: (key: SortKey) => string
  /** Whether rows lie in the query's order. */
  readonly sorted: boolean
}

type Reader = Transaction<'readonly'>

const largestBatch = 512

/** A page, read in batches along the shortest path there is; the filter is applied here, inside the transaction. */
export async function readPage(transaction: Reader, query: CheckedQuery): Promise<PlainPage> {
  const path = await pathOf(transaction, query)
  const { order, after, limit } = query
  const matches = compileFilter(query.filter)
  const found: Row[] = []
  const enough = path.sorted ? limit + 1 : Number.POSITIVE_INFINITY
  await walk(transaction, path, path.sorted ? after : undefined, order, enough, (row) => {
    if (matches(row.doc)) found.push(toRow(row))
    return found.length < enough
  })
  return path.sorted ? { rows: found.slice(0, limit), more: found.length > limit } : selectPage(found, query)
}

/** How many rows match, counting to one beyond the cap. */
export async function countRows(transaction: Reader, query: CheckedCount, cap: number): Promise<number> {
  const path = lookupPath(query) ?? keyPath(query, true)
  if (!path.indexed && isEmpty(query.filter))
    return transaction.objectStore('rows').count(rangeOf(path, undefined))
  const matches = compileFilter(query.filter)
  let n = 0
  await walk(transaction, path, undefined, undefined, cap + 1, (row) => {
    if (matches(row.doc)) n++
    return n <= cap
  })
  return n
}

/** A stored row as the contract has it. */
export const toRow = ({ kind, id, version, doc }: StoredRow): Row => ({ kind, id, version, doc })

/** Batches and not a cursor: one request per row would take ten times as long. They grow while nothing is found. */
async function walk(
  transaction: Reader,
  path: Path,
  start: SortKey | undefined,
  order: CheckedQuery['order'],
  first: number,
  visit: (row: StoredRow) => boolean,
): Promise<void> {
  const rows = transaction.objectStore('rows')
  const source = path.indexed ? rows.index('entries') : rows
  let after = start
  for (let size = Math.min(first, largestBatch); ; size = Math.min(size * 2, largestBatch)) {
    const batch = await source.getAll(rangeOf(path, after), size)
    for (const row of batch) if (!visit(row)) return
    const last = batch.at(-1)
    if (!last || batch.length < size) return
    after = sortKeyOf(last, order)
  }
}

/** A list sorts after every text, and U+FFFF after every text that an entry goes on with: the end of a prefix. */
function rangeOf({ prefix, rest }: Path, after: SortKey | undefined): IDBKeyRange {
  const [lower, upper] =
    typeof prefix === 'string'
      ? [after ? prefix + rest(after) : prefix, `${prefix}\uffff`]
      : [after ? [...prefix, rest(after)] : [...prefix], [...prefix, []]]
  return IDBKeyRange.bound(lower, upper, after !== undefined, true)
}

/**
 * Along the index of the order, unless a condition leaves so few rows that it is quicker to fetch and sort those: a
 * person's own tickets among ten thousand.
 */
async function pathOf(transaction: Reader, query: CheckedQuery): Promise<Path> {
  const { tenant, kind, order } = query
  const lookup = lookupPath(query)
  if (!order) return lookup ?? keyPath(query, true)
  if (!isOrdered(kind, order.by)) return lookup ?? keyPath(query, false)
  if (lookup) {
    const few = await transaction.objectStore('rows').index('entries').count(rangeOf(lookup, undefined))
    if (few <= largestBatch) return lookup
  }
  return {
    indexed: true,
    prefix: entryPrefix(tenant, kind, order),
    rest: ({ value, id }) => valuePart(value, order.direction) + idPart(id, order.direction),
    sorted: true,
  }
}

const byId = ({ id }: SortKey) => id

const keyPath = ({ tenant, kind }: CheckedCount, sorted: boolean): Path => ({
  indexed: false,
  prefix: [tenant, kind],
  rest: byId,
  sorted,
})

function lookupPath({ tenant, kind, filter, order }: CheckedCount & Partial<CheckedQuery>): Path | undefined {
  const known = conjuncts(filter).find((part) => isLookup(kind, part))
  if (!known) return undefined
  const prefix =
    entryPrefix(tenant, kind, { by: known.field, direction: 'asc' }) + valuePart(known.value, 'asc')
  return { indexed: true, prefix, rest: byId, sorted: !order }
}

type Lookup = Condition & { readonly op: 'eq'; readonly value: string | number | boolean }

const isLookup = (kind: string, part: Filter): part is Lookup =>
  'field' in part && part.op === 'eq' && part.value !== null && isFindable(kind, part.field)

/** The conditions that must all hold. */
const conjuncts = (filter: Filter): Filter[] => ('and' in filter ? filter.and.flatMap(conjuncts) : [filter])

const isEmpty = (filter: Filter): boolean => conjuncts(filter).length === 0
