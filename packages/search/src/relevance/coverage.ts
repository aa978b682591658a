/** A question's term as the relevance measure sees it. */
export interface WeightedTerm {
  readonly term: string
  readonly weight: number
}

/**
 * How much of the question's information a row holds, 0 to 1: the share of its terms that the row has, each counted by
 * its weight and by how rare it is (`ln(1 + (N − n + ½) / (n + ½))`, with n of N rows having it). A term that no row
 * has is information too: a question about something unknown is not answered by its common words.
 */
export function createCoverage(
  terms: readonly WeightedTerm[],
  matches: Iterable<{ readonly terms: readonly string[] }>,
  rowCount: number,
): (matched: readonly string[]) => number {
  const counts = new Map<string, number>()
  for (const { terms: matched } of matches) {
    for (const term of matched) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const information = new Map<string, number>()
  let whole = 0
  for (const { term, weight } of terms) {
    const count = counts.get(term) ?? 0
    const value = weight * Math.log(1 + (rowCount - count + 0.5) / (count + 0.5))
    information.set(term, value)
    whole += value
  }
  return (matched) => {
    if (whole <= 0) return 0
    let covered = 0
    for (const term of matched) covered += information.get(term) ?? 0
    return Math.min(1, covered / whole)
  }
}
