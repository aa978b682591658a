/** A text with the stretches in it that matched, UTF-16 offsets. */
export interface MatchedText {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

const word = /[a-z]{4,}/gi
const longWord = 8

/**
 * The question as its Latin words are spelled in what was found for it, `printr jam` as `printer jam`; undefined where they
 * are spelled so already. For engines that forgive a wrong letter: the words come from the matched places of the hits
 * given, so from nothing that the asker may not see. A word that is found as it is, or as another form of it, stays.
 */
export function respell(question: string, matched: Iterable<MatchedText>): string | undefined {
  const found = countWords(matched)
  let changed = false
  const respelt = question.replace(word, (asked) => {
    const other = betterWord(asked.toLowerCase(), found)
    if (other === undefined) return asked
    changed = true
    return other
  })
  return changed ? respelt : undefined
}

/** Whole words at the matched places, with how many texts have them. */
function countWords(matched: Iterable<MatchedText>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text, spans } of matched) {
    const words = new Set<string>()
    for (const { 0: one, index } of text.matchAll(word)) {
      if (spans.some(({ start, end }) => start < index + one.length && index < end))
        words.add(one.toLowerCase())
    }
    for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return counts
}

function betterWord(asked: string, found: ReadonlyMap<string, number>): string | undefined {
  const isFound = [...found.keys()].some((one) => isFormOf(asked, one))
  if (isFound) return undefined
  const within = asked.length < longWord ? 1 : 2
  return [...found]
    .filter(([one]) => isWithin(asked, one, within))
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0]
}

/** The same word with another ending: print, prints, printing. */
function isFormOf(a: string, b: string): boolean {
  const shared = [...a].findIndex((letter, i) => letter !== b[i])
  const length = shared < 0 ? a.length : shared
  return length >= 4 && endings.test(a.slice(length)) && endings.test(b.slice(length))
}
const endings = /^(?:e?s|e?d|ing|ly|y|ies|e)?$/

/** Whether two words differ by at most so many letters wrong, missing, extra or swapped with the next. */
function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const ways = [(above[j - 1] ?? 0) + change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1]
      row.push(Math.min(...ways, ...(swap ? [(before[j - 2] ?? 0) + 1] : [])))
    }
    before = above
    above = row
  }
  return (above[b.length] ?? most + 1) <= most
}
