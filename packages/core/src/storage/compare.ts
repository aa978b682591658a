import { compareCodePoints, getPath, type Scalar } from '../filter/index.js'
import type { JsonObject } from '../shared/index.js'
import type { Order } from './types.js'

/** Of a record in an order: the value of the field that it is sorted by (`null`: has none) and its id. */
export interface SortKey {
  readonly value: Scalar
  readonly id: string
}

type Value = Exclude<Scalar, null>

export const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

/**
 * Orders two values of one type: strings by code point, as a binary collation does, and `false` before `true`. Of
 * different types booleans come before numbers, and numbers before strings; a field should hold one type.
 */
export function compareScalars(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b)
  if (typeof a === typeof b) return Number(a) - Number(b)
  return rank(a) - rank(b)
}

/** Compares two records in an order: by value, then by id in the same direction; those without a value come last. */
export function compareSortKeys(a: SortKey, b: SortKey, direction: Order['direction']): number {
  if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1
  const byValue = a.value === null || b.value === null ? 0 : compareScalars(a.value, b.value)
  const ascending = byValue === 0 ? compareCodePoints(a.id, b.id) : byValue
  return direction === 'asc' ? ascending : -ascending
}

/** Where a record stands in an order; a field that holds a list or an object counts as missing. Without an order, by id. */
export function sortKeyOf(
  row: { readonly id: string; readonly doc: JsonObject },
  order: Order | undefined,
): SortKey {
  const value = order ? getPath(row.doc, order.by) : null
  return { value: isScalar(value) ? value : null, id: row.id }
}

const rank = (value: Value): number => ['boolean', 'number', 'string'].indexOf(typeof value)
