import type { FacetValue, SearchQuery } from '@caselore/core/search'
import type { Json, JsonObject } from '@caselore/core/shared'
import { sortFacet } from '@caselore/search/engine'
import { nameOf, readToken } from './attribute-tokens.js'
import type { Ask } from './count-terms.js'
import type { ClusterAnswer, ClusterBucket, ClusterHit } from './read-answer.js'

/** Beyond so many rows a cluster gives no page by its number; it is walked to. */
const farthest = 10_000

/** The most values of one attribute that are counted. */
const mostValues = 10_000

export interface Page {
  readonly hits: readonly ClusterHit[]
  readonly total: number
  readonly facets: { readonly [attribute: string]: readonly FacetValue[] }
}

/** A page of what the query matches, with the total and the facets of all of it. */
export async function readPage(ask: Ask, query: SearchQuery, matching: JsonObject): Promise<Page> {
  const { limit, offset = 0, facets = [], sort = 'relevance', highlight = false } = query
  const isFar = offset + limit > farthest
  const body: JsonObject = {
    query: matching,
    sort: sortOf(sort),
    track_scores: true,
    _source: highlight ? ['id', 'texts'] : ['id'],
  }
  const answer = await ask({
    ...body,
    track_total_hits: true,
    ...(isFar ? { size: 0 } : { from: offset, size: limit }),
    aggs: facetQueries(facets),
  })
  return {
    hits: isFar && limit > 0 && offset < answer.total ? await walkTo(ask, body, offset, limit) : answer.hits,
    total: answer.total,
    facets: Object.fromEntries(facets.map((facet, n) => [facet, facetOf(answer, n)])),
  }
}

async function walkTo(
  ask: Ask,
  body: JsonObject,
  offset: number,
  limit: number,
): Promise<readonly ClusterHit[]> {
  let after: readonly Json[] | undefined
  const go = async (size: number, more: JsonObject = {}) => {
    const { hits } = await ask({ ...body, ...more, size, ...(after && { search_after: [...after] }) })
    after = hits.at(-1)?.sort ?? after
    return hits
  }
  for (let left = offset; left > 0; ) {
    const { length } = await go(Math.min(left, farthest), { _source: false })
    if (length === 0) return []
    left -= length
  }
  return go(limit)
}

function sortOf(sort: NonNullable<SearchQuery['sort']>): Json {
  if (sort === 'relevance') return [{ _score: { order: 'desc' } }, { id: { order: 'asc' } }]
  const { by, direction } = sort
  return [
    { [`s.${nameOf(by)}`]: { order: direction, missing: '_last', unmapped_type: 'keyword' } },
    { id: { order: direction } },
  ]
}

/** Single values and elements of lists stand in fields of their own, and are counted together. */
const facetQueries = (facets: readonly string[]): JsonObject =>
  Object.fromEntries(
    facets.flatMap((facet, n) =>
      ['s', 'l'].map((part) => [
        `${part}${n}`,
        { terms: { field: `${part}.${nameOf(facet)}`, size: mostValues } },
      ]),
    ),
  )

function facetOf({ aggregations }: ClusterAnswer, n: number): FacetValue[] {
  const counts = new Map<FacetValue['value'], number>()
  for (const part of ['s', 'l'])
    for (const { key, doc_count } of (aggregations[`${part}${n}`]?.buckets ??
      []) as unknown as ClusterBucket[]) {
      const value = readToken(key)
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + doc_count)
    }
  return sortFacet(counts)
}
