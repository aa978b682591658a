import { compareCodePoints, getPath } from '@caselore/core/filter'
import type { Json, JsonObject } from '@caselore/core/shared'
import type { FacetValue } from '../types.js'

type Value = FacetValue['value']

const isValue = (value: Json | undefined): value is Value =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** What an attribute's value counts for: itself, or each different element of a list. */
export const facetValuesIn = (found: Json | undefined): Value[] =>
  [...new Set(Array.isArray(found) ? (found as readonly Json[]) : [found])].filter(isValue)

/** By falling count, then by value. */
export const sortFacet = (counts: ReadonlyMap<Value, number>): FacetValue[] =>
  Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) =>
      b.count - a.count ||
      compareCodePoints(String(a.value), String(b.value)) ||
      compareCodePoints(typeof a.value, typeof b.value),
  )

/** Counts each value of an attribute over the rows; a list counts once for each different element. */
export function countFacet(rows: Iterable<JsonObject>, attribute: string): FacetValue[] {
  const counts = new Map<Value, number>()
  for (const row of rows) {
    for (const value of facetValuesIn(getPath(row, attribute)))
      counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return sortFacet(counts)
}
