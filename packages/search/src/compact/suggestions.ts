import type { Analyzer } from '../analysis/index.js'
import { type CompletionSource, suggestFrom } from '../engine/index.js'
import type { Suggestion } from '../types.js'
import { hasBit } from './bits.js'
import { idOf } from './documents.js'
import type { ReachedSegment } from './question.js'
import { textOf } from './segment.js'

/** Completions of what was typed, from rows and fields in reach: `fields` by number. */
export function suggest(
  segments: readonly ReachedSegment[],
  names: readonly string[],
  fields: readonly number[],
  prefix: string,
  limit: number,
  analyzer: Analyzer,
): Suggestion[] {
  const [word = ''] = analyzer.normalize(prefix).trim().split(/\s+/)
  if (word === '') return []
  const sources = segments.flatMap((segment) => sourcesWith(segment, word, fields, names))
  return suggestFrom(
    sources,
    fields.map((field) => names[field] as string),
    prefix,
    limit,
    analyzer,
  )
}

/** The rows of a segment with a text that holds the word. */
function sourcesWith(
  segment: ReachedSegment,
  word: string,
  fields: readonly number[],
  names: readonly string[],
): CompletionSource[] {
  const { completions } = segment.live.segment
  const { starts } = completions
  const text = completions.text()
  const sources: CompletionSource[] = []
  for (let at = text.indexOf(word); at >= 0; ) {
    const place = entryAt(starts, at)
    const end = starts[place + 1] as number
    const document = completions.documents[place] as number
    const field = completions.fields[place] as number
    if (fields.includes(field) && (!segment.reach || hasBit(segment.reach, document))) {
      const original = textOf(segment.live.segment, document, field) ?? ''
      sources.push({
        id: idOf({ segment, document }),
        completions: [
          {
            text:
              typeof original === 'string' ? original : (original[completions.items[place] as number] ?? ''),
            normalized: text.slice(starts[place], end - 1),
            field: names[field] as string,
          },
        ],
      })
    }
    at = text.indexOf(word, end)
  }
  return sources
}

/** The last entry that starts at or before a place. */
function entryAt(starts: Uint32Array, place: number): number {
  let low = 0
  let high = starts.length - 2
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] as number) <= place) low = middle
    else high = middle - 1
  }
  return low
}
