import type { IdentifiedRecord, IdentifierMatch } from '@caselore/core/search'
import { comparedIdentifier } from './identifiers.js'

export interface MatchIdentifierOptions {
  /** Greatest distance. Default: 0 up to 5 characters, 1 up to 9, else 2. */
  readonly within?: number
  /** What people said before: the compared identifier → the record's id. Wins over likeness. */
  readonly corrections?: Readonly<Record<string, string>>
  readonly limit?: number
}

const lookalikes = ['0OQD', '1IL', '2Z', '5S', '8B', '6G', 'UV']
const looksLike = (a: string, b: string) => lookalikes.some((group) => group.includes(a) && group.includes(b))

/**
 * The records that an identifier probably names, closest first: the same but for width, case and connectors, or misread
 * and mistyped by a little. Short ones must be the same, since E-27 is not E-28. Nothing is decided: where it
 * answers wrong, keep what the person chose and give it as `corrections`.
 */
export function matchIdentifier(
  identifier: string,
  records: Iterable<IdentifiedRecord>,
  { within, corrections = {}, limit = 5 }: MatchIdentifierOptions = {},
): IdentifierMatch[] {
  const asked = comparedIdentifier(identifier)
  if (asked === '') return []
  const most = within ?? (asked.length <= 5 ? 0 : asked.length <= 9 ? 1 : 2)
  const chosen = Object.hasOwn(corrections, asked) ? corrections[asked] : undefined
  const found: IdentifierMatch[] = []
  for (const { id, identifier: known } of records) {
    const corrected = id === chosen
    const distance = distanceWithin(asked, comparedIdentifier(known), most)
    if (corrected || distance !== undefined) found.push({ record: id, distance: distance ?? most, corrected })
  }
  return found
    .sort(
      (a, b) =>
        Number(b.corrected) - Number(a.corrected) ||
        a.distance - b.distance ||
        (a.record < b.record ? -1 : 1),
    )
    .slice(0, limit)
}

/** Edit distance with neighbours swapped (optimal string alignment); undefined above `most`. */
function distanceWithin(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(cheapest(a, b, i, j, row, above, before))
    if (Math.min(...row) > most) return undefined
    before = above
    above = row
  }
  const distance = above[b.length] ?? Number.POSITIVE_INFINITY
  return distance <= most ? distance : undefined
}

function cheapest(
  a: string,
  b: string,
  i: number,
  j: number,
  row: readonly number[],
  above: readonly number[],
  before: readonly number[],
): number {
  const [left = '', right = ''] = [a[i - 1], b[j - 1]]
  const change = left === right ? 0 : looksLike(left, right) ? 0.5 : 1
  const ways = [(above[j - 1] ?? 0) + change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1]
  if (i > 1 && j > 1 && left === b[j - 2] && a[i - 2] === right) ways.push((before[j - 2] ?? 0) + 1)
  return Math.min(...ways)
}
