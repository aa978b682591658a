import type { CaseEntry } from '../../schema/index.js'
import type { HighlightSpan, SearchHit } from '../../search/index.js'
import type { CaseHit, Highlighted } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { caseSearchDocument } from './search-document.js'

/** The texts of a hit in which something matched, with the places. */
export function highlightsOf(
  session: SessionContext,
  entry: CaseEntry,
  hit: SearchHit,
): CaseHit['highlights'] {
  const { text: indexed } = caseSearchDocument(session.tenant, entry, new Set())
  return Object.fromEntries(
    Object.entries(hit.highlights ?? {}).flatMap(([field, spans]) => {
      const value = indexed[field]
      return value === undefined ? [] : [[field, highlighted(value, spans)]]
    }),
  )
}

const separator = ' / '

/** One text with its spans; the items of a list are joined and their spans moved along. */
function highlighted(value: string | readonly string[], spans: readonly HighlightSpan[]): Highlighted {
  if (typeof value === 'string')
    return { text: value, spans: spans.filter((span) => span.end <= value.length) }
  let offset = 0
  const starts = value.map((item) => {
    const start = offset
    offset += item.length + separator.length
    return start
  })
  return {
    text: value.join(separator),
    spans: spans.flatMap(({ item = 0, start, end }) => {
      const base = starts[item]
      return base === undefined || end > (value[item]?.length ?? 0)
        ? []
        : [{ start: base + start, end: base + end }]
    }),
  }
}

const whyWords = 5

/** The longest stretches that matched, as words for people; what a longer one says already is left out. */
export function wordsOf(highlights: CaseHit['highlights']): string[] {
  const words = Object.values(highlights).flatMap(({ text: whole, spans }) =>
    spans.map(({ start, end }) => whole.slice(start, end)),
  )
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length)
  return longestFirst
    .filter((word, i) => !longestFirst.slice(0, i).some((longer) => longer.includes(word)))
    .slice(0, whyWords)
}
