import { compareCodePoints, getPath } from '@caselore/core/filter'
import type { Json, JsonObject } from '@caselore/core/shared'
import type { FacetValue } from '../types.js'

type Value = FacetValue['value']

const isValue = (value: Json | undefined): value is Value =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Counts each value of an attribute over the rows; a list counts once for each different element. */
export function countFacet(rows: Iterable<JsonObject>, attribute: string): FacetValue[] {
  const counts = new Map<Value, number>()
  for (const row of rows) {
    const found = getPath(row, attribute)
    for (const value of new Set(Array.isArray(found) ? found : [found])) {
      if (isValue(value)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  }
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || compareCodePoints(String(a.value), String(b.value)),
  )
}
