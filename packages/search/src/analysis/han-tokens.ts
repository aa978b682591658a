import type { ScriptRun } from './script-runs.js'
import type { Token } from './token.js'

/**
 * Finds words inside a run of Han characters: a host's dictionary, a segmenter. `id` goes into the analyzer's
 * fingerprint and must change when the answers do. Words of one or two characters need not be found.
 */
export interface WordFinder {
  readonly id: string
  find(run: string): Iterable<{ readonly start: number; readonly end: number }>
}

/**
 * Every character and every pair of neighbours. Beats every segmenter at finding things and needs no dictionary:
 * 中文 is found inside 支持中文吗. Words, where a finder is given, come on top.
 */
export function hanTokens(run: ScriptRun, words?: WordFinder): Token[] {
  const tokens: Token[] = []
  let previous = ''
  let position = run.start
  for (const character of run.text) {
    const end = position + character.length
    tokens.push({ term: character, kind: 'single', start: position, end })
    if (previous)
      tokens.push({ term: previous + character, kind: 'pair', start: position - previous.length, end })
    previous = character
    position = end
  }
  for (const { start, end } of words?.find(run.text) ?? []) {
    const term = run.text.slice(start, end)
    if (term.length > 2) tokens.push({ term, kind: 'phrase', start: run.start + start, end: run.start + end })
  }
  return tokens
}

/**
 * A finder over a list of words: at each place the longest word, overlapping ones included. The words are taken as
 * they are, so normalise them as the analyzer will (lower case, simplified).
 */
export function dictionaryWords(words: Iterable<string>, id: string): WordFinder {
  const known = new Set(words)
  const longest = Math.max(0, ...Array.from(known, (word) => word.length))
  return {
    id,
    *find(run) {
      for (let start = 0; start < run.length; start++) {
        for (let end = Math.min(run.length, start + longest); end > start + 1; end--) {
          if (known.has(run.slice(start, end))) {
            yield { start, end }
            break
          }
        }
      }
    },
  }
}
