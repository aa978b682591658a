import { type Filter, isAll } from '@caselore/core/filter'
import type {
  FacetValue,
  HighlightSpan,
  SearchDocument,
  SearchHit,
  SearchQuery,
  SearchReach,
  SearchResult,
} from '@caselore/core/search'
import { type Ask, postgresDialect } from '@caselore/postgres'
import type { Analyzer } from '@caselore/search/analysis'
import {
  highlightField,
  mostTerms,
  type OpenedReach,
  openQuery,
  sortFacet,
  type TermSettings,
  termsToHighlight,
} from '@caselore/search/engine'
import { type Sql, whereSql } from '@caselore/sql'
import { type AnswerRow, answerSql, type FoundHit } from './answer-sql.js'
import { type AskedTerm, readAskedTerms } from './asked-terms.js'
import { type IndexIdentity, requireNoOtherVersion } from './generations.js'
import { termOf } from './lexemes.js'
import type { Partition, PartitionSums } from './partition.js'
import { allowMemory, readAll } from './read.js'

export interface Settings extends TermSettings {
  readonly identity: IndexIdentity
}

/** Answers a question inside a transaction for reading. */
export async function answer(ask: Ask, query: SearchQuery, settings: Settings): Promise<SearchResult> {
  const opened = openQuery(query, settings.schema)
  const opening = await openPartition(ask, query, settings.identity)
  const asked = query.text.trim() === '' ? undefined : settings.analyzer.query(query.text).slice(0, mostTerms)
  if (!opening || asked?.length === 0 || (asked && opened.fields.length === 0))
    return { hits: [], total: 0, facets: Object.fromEntries((query.facets ?? []).map((one) => [one, []])) }
  await allowMemory(ask, opening.sums.documents)
  const question = { ...opening, scope: scopeSql(opened.filter) }
  const terms =
    asked && (await readAskedTerms(ask, asked, { ...question, weights: weightsOf(query, opened, settings) }))
  const [row] = await readAll<AnswerRow>(
    ask,
    answerSql({
      ...question,
      terms,
      minimumCoverage: settings.minimumCoverage,
      sort: query.sort ?? 'relevance',
      limit: query.limit,
      offset: query.offset ?? 0,
      facets: [...new Set(query.facets ?? [])],
      highlight: query.highlight ?? false,
    }),
  )
  if (!row) throw new Error('the statement answers one row')
  const hits = JSON.parse(row.hits) as readonly FoundHit[]
  return {
    hits: hits.map((hit) => toHit(hit, terms ?? [], query, opened, settings)),
    total: Number(row.total),
    facets: facetsOf(row),
  }
}

/** The partition that answers; `undefined` where nothing was indexed. */
export async function openPartition(
  ask: Ask,
  { tenant, kind }: Pick<SearchReach, 'tenant' | 'kind'>,
  identity: IndexIdentity,
): Promise<{ partition: Partition; sums: PartitionSums } | undefined> {
  const { rows } = await ask<{ generation: number; documents: number | null; lengths: string | null }>({
    text: `SELECT generation, documents, lengths FROM caselore_search_states
      LEFT JOIN (SELECT generation, documents, lengths FROM caselore_search_partitions WHERE tenant = $1 AND kind = $4) AS sums
      USING (generation)
      WHERE tenant = $1 AND name = $2 AND version = $3 AND serving ORDER BY generation DESC LIMIT 1`,
    values: [tenant, identity.name, identity.version, kind],
    name: 'caselore_search_open',
  })
  const [found] = rows
  if (!found) await requireNoOtherVersion(ask, tenant, identity)
  if (!found?.documents) return undefined
  return {
    partition: { tenant, kind, generation: found.generation },
    sums: { documents: found.documents, lengths: JSON.parse(found.lengths ?? '[]') as number[] },
  }
}

/** Attributes lie in the column that the storage's dialect reads; the storage's own columns are not there (no kind has them). */
export const scopeSql = (filter: Filter | undefined): Sql | undefined =>
  filter === undefined || isAll(filter) ? undefined : whereSql(filter, '', postgresDialect)

const weightsOf = (query: SearchQuery, { fields }: OpenedReach, { names, schema }: Settings) =>
  new Map(
    fields.map((field) => [
      names.indexOf(field),
      (schema.fields[field]?.weight ?? 1) * (query.weights?.[field] ?? 1),
    ]),
  )

function toHit(
  { id, score, coverage, found, texts }: FoundHit,
  terms: readonly AskedTerm[],
  query: SearchQuery,
  { fields }: OpenedReach,
  { analyzer, calibration }: Settings,
): SearchHit {
  const has = new Set(found)
  const matched = terms.filter(({ lexemes }) => lexemes.some(({ lexeme }) => has.has(lexeme)))
  const foundAs = [...new Set(found.map(termOf))]
  return {
    id,
    score,
    relevance: terms.length === 0 ? 0 : Math.round(calibration(coverage) * 1e4) / 1e4,
    terms: matched.map(({ asked }) => asked.term),
    ...(query.highlight && {
      highlights: highlightsOf(
        JSON.parse(texts ?? '{}') as SearchDocument['text'],
        foundAs,
        fields,
        analyzer,
      ),
    }),
  }
}

function highlightsOf(
  texts: SearchDocument['text'],
  foundAs: readonly string[],
  fields: readonly string[],
  analyzer: Analyzer,
) {
  const wanted = termsToHighlight(foundAs)
  const highlights: { [field: string]: HighlightSpan[] } = {}
  for (const field of fields) {
    const spans = highlightField(texts[field] ?? '', wanted, analyzer)
    if (spans.length > 0) highlights[field] = spans
  }
  return highlights
}

function facetsOf({ facets }: AnswerRow): { [attribute: string]: FacetValue[] } {
  const counted = JSON.parse(facets) as { [attribute: string]: [FacetValue['value'], number][] }
  return Object.fromEntries(
    Object.entries(counted).map(([attribute, values]) => [attribute, sortFacet(new Map(values))]),
  )
}
