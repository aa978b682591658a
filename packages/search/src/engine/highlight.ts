import type { Analyzer } from '../analysis/index.js'
import type { HighlightSpan } from '../types.js'

interface Range {
  start: number
  end: number
}

const maximumLength = 100_000

/**
 * Where the terms lie in the original text, as merged ranges in order: never as markup, so that nothing in the text can
 * become HTML. A single Han character is marked only where no pair or word of the question is, or the mark would be
 * all over a Chinese text.
 *
 * Only the first 100,000 characters are looked through.
 *
 * @example
 * ```ts
 * highlight('注塑機停機', new Set(['停机']), analyzer) // [{ start: 3, end: 5 }]
 * ```
 */
export function highlight(text: string, terms: ReadonlySet<string>, analyzer: Analyzer): HighlightSpan[] {
  const matched = analyzer.tokens(text.slice(0, maximumLength)).filter(({ term }) => terms.has(term))
  const strong = matched.filter(({ kind }) => kind !== 'single')
  return mergeRanges(strong.length > 0 ? strong : matched)
}

/** {@link highlight} over a text field; in a list each span says which item it is in. */
export function highlightField(
  value: string | readonly string[],
  terms: ReadonlySet<string>,
  analyzer: Analyzer,
): HighlightSpan[] {
  if (typeof value === 'string') return highlight(value, terms, analyzer)
  return value.flatMap((text, item) => highlight(text, terms, analyzer).map((span) => ({ ...span, item })))
}

const singleHan = /^\p{Script=Han}$/u

/** What to mark of what was found: where a pair or a word of the question was found, lone characters elsewhere are chance. */
export function termsToHighlight(foundAs: readonly string[]): ReadonlySet<string> {
  const whole = foundAs.filter((term) => !singleHan.test(term))
  return new Set(whole.length > 0 ? whole : foundAs)
}

function mergeRanges(ranges: readonly Readonly<Range>[]): HighlightSpan[] {
  const merged: Range[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}
