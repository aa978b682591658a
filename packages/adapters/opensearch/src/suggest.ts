import { compareCodePoints } from '@caselore/core/filter'
import type { Suggestion, SuggestQuery } from '@caselore/core/search'
import type { JsonObject } from '@caselore/core/shared'
import {
  completionSpans,
  openReach,
  requireText,
  requireWhole,
  type TermSettings,
} from '@caselore/search/engine'
import { reachQuery } from './answer.js'
import type { Ask } from './count-terms.js'
import type { ClusterAnswer, ClusterBucket } from './read-answer.js'
import { completionField, completionMark } from './rows.js'

/** So many different texts are looked at for each field, those that most rows carry. */
const mostTexts = 1_000
/** A pattern takes no more. */
const longestPattern = 200

interface Candidate {
  readonly normalized: string
  readonly field: string
  text: string
  id: string
  count: number
}

/** Completions as `suggestFrom` gives them. */
export async function suggest(
  ask: Ask,
  query: SuggestQuery,
  settings: TermSettings,
): Promise<readonly Suggestion[]> {
  const opened = checkSuggestion(query, settings)
  const typed = settings.analyzer.normalize(query.prefix).trim()
  const fields = opened.fields.filter((field) => settings.schema.fields[field]?.suggest)
  if (typed === '' || fields.length === 0) return []
  const parts = typed.split(/\s+/)
  const pattern = (lead: string, text: string) => `${lead}${escaped(text.slice(0, longestPattern))}.*`
  const answer = await ask({
    size: 0,
    query: reachQuery(query, opened),
    aggs: Object.fromEntries(
      fields.flatMap((field) => {
        const number = settings.names.indexOf(field)
        return [
          [`begins ${field}`, texts(number, pattern('', typed))],
          [`holds ${field}`, texts(number, pattern('.*', parts[0] ?? ''))],
        ]
      }),
    ),
  })
  const candidates = fields.flatMap((field) => candidatesOf(field, answer))
  const place = ({ normalized }: Candidate) =>
    normalized.startsWith(typed) ? 0 : parts.every((part) => normalized.includes(part)) ? 1 : 2
  return candidates
    .filter((candidate) => place(candidate) < 2)
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        b.count - a.count ||
        a.text.length - b.text.length ||
        compareCodePoints(a.text, b.text) ||
        compareCodePoints(a.field, b.field),
    )
    .slice(0, query.limit)
    .map(({ text, field, count, id }) => ({
      text,
      field,
      count,
      id,
      spans: completionSpans(text, parts, settings.analyzer),
    }))
}

export function checkSuggestion(query: SuggestQuery, { schema }: TermSettings) {
  requireWhole('limit', query.limit, 1, 100)
  requireText('prefix', query.prefix)
  return openReach(query, undefined, schema)
}

const texts = (number: number, include: string): JsonObject => ({
  terms: { field: completionField(number), include, size: mostTexts },
  aggs: { first: { terms: { field: 'id', size: 1, order: { _key: 'asc' } } } },
})

/** Every sign that means something in a cluster's patterns. */
const escaped = (text: string): string => text.replaceAll(/[.?+*|{}[\]()"\\#@&<>~^$-]/g, '\\$&')

/** One for each normalised text, with the spelling of the first row that carries it. */
function candidatesOf(field: string, { aggregations }: ClusterAnswer): Candidate[] {
  const buckets = new Map<string, ClusterBucket>()
  for (const name of [`begins ${field}`, `holds ${field}`])
    for (const bucket of (aggregations[name]?.buckets ?? []) as unknown as ClusterBucket[])
      buckets.set(bucket.key, bucket)
  const candidates = new Map<string, Candidate>()
  for (const { key, doc_count, first } of buckets.values()) {
    const [normalized = '', text = ''] = key.split(completionMark)
    const id = first?.buckets[0]?.key ?? ''
    const known = candidates.get(normalized)
    if (!known) candidates.set(normalized, { normalized, field, text, id, count: doc_count })
    else {
      known.count += doc_count
      if (compareCodePoints(id, known.id) < 0) Object.assign(known, { id, text })
    }
  }
  return [...candidates.values()]
}
