import type { JsonObject } from '@caselore/core/shared'
import type { QueryTerm } from '@caselore/search/analysis'
import { fuzzyDistance } from '@caselore/search/engine'
import { anyOf } from './filter-query.js'
import type { ClusterAnswer } from './read-answer.js'
import { type AskedTerm, type TextReach, termClauses } from './text-query.js'

export type Ask = (body: JsonObject) => Promise<ClusterAnswer>

/** In how many rows in reach each term is; one that is in none is looked for a letter or two off. */
export async function countTerms(
  ask: Ask,
  asked: readonly QueryTerm[],
  reach: TextReach,
  reached: JsonObject,
): Promise<{ readonly terms: readonly AskedTerm[]; readonly reachable: number }> {
  const plain = asked.map((term): AskedTerm => ({ asked: term, how: 'as said', count: 0 }))
  const { counts, reachable } = await count(ask, plain, reach, reached)
  const guessed = plain.map((term, t): AskedTerm => {
    const isMissing = counts[t] === 0 && fuzzyDistance(term.asked.term, term.asked.kind) > 0
    return isMissing ? { ...term, how: 'a letter off' } : { ...term, count: counts[t] ?? 0 }
  })
  const guesses = guessed.filter(({ how }) => how === 'a letter off')
  if (guesses.length === 0) return { terms: guessed, reachable }
  const found = (await count(ask, guesses, reach, reached)).counts
  return {
    terms: guessed.map((term) =>
      guesses.includes(term) ? { ...term, count: found[guesses.indexOf(term)] ?? 0 } : term,
    ),
    reachable,
  }
}

async function count(ask: Ask, terms: readonly AskedTerm[], reach: TextReach, reached: JsonObject) {
  const filters = Object.fromEntries(terms.map((term, t) => [String(t), anyOf(termClauses(term, reach))]))
  const answer = await ask({
    size: 0,
    track_total_hits: true,
    query: reached,
    aggs: { terms: { filters: { filters } } },
  })
  const buckets = answer.aggregations.terms?.buckets as { [t: string]: { doc_count: number } } | undefined
  return { counts: terms.map((_, t) => buckets?.[String(t)]?.doc_count ?? 0), reachable: answer.total }
}
