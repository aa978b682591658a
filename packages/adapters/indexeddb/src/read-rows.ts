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
import { entryPrefix, isFindable, isOrdered, sortPart } from './projections.js'
import type { StoredRow, Transaction } from './schema.js'

/** Where the rows of a query lie side by side. */
interface Path {
  /** Absent: the primary key. */
  readonly index?: 'entries'
  readonly prefix: readonly IDBValidKey[]
  /** The rest of a row's key after the prefix. */
  readonly rest: (key: SortKey) => readonly IDBValidKey[]
  /** Whether rows lie in the query's order. */
  readonly sorted: boolean
}

type Reader = Transaction<'readonly'>

const largestBatch = 512

/** A page, read in batches along the shortest path there is; the filter is applied here, inside the transaction. */
export async function readPage(transaction: Reader, query: CheckedQuery): Promise<PlainPage> {
  const path = pathOf(query)
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
  const path = pathOf({ ...query, order: undefined })
  if (!path.index && isEmpty(query.filter))
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
  const source = path.index ? rows.index(path.index) : rows
  let after = start
  for (let size = Math.min(first, largestBatch); ; size = Math.min(size * 2, largestBatch)) {
    const batch = await source.getAll(rangeOf(path, after), size)
    for (const row of batch) if (!visit(row)) return
    const last = batch.at(-1)
    if (!last || batch.length < size) return
    after = sortKeyOf(last, order)
  }
}

function rangeOf({ prefix, rest }: Path, after: SortKey | undefined): IDBKeyRange {
  const lower = after ? [...prefix, ...rest(after)] : [...prefix]
  // A list sorts after every number and text, so this is the end of all that starts with the prefix.
  return IDBKeyRange.bound(lower, [...prefix, []], after !== undefined, true)
}

function pathOf({
  tenant,
  kind,
  filter,
  order,
}: Pick<CheckedQuery, 'tenant' | 'kind' | 'filter' | 'order'>): Path {
  if (order && isOrdered(kind, order.by))
    return {
      index: 'entries',
      prefix: entryPrefix(tenant, kind, order),
      rest: (key) => sortPart(key, order.direction),
      sorted: true,
    }
  const rest = ({ id }: SortKey) => [id]
  const known = conjuncts(filter).find((part) => isLookup(kind, part))
  if (!known) return { prefix: [tenant, kind], rest, sorted: !order }
  const prefix = entryPrefix(tenant, kind, { by: known.field, direction: 'asc' })
  const [type, value] = sortPart({ value: known.value, id: '' }, 'asc')
  return { index: 'entries', prefix: [...prefix, type, value], rest, sorted: !order }
}

type Lookup = Condition & { readonly op: 'eq'; readonly value: string | number | boolean }

const isLookup = (kind: string, part: Filter): part is Lookup =>
  'field' in part && part.op === 'eq' && part.value !== null && isFindable(kind, part.field)

/** The conditions that must all hold. */
const conjuncts = (filter: Filter): Filter[] => ('and' in filter ? filter.and.flatMap(conjuncts) : [filter])

const isEmpty = (filter: Filter): boolean => conjuncts(filter).length === 0
