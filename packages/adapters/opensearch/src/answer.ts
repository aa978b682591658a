import type { SearchQuery, SearchReach, SearchResult } from '@caselore/core/search'
import type { JsonObject } from '@caselore/core/shared'
import {
  leastCoverage,
  mostTerms,
  type OpenedReach,
  openQuery,
  type TermSettings,
} from '@caselore/search/engine'
import { type Ask, countTerms } from './count-terms.js'
import { allOf, filterQuery } from './filter-query.js'
import { readPage } from './page.js'
import { type AskedTerm, coverageQuery, informationOf, rankingClauses, type TextReach } from './text-query.js'
import { toHit } from './to-hit.js'

/** Answers a question: counts its terms in reach, finds the best coverage, then the page. */
export async function answer(ask: Ask, query: SearchQuery, settings: TermSettings): Promise<SearchResult> {
  const opened = openQuery(query, settings.schema)
  const reached = reachQuery(query, opened)
  if (query.text.trim() === '')
    return paged(ask, query, opened, settings, { matching: reached, terms: [], reachable: 0 })
  const asked = settings.analyzer.query(query.text).slice(0, mostTerms)
  const weights = weightsOf(query, opened, settings)
  const reach = { tenant: query.tenant, kind: query.kind, weights }
  const { terms, reachable } =
    asked.length > 0 && weights.size > 0
      ? await countTerms(ask, asked, reach, reached)
      : { terms: [], reachable: 0 }
  if (terms.every(({ count }) => count === 0))
    return {
      hits: [],
      total: 0,
      facets: Object.fromEntries((query.facets ?? []).map((facet) => [facet, []])),
    }
  const matching = await matchQuery(ask, terms, reach, reachable, reached, settings)
  return paged(ask, query, opened, settings, { matching, terms, reachable })
}

/** Tenant, kind and what the asker may see, in filter context: part of everything that is asked. */
export const reachQuery = ({ tenant, kind }: SearchReach, { filter }: OpenedReach): JsonObject =>
  allOf([
    { term: { tenant: { value: tenant } } },
    { term: { kind: { value: kind } } },
    ...(filter ? [filterQuery(filter)] : []),
  ])

/** Rows in reach that cover enough of the question, ranked by BM25. */
async function matchQuery(
  ask: Ask,
  terms: readonly AskedTerm[],
  reach: TextReach,
  reachable: number,
  reached: JsonObject,
  { minimumCoverage }: TermSettings,
): Promise<JsonObject> {
  const coverage = coverageQuery(terms, reach, reachable)
  const whole = terms.reduce((sum, term) => sum + informationOf(term, reachable), 0)
  const { best } = await ask({
    size: 1,
    _source: false,
    query: { bool: { filter: [reached], must: [coverage] } },
  })
  const least = leastCoverage(Math.min(1, best / whole), minimumCoverage, terms.length) * whole
  return {
    bool: {
      // A hair less than is needed, for sums that are rounded to single precision.
      filter: [reached, { function_score: { query: coverage, min_score: least * (1 - 1e-5) } }],
      should: rankingClauses(terms, reach, reachable),
    },
  }
}

const weightsOf = (query: SearchQuery, { fields }: OpenedReach, { names, schema }: TermSettings) =>
  new Map(
    fields.map((field) => [
      names.indexOf(field),
      (schema.fields[field]?.weight ?? 1) * (query.weights?.[field] ?? 1),
    ]),
  )

async function paged(
  ask: Ask,
  query: SearchQuery,
  { fields }: OpenedReach,
  { analyzer, calibration }: TermSettings,
  found: { readonly matching: JsonObject; readonly terms: readonly AskedTerm[]; readonly reachable: number },
): Promise<SearchResult> {
  const { hits, total, facets } = await readPage(ask, query, found.matching)
  const settings = {
    ...found,
    analyzer,
    fields,
    highlight: query.highlight ?? false,
    relevance: calibration,
  }
  return { hits: hits.map((hit) => toHit(hit, settings)), total, facets }
}
