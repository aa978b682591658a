import type { QueryTerm, TokenKind } from '../analysis/index.js'

type Measured = Pick<QueryTerm, 'term' | 'kind' | 'weight'>

/** What a term that no row has counts for. */
// Where rows are few, most of a sentence's pairs are in none of them, which says little; an unknown identifier says much.
export const unknownShare: Readonly<Record<TokenKind, number>> = {
  single: 0.5,
  pair: 0.25,
  phrase: 0.25,
  word: 1,
  part: 0.5,
  joined: 0,
}

/** How much a term says that `count` of so many rows have: `ln(1 + (N − n + ½) / (n + ½))`, as in BM25. */
export const rarityOf = (count: number, rowCount: number): number =>
  Math.log(1 + (rowCount - count + 0.5) / (count + 0.5))

/**
 * How much of the question's information a row holds, 0 to 1: the share of its terms that the row has, each counted by
 * its weight and by how rare it is (`ln(1 + (N − n + ½) / (n + ½))`, with n of N rows having it). A term that no row
 * has counts too, at a lower rate, so that a question about something unknown is not answered by its common words.
 */
export function createCoverage(
  terms: readonly Measured[],
  matches: Iterable<{ readonly terms: readonly string[] }>,
  rowCount: number,
): (matched: readonly string[]) => number {
  const counts = countTerms(matches)
  const information = new Map(
    terms.map(({ term, kind, weight }) => {
      const count = counts.get(term) ?? 0
      return [term, weight * rarityOf(count, rowCount) * (count === 0 ? unknownShare[kind] : 1)]
    }),
  )
  const whole = sum(information.values())
  return (matched) =>
    whole > 0 ? Math.min(1, sum(matched.map((term) => information.get(term) ?? 0)) / whole) : 0
}

function countTerms(matches: Iterable<{ readonly terms: readonly string[] }>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { terms } of matches) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
