/** A place in a text that a word of the host's covers. */
export interface HostSpan {
  readonly start: number
  readonly end: number
}

const isLatin = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character) && !/\p{sc=Han}/u.test(character)

/**
 * A finder of a host's words in normalised text. Where they overlap, those are taken that together cover most, and the
 * longer of what covers the same. A word that begins or ends with a letter or digit must not lie inside a longer
 * one: PLC is not found in PLCs.
 */
export function createHostWords(words: Iterable<string>): (text: string) => HostSpan[] {
  const byFirst = new Map<string, string[]>()
  for (const word of new Set(words)) {
    if (word.trim() === '') continue
    byFirst.set(word.charAt(0), [...(byFirst.get(word.charAt(0)) ?? []), word])
  }
  const endsAt = (text: string, start: number): number[] =>
    (byFirst.get(text.charAt(start)) ?? [])
      .filter((word) => text.startsWith(word, start) && standsAlone(text, start, start + word.length))
      .map((word) => start + word.length)
  return (text) => (byFirst.size === 0 ? [] : widestCover(text, endsAt))
}

function standsAlone(text: string, start: number, end: number): boolean {
  const entered = isLatin(text[start - 1]) && isLatin(text[start])
  const left = isLatin(text[end - 1]) && isLatin(text[end])
  return !entered && !left
}

function widestCover(text: string, endsAt: (text: string, start: number) => readonly number[]): HostSpan[] {
  // Covered units in thousands less the number of words, best from each place to the end.
  const best = new Float64Array(text.length + 1)
  const next = new Int32Array(text.length)
  for (let start = text.length - 1; start >= 0; start--) {
    best[start] = best[start + 1] ?? 0
    for (const end of endsAt(text, start)) {
      const worth = (end - start) * 1_000 - 1 + (best[end] ?? 0)
      if (worth <= (best[start] ?? 0)) continue
      best[start] = worth
      next[start] = end
    }
  }
  const spans: HostSpan[] = []
  for (let start = 0; start < text.length; ) {
    const end = next[start] ?? 0
    if (end > start) spans.push({ start, end })
    start = Math.max(end, start + 1)
  }
  return spans
}
