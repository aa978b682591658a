import { scriptRuns } from '../analysis/index.js'
import type { WordDictionary } from './dictionary.js'
import type { Split } from './word.js'

// Dearer than any word, so that an unknown character stands alone only where no word covers it.
const unknownCharacter = 20
// A number in characters is one word whatever the dictionary has of it.
const numeralCost = 9
const numeral = /[〇零一二三四五六七八九十百千万亿两]{2,}/y

/**
 * Splits by the cheapest path through all words of a dictionary that occur (a unigram model, best path by dynamic
 * programming from the end; linear in the text). Latin words, numbers and identifiers stay whole.
 */
export function dictionarySplit(dictionary: WordDictionary): Split {
  return function* split(text) {
    for (const { kind, text: run, start } of scriptRuns(text)) {
      if (kind === 'han') {
        for (const [from, to] of cheapestPath(run, dictionary))
          yield { kind: 'han', start: start + from, end: start + to }
      } else if (kind === 'word') yield { kind: 'latin', start, end: start + run.length }
    }
  }
}

function* cheapestPath(run: string, dictionary: WordDictionary): Generator<readonly [number, number]> {
  const costs = new Float64Array(run.length + 1)
  const ends = new Int32Array(run.length)
  for (let start = run.length - 1; start >= 0; start--) {
    costs[start] = Number.POSITIVE_INFINITY
    for (const [end, cost] of wordsAt(run, start, dictionary)) {
      const whole = cost + (costs[end] ?? 0)
      if (whole >= (costs[start] ?? 0)) continue
      costs[start] = whole
      ends[start] = end
    }
  }
  for (let start = 0, end = 0; start < run.length; start = end) {
    end = ends[start] ?? run.length
    yield [start, end]
  }
}

function* wordsAt(
  run: string,
  start: number,
  dictionary: WordDictionary,
): Generator<readonly [number, number]> {
  const first = start + String.fromCodePoint(run.codePointAt(start) ?? 0).length
  yield [first, dictionary.costOf(run.slice(start, first)) ?? unknownCharacter]
  const most = Math.min(run.length, start + dictionary.longest)
  for (let end = first + 1; end <= most; end++) {
    const cost = dictionary.costOf(run.slice(start, end))
    if (cost !== undefined) yield [end, cost]
  }
  numeral.lastIndex = start
  const number = numeral.exec(run)
  if (number) yield [start + number[0].length, numeralCost]
}
