import { compareCodePoints, getPath } from '@caselore/core/filter'
import type { Json, JsonObject } from '@caselore/core/shared'
import type { SearchOrder } from '../types.js'

export interface Ranked {
  readonly id: string
  readonly score: number
  readonly attributes: JsonObject
}

/** By falling score, ties by id, so that the same question gives the same page. */
export const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || compareCodePoints(a.id, b.id)

/** By an attribute: numbers before texts before the rest; rows without it last in either direction. */
export function byAttribute({ by, direction }: SearchOrder): (a: Ranked, b: Ranked) => number {
  return (a, b) =>
    compareAttributes(getPath(a.attributes, by), getPath(b.attributes, by), direction, () =>
      compareCodePoints(a.id, b.id),
    )
}

/** The order of two values of an attribute, and of equal ones by what `tie` says. */
export function compareAttributes(
  left: Json | undefined,
  right: Json | undefined,
  direction: SearchOrder['direction'],
  tie: () => number,
): number {
  const sign = direction === 'asc' ? 1 : -1
  if (isMissing(left) || isMissing(right))
    return Number(isMissing(left)) - Number(isMissing(right)) || sign * tie()
  return sign * (compareValues(left, right) || tie())
}

const isMissing = (value: Json | undefined): boolean => value === undefined || value === null

function compareValues(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b)
  return typeRank(a) - typeRank(b) || compareCodePoints(JSON.stringify(a), JSON.stringify(b))
}

const typeRank = (value: Json | undefined): number =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2
