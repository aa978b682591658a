import { compareCodePoints } from '@caselore/core/filter'
import type { Analyzer } from '../analysis/index.js'
import type { HighlightSpan, Suggestion } from '../types.js'

/** A text that may be offered, with its normalised form kept beside it, since every keystroke compares all of them. */
export interface Completion {
  readonly text: string
  readonly normalized: string
  readonly field: string
}

export interface CompletionSource {
  readonly id: string
  readonly completions: readonly Completion[]
}

interface Candidate extends Completion {
  readonly place: number
  count: number
  id: string
}

/**
 * Completions of what was typed: texts that begin with it first, then texts that hold all its words anywhere; within
 * those, those that more rows carry, then shorter ones. A text that several rows carry is offered once.
 */
export function suggestFrom(
  sources: Iterable<CompletionSource>,
  fields: readonly string[],
  prefix: string,
  limit: number,
  analyzer: Analyzer,
): Suggestion[] {
  const typed = analyzer.normalize(prefix).trim()
  if (typed === '') return []
  const words = typed.split(/\s+/)
  const candidates = new Map<string, Candidate>()
  for (const { id, completions } of sources) {
    for (const completion of completions) {
      if (!fields.includes(completion.field)) continue
      const place = placeOf(completion.normalized, typed, words)
      if (place < 0) continue
      const key = `${completion.field} ${completion.normalized}`
      const known = candidates.get(key)
      if (!known) candidates.set(key, { ...completion, place, count: 1, id })
      else {
        known.count++
        if (compareCodePoints(id, known.id) < 0)
          candidates.set(key, { ...completion, place, count: known.count, id })
      }
    }
  }
  return [...candidates.values()]
    .sort(byUsefulness)
    .slice(0, limit)
    .map(({ text, field, count, id }) => ({
      text,
      field,
      count,
      id,
      spans: completionSpans(text, words, analyzer),
    }))
}

function placeOf(text: string, typed: string, words: readonly string[]): number {
  if (text.startsWith(typed)) return 0
  return words.every((word) => text.includes(word)) ? 1 : -1
}

const byUsefulness = (a: Candidate, b: Candidate): number =>
  a.place - b.place ||
  b.count - a.count ||
  a.text.length - b.text.length ||
  compareCodePoints(a.text, b.text) ||
  compareCodePoints(a.field, b.field)

/** Where each of the typed words, normalised, first lies in the original text. */
export function completionSpans(text: string, words: readonly string[], analyzer: Analyzer): HighlightSpan[] {
  const { text: normalized, starts, ends } = analyzer.normalizeWithOffsets(text)
  return words.flatMap((word) => {
    const at = normalized.indexOf(word)
    const start = starts[at]
    const end = ends[at + word.length - 1]
    return start === undefined || end === undefined ? [] : [{ start, end }]
  })
}
