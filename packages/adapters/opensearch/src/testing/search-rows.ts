import { compareCodePoints } from '@caselore/core/filter'
import { type Body, type Corpus, evaluate, type StoredRow, tokensOf } from './evaluate.js'

interface Found {
  readonly row: StoredRow
  readonly score: number
  readonly names: readonly string[]
  readonly sort: readonly (string | number | null)[]
}

const known = new Set([
  'query',
  'aggs',
  'sort',
  'size',
  'from',
  'search_after',
  '_source',
  'track_total_hits',
  'track_scores',
])

/** `_search` over the rows of one index. Refuses what is not carried out here, so that no test passes by being ignored. */
export function searchRows(corpus: Corpus, body: Body): Body {
  for (const key of Object.keys(body))
    if (!known.has(key)) throw new Error(`no such part of a search here: ${key}`)
  const {
    query,
    aggs = {},
    sort = [{ _score: { order: 'desc' } }],
    size = 10,
    from = 0,
    search_after,
    _source,
  } = body
  if (from + size > 10_000) throw new Error('Result window is too large')
  const found: Found[] = corpus.rows.flatMap((row) => {
    const names = new Set<string>()
    const score = evaluate(query, row, corpus, names)
    return score === undefined
      ? []
      : [{ row, score, names: [...names], sort: sort.map(placeOf(corpus, row, score)) }]
  })
  found.sort((a, b) => comparePlaces(a.sort, b.sort, sort))
  const rest = search_after ? found.filter((one) => comparePlaces(one.sort, search_after, sort) > 0) : found
  return {
    timed_out: false,
    _shards: { failed: 0 },
    hits: {
      total: { value: found.length, relation: 'eq' },
      max_score: size > 0 && found.length > 0 ? Math.max(...found.map(({ score }) => score)) : null,
      hits: rest.slice(from, from + size).map((one) => toHit(one, _source)),
    },
    aggregations: Object.fromEntries(
      Object.entries(aggs).map(([name, agg]) => [
        name,
        aggregate(
          agg as Body,
          found.map(({ row }) => row),
          corpus,
        ),
      ]),
    ),
  }
}

function toHit({ row, score, names, sort }: Found, fields: readonly string[] | false): Body {
  const source = fields ? Object.fromEntries(fields.map((field) => [field, row.source[field]])) : undefined
  return {
    _id: row.id,
    _score: score,
    sort,
    ...(names.length > 0 && { matched_queries: names }),
    ...(source && { _source: source }),
  }
}

const placeOf = (corpus: Corpus, row: StoredRow, score: number) => (one: Body) => {
  const field = Object.keys(one)[0] as string
  return field === '_score' ? score : (tokensOf(corpus, row, field)[0] ?? null)
}

function comparePlaces(a: Found['sort'], b: Found['sort'], sort: readonly Body[]): number {
  for (const [i, one] of sort.entries()) {
    const { order } = Object.values(one)[0] as { order: string }
    const [left, right] = [a[i] ?? null, b[i] ?? null]
    if (left === right) continue
    if (left === null || right === null) return left === null ? 1 : -1
    const compared = typeof left === 'number' ? left - Number(right) : compareCodePoints(left, String(right))
    if (compared !== 0) return order === 'asc' ? compared : -compared
  }
  return 0
}

function aggregate(agg: Body, rows: readonly StoredRow[], corpus: Corpus): Body {
  if (agg.filters) {
    const count = (query: Body) =>
      rows.filter((row) => evaluate(query, row, corpus, new Set()) !== undefined).length
    return {
      buckets: Object.fromEntries(
        Object.entries(agg.filters.filters as Body).map(([name, query]) => [
          name,
          { doc_count: count(query) },
        ]),
      ),
    }
  }
  if (agg.cardinality)
    return { value: new Set(rows.flatMap((row) => tokensOf(corpus, row, agg.cardinality.field))).size }
  if (!agg.terms) throw new Error(`no such aggregation here: ${Object.keys(agg)}`)
  const { field, size, include, order } = agg.terms
  const pattern = include === undefined ? undefined : new RegExp(`^(?:${include})$`, 'su')
  const buckets = new Map<string, StoredRow[]>()
  for (const row of rows)
    for (const token of new Set(tokensOf(corpus, row, field)))
      if (!pattern || pattern.test(token)) buckets.set(token, [...(buckets.get(token) ?? []), row])
  const byKey = (a: string, b: string) => compareCodePoints(a, b)
  return {
    buckets: [...buckets]
      .sort(([a, left], [b, right]) => (order?._key ? 0 : right.length - left.length) || byKey(a, b))
      .slice(0, size)
      .map(([key, own]) => ({
        key,
        doc_count: own.length,
        ...Object.fromEntries(
          Object.entries((agg.aggs ?? {}) as Body).map(([name, inner]) => [
            name,
            aggregate(inner, own, corpus),
          ]),
        ),
      })),
  }
}
