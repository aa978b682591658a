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
  const found: { readonly row: Row; readonly key: SortKey }[] = []
  for (const row of rows) {
    if (!matches(row.doc)) continue
    const key = sortKeyOf(row, order)
    if (!after || compareSortKeys(after, key, direction) < 0) found.push({ row, key })
  }
  found.sort((a, b) => compareSortKeys(a.key, b.key, direction))
  return { rows: found.slice(0, limit).map(({ row }) => row), more: found.length > limit }
}
