import type { Predicate } from '@caselore/core/filter'
import type { JsonObject } from '@caselore/core/shared'
import type { Analyzer } from '../analysis/index.js'
import {
  byAttribute,
  byScore,
  countFacet,
  defaultMinimumCoverage,
  highlightField,
  leastCoverage,
  type OpenedReach,
  openQuery,
  openReach,
  type Ranked,
  rebuildBeside,
  requireText,
  requireWhole,
  type SearchSchema,
  suggestFrom,
  termsToHighlight,
} from '../engine/index.js'
import { type Calibration, createCoverage, defaultCalibration } from '../relevance/index.js'
import type {
  FacetValue,
  HighlightSpan,
  SearchEngine,
  SearchHit,
  SearchQuery,
  SearchResult,
} from '../types.js'
import type { Match, Partition, Row } from './partition.js'
import { createPartitions } from './partitions.js'
import { readSnapshot, writeSnapshot } from './snapshot.js'

export interface MiniSearchEngineOptions extends SearchSchema {
  readonly analyzer: Analyzer
  /** Coverage that a row needs to count as a match at all, 0 to 1. Default {@link defaultMinimumCoverage}. */
  readonly minimumCoverage?: number
  /** Default {@link defaultCalibration}. */
  readonly calibration?: Calibration
}

/**
 * The embedded engine on MiniSearch: everything in memory, right for up to about 10,000 rows of a kind.
 *
 * @example
 * ```ts
 * const engine = createMiniSearchEngine({
 *   analyzer: await createAnalyzer(),
 *   fields: { title: { weight: 3, suggest: true }, solution: {} },
 *   attributes: { status: 'string', region: 'string' },
 * })
 * await engine.index([{ id: 'c1', tenant: 'acme', kind: 'case', text: { title: '设备停机' }, attributes: { status: 'published' } }])
 * await engine.search({
 *   tenant: 'acme', kind: 'case', scope: { field: 'status', op: 'eq', value: 'published' },
 *   fields: ['title'], text: '停机', limit: 10,
 * })
 * ```
 */
export function createMiniSearchEngine(options: MiniSearchEngineOptions): SearchEngine {
  const { analyzer, fields, attributes } = options
  const schema: SearchSchema = { fields, attributes }
  const version = `minisearch-1 ${analyzer.fingerprint} fields ${Object.keys(fields).sort().join(',')}`
  const make = () => createPartitions({ schema, analyzer })
  const partitions = make()
  const changes = rebuildBeside(partitions, make, schema)
  const settings = {
    analyzer,
    schema,
    minimumCoverage: options.minimumCoverage ?? defaultMinimumCoverage,
    calibration: options.calibration ?? defaultCalibration,
  }

  return {
    name: 'minisearch',
    version,
    index: changes.put,
    remove: changes.remove,
    clear: (tenant) => changes.replace(tenant, []),
    rebuild: changes.rebuild,
    search: async (query) => answer(query, partitions.find(query.tenant, query.kind), settings),
    async suggest(query) {
      requireWhole('limit', query.limit, 1, 100)
      requireText('prefix', query.prefix)
      const { fields, admits } = openReach(query, undefined, schema)
      const partition = partitions.find(query.tenant, query.kind)
      const rows = partition ? reachableRows(partition, admits) : []
      return suggestFrom(rows, fields, query.prefix, query.limit, analyzer)
    },
    snapshot: (tenant) =>
      partitions.quiet(() => writeSnapshot('minisearch', version, partitions.all(tenant), tenant)),
    async restore(snapshot) {
      const read = readSnapshot(snapshot, 'minisearch', version, { schema, analyzer })
      await changes.replace(snapshot.tenant, read)
    },
    async stats() {
      const all = partitions.all()
      return {
        documents: all.reduce((sum, { partition }) => sum + partition.rows.size, 0),
        terms: all.reduce((sum, { partition }) => sum + partition.termCount, 0),
        tenants: new Set(all.map(({ tenant }) => tenant)).size,
      }
    },
  }
}

interface Settings {
  readonly analyzer: Analyzer
  readonly schema: SearchSchema
  readonly minimumCoverage: number
  readonly calibration: Calibration
}

interface Found extends Ranked {
  readonly match: Match
  readonly coverage: number
}

function answer(query: SearchQuery, partition: Partition | undefined, settings: Settings): SearchResult {
  const { schema } = settings
  const { offset = 0, limit, facets = [], sort = 'relevance' } = query
  const opened = openQuery(query, schema)

  const found = partition ? find(query, partition, opened, settings) : []
  found.sort(sort === 'relevance' ? byScore : byAttribute(sort))
  const page = found.slice(offset, offset + limit)
  return {
    hits: page.map((hit) => toHit(hit, query, opened.fields, settings)),
    total: found.length,
    facets: countFacets(found, facets),
  }
}

function find(
  query: SearchQuery,
  partition: Partition,
  { fields, admits }: OpenedReach,
  { analyzer, schema, minimumCoverage }: Settings,
): Found[] {
  const reachable = reachableRows(partition, admits)
  if (query.text.trim() === '') {
    return reachable.map((row) => toFound({ row, score: 0, terms: [], foundAs: [] }, 0))
  }
  const terms = analyzer.query(query.text)
  if (terms.length === 0 || fields.length === 0) return []
  const weights = Object.fromEntries(
    fields.map((field) => [field, (schema.fields[field]?.weight ?? 1) * (query.weights?.[field] ?? 1)]),
  )
  const matches = partition.match({ terms, fields, weights, admits })
  // Over rows in reach only: what nobody may see must not decide what counts as a match.
  const coverage = createCoverage(terms, matches, reachable.length)
  const found = matches.map((match) => toFound(match, coverage(match.terms)))
  const best = found.reduce((most, hit) => Math.max(most, hit.coverage), 0)
  const least = leastCoverage(best, minimumCoverage, terms.length)
  return found.filter((hit) => hit.coverage >= least)
}

function reachableRows({ rows }: Partition, admits: Predicate | undefined): Row[] {
  const all = Array.from(rows.values())
  return admits ? all.filter(({ document }) => admits(document.attributes)) : all
}

const toFound = (match: Match, coverage: number): Found => ({
  id: match.row.id,
  score: match.score,
  attributes: match.row.document.attributes,
  match,
  coverage,
})

function toHit(
  { id, score, match, coverage }: Found,
  query: SearchQuery,
  fields: readonly string[],
  { analyzer, calibration }: Settings,
): SearchHit {
  return {
    id,
    score,
    relevance: match.terms.length === 0 ? 0 : Math.round(calibration(coverage) * 1e4) / 1e4,
    terms: match.terms,
    ...(query.highlight ? { highlights: highlightsOf(match, fields, analyzer) } : {}),
  }
}

function highlightsOf({ row, foundAs }: Match, fields: readonly string[], analyzer: Analyzer) {
  const highlights: { [field: string]: HighlightSpan[] } = {}
  const wanted = termsToHighlight(foundAs)
  for (const field of fields) {
    const spans = highlightField(row.document.text[field] ?? '', wanted, analyzer)
    if (spans.length > 0) highlights[field] = spans
  }
  return highlights
}

function countFacets(found: readonly Found[], facets: readonly string[]) {
  const rows: readonly JsonObject[] = found.map(({ attributes }) => attributes)
  const counted: { [attribute: string]: FacetValue[] } = {}
  for (const facet of facets) counted[facet] = countFacet(rows, facet)
  return counted
}
