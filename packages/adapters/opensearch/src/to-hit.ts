import type { HighlightSpan, SearchHit } from '@caselore/core/search'
import type { Analyzer } from '@caselore/search/analysis'
import {
  editDistance,
  fuzzyDistance,
  highlightField,
  shortestPrefix,
  termsToHighlight,
} from '@caselore/search/engine'
import type { ClusterHit } from './read-answer.js'
import { type AskedTerm, informationOf } from './text-query.js'

export interface HitSettings {
  readonly analyzer: Analyzer
  readonly terms: readonly AskedTerm[]
  readonly reachable: number
  readonly fields: readonly string[]
  readonly highlight: boolean
  relevance(coverage: number): number
}

/** A hit as the port has it. What matched is the cluster's word; what it matched as, and where, is read in the original text. */
export function toHit(hit: ClusterHit, settings: HitSettings): SearchHit {
  const { terms, reachable } = settings
  const matched = (hit.matched_queries ?? []).flatMap((name) => terms[Number(name)] ?? [])
  const worth = (some: readonly AskedTerm[]) =>
    some.reduce((sum, term) => sum + informationOf(term, reachable), 0)
  const coverage = terms.length === 0 ? 0 : Math.min(1, worth(matched) / worth(terms))
  return {
    id: hit._source?.id ?? '',
    score: terms.length === 0 ? 0 : (hit._score ?? 0),
    relevance: terms.length === 0 ? 0 : Math.round(settings.relevance(coverage) * 1e4) / 1e4,
    terms: matched.map(({ asked }) => asked.term),
    ...(settings.highlight && { highlights: highlightsOf(hit, matched, settings) }),
  }
}

function highlightsOf(hit: ClusterHit, matched: readonly AskedTerm[], { analyzer, fields }: HitSettings) {
  const texts = fields.flatMap((field) => {
    const value = hit._source?.texts?.[field]
    return value === undefined ? [] : [[field, value] as const]
  })
  const stored = new Set(
    texts.flatMap(([, value]) => analyzer.terms(typeof value === 'string' ? value : value.join('\n'))),
  )
  const wanted = termsToHighlight(matched.flatMap((term) => Array.from(stored).filter(answersTo(term))))
  const highlights: { [field: string]: HighlightSpan[] } = {}
  for (const [field, value] of texts) {
    const spans = highlightField(value, wanted, analyzer)
    if (spans.length > 0) highlights[field] = spans
  }
  return highlights
}

/** Whether a stored term is what the asked one was found as. */
function answersTo({ asked, how }: AskedTerm): (stored: string) => boolean {
  if (how === 'a letter off') {
    const most = fuzzyDistance(asked.term, asked.kind)
    return (stored) => editDistance(asked.term, stored, most) !== undefined
  }
  const mayGoOn = asked.open && asked.term.length >= shortestPrefix
  return (stored) => stored === asked.term || (mayGoOn && stored.startsWith(asked.term))
}
