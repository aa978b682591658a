import type { SearchReach } from '@caselore/core/search'
import type { JsonObject } from '@caselore/core/shared'
import type { QueryTerm } from '@caselore/search/analysis'
import { fuzzyDistance, shortestPrefix } from '@caselore/search/engine'
import { rarityOf, unknownShare } from '@caselore/search/relevance'
import { anyOf } from './filter-query.js'
import { storedTerm, textField } from './rows.js'

/** A term of the question: how it is looked for, and in how many rows in reach it is. */
export interface AskedTerm {
  readonly asked: QueryTerm
  readonly how: 'as said' | 'a letter off'
  readonly count: number
}

export interface TextReach extends Pick<SearchReach, 'tenant' | 'kind'> {
  /** Fields by number, with their weights. */
  readonly weights: ReadonlyMap<number, number>
}

/** How much of a term's weight its longer forms and other spellings get. */
const prefixShare = 0.3
const fuzzyShare = 0.4
/** So many longer or other words are looked for. */
const mostVariants = 100

/** Whether a row has the term in one of the fields, as clauses whose scores add up. */
export function termClauses({ asked, how }: AskedTerm, reach: TextReach, boost = 1): JsonObject[] {
  const value = storedTerm(reach, asked.term)
  const rewrite = `top_terms_${mostVariants}`
  return Array.from(reach.weights, ([number, weight]): JsonObject[] => {
    const field = textField(number)
    const worth = Math.max(0, boost * weight * asked.weight)
    if (how === 'a letter off') {
      const fuzziness = fuzzyDistance(asked.term, asked.kind)
      const options = {
        prefix_length: value.length - asked.term.length,
        transpositions: false,
        max_expansions: mostVariants,
      }
      return [{ fuzzy: { [field]: { value, fuzziness, ...options, rewrite, boost: worth * fuzzyShare } } }]
    }
    const exact = { term: { [field]: { value, boost: worth } } }
    if (!asked.open || asked.term.length < shortestPrefix) return [exact]
    return [exact, { prefix: { [field]: { value, rewrite, boost: worth * prefixShare } } }]
  }).flat()
}

/** How much of the question's information a term is, by how rare it is among rows in reach. As in `createCoverage`. */
export const informationOf = ({ asked, count }: AskedTerm, reachable: number): number =>
  asked.weight * rarityOf(count, reachable) * (count === 0 ? unknownShare[asked.kind] : 1)

/** Scores a row with the information that it holds. */
export const coverageQuery = (terms: readonly AskedTerm[], reach: TextReach, reachable: number): JsonObject =>
  anyOf(
    terms
      .filter(({ count }) => count > 0)
      .map((term) => ({
        constant_score: { filter: anyOf(termClauses(term, reach)), boost: informationOf(term, reachable) },
      })),
  )

/** Scores a row with BM25, and names the terms that it has. */
export const rankingClauses = (
  terms: readonly AskedTerm[],
  reach: TextReach,
  reachable: number,
): JsonObject[] =>
  terms.flatMap((term, t) =>
    term.count > 0
      ? [
          {
            bool: {
              should: termClauses(term, reach, rarityOf(term.count, reachable)),
              minimum_should_match: 1,
              _name: String(t),
            },
          },
        ]
      : [],
  )
