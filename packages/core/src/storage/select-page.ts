import { compileFilter } from '../filter/index.js'
import { compareSortKeys, type SortKey, sortKeyOf } from './compare.js'
import type { Row } from './types.js'
import type { CheckedQuery } from './validate.js'

/** A page before its cursor is made. */
export interface PlainPage {
  readonly rows: readonly Row[]
  readonly more: boolean
}

/**
 * The page of a query out of all rows of its kind: filtered, sorted, cut. For storages that hold their rows in memory
 * and for hosts with few of them; others let their engine do it.
 */
export function selectPage(rows: Iterable<Row>, query: CheckedQuery): PlainPage {
  const { filter, order, after, limit } = query
  const direction = order?.direction ?? 'asc'
  const matches = compileFilter(filter)
  const found: Placed[] = []
  const sort = () => found.sort((a, b) => compareSortKeys(a.key, b.key, direction))
  for (const row of rows) {
    if (!matches(row.doc)) continue
    const key = sortKeyOf(row, order)
    if (after && compareSortKeys(after, key, direction) >= 0) continue
    // Of many rows only the first few are wanted, so the rest is dropped along the way instead of sorted.
    if (found.length > 2 * limit) {
      sort()
      found.length = limit + 1
    }
    found.push({ row, key })
  }
  sort()
  return { rows: found.slice(0, limit).map(({ row }) => row), more: found.length > limit }
}

interface Placed {
  readonly row: Row
  readonly key: SortKey
}
