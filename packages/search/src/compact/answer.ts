import { getPath } from '@caselore/core/filter'
import type { Json } from '@caselore/core/shared'
import type { Analyzer } from '../analysis/index.js'
import {
  compareAttributes,
  highlightField,
  leastCoverage,
  type OpenedReach,
  type SearchSchema,
  termsToHighlight,
} from '../engine/index.js'
import type { Calibration } from '../relevance/index.js'
import type {
  FacetValue,
  HighlightSpan,
  SearchHit,
  SearchOrder,
  SearchQuery,
  SearchResult,
} from '../types.js'
import {
  attributeOf,
  compareIds,
  countReached,
  idOf,
  type Place,
  placeOf,
  reachedDocuments,
} from './documents.js'
import { countFacet } from './facet-counts.js'
import { type Matches, match } from './match.js'
import type { CompactPartition } from './partition.js'
import type { ReachedSegment } from './question.js'
import type { Scratch } from './scratch.js'
import { textOf } from './segment.js'
import { selectTop } from './select-top.js'

export interface AnswerSettings {
  readonly analyzer: Analyzer
  readonly schema: SearchSchema
  /** The text fields by number. */
  readonly names: readonly string[]
  readonly calibration: Calibration
  readonly minimumCoverage: number
  readonly scratch: Scratch
}

/** Answers a question that was checked. */
export function answer(
  query: SearchQuery,
  opened: OpenedReach,
  partition: CompactPartition | undefined,
  segments: readonly ReachedSegment[],
  settings: AnswerSettings,
): SearchResult {
  const browsing = query.text.trim() === ''
  const { offset = 0, limit, sort = 'relevance' } = query
  const wanted = sort === 'relevance' ? offset + limit : Number.POSITIVE_INFINITY
  const matches =
    browsing || !partition ? undefined : ask(query, opened, partition, segments, settings, wanted)
  const found = browsing ? [...reachedDocuments(segments)] : (matches?.documents ?? [])
  const byRank = sort === 'relevance' ? byScore(matches, segments) : byAttribute(sort, segments)
  const page = limit === 0 ? [] : selectTop(matches?.best ?? found, offset + limit, byRank).slice(offset)
  const facets: { [attribute: string]: FacetValue[] } = {}
  for (const facet of query.facets ?? []) facets[facet] = countFacet(segments, found, facet)
  const fields = opened.fields.map((field) => settings.names.indexOf(field))
  return {
    hits: page.map((document) => toHit(document, matches, query, fields, segments, settings)),
    total: found.length,
    facets,
  }
}

function ask(
  query: SearchQuery,
  { fields }: OpenedReach,
  { count, lengthSums }: CompactPartition,
  segments: readonly ReachedSegment[],
  { analyzer, schema, names, minimumCoverage, scratch }: AnswerSettings,
  wanted: number,
): Matches {
  const terms = analyzer.query(query.text)
  const question = {
    segments,
    terms,
    fields: fields.map((field) => names.indexOf(field)),
    weights: fields.map((field) => (schema.fields[field]?.weight ?? 1) * (query.weights?.[field] ?? 1)),
    count,
    meanLengths: Array.from(lengthSums, (sum) => sum / count),
    reachable: countReached(segments),
  }
  return match(question, scratch, (best) => leastCoverage(best, minimumCoverage, terms.length), wanted)
}

type Compare = (a: number, b: number) => number

function byScore(matches: Matches | undefined, segments: readonly ReachedSegment[]): Compare {
  if (!matches) return (a, b) => compareIds(segments, a, b)
  return (a, b) => matches.scoreOf(b) - matches.scoreOf(a) || compareIds(segments, a, b)
}

function byAttribute({ by, direction }: SearchOrder, segments: readonly ReachedSegment[]): Compare {
  const attribute = by.split('.')[0] as string
  const valueAt = (document: number): Json | undefined => {
    const value = attributeOf(placeOf(segments, document), attribute)
    return value === undefined || attribute === by ? value : getPath({ [attribute]: value }, by)
  }
  return (a, b) => compareAttributes(valueAt(a), valueAt(b), direction, () => compareIds(segments, a, b))
}

function toHit(
  document: number,
  matches: Matches | undefined,
  query: SearchQuery,
  fields: readonly number[],
  segments: readonly ReachedSegment[],
  settings: AnswerSettings,
): SearchHit {
  const place = placeOf(segments, document)
  const { terms, foundAs } = matches?.termsOf(document) ?? { terms: [], foundAs: [] }
  return {
    id: idOf(place),
    score: matches?.scoreOf(document) ?? 0,
    relevance: matches ? Math.round(settings.calibration(matches.coverageOf(document)) * 1e4) / 1e4 : 0,
    terms,
    ...(query.highlight ? { highlights: highlightsOf(place, foundAs, fields, settings) } : {}),
  }
}

function highlightsOf(
  { segment, document }: Place,
  foundAs: readonly string[],
  fields: readonly number[],
  { analyzer, names }: AnswerSettings,
) {
  const wanted = termsToHighlight(foundAs)
  const highlights: { [field: string]: HighlightSpan[] } = {}
  for (const field of fields) {
    const spans = highlightField(textOf(segment.live.segment, document, field) ?? '', wanted, analyzer)
    if (spans.length > 0) highlights[names[field] as string] = spans
  }
  return highlights
}
