/** A stretch of text in one way of writing; `han` includes kana, which is written without spaces too. */
export interface ScriptRun {
  readonly kind: 'han' | 'word' | 'symbol'
  readonly text: string
  readonly start: number
}

const han = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]`
const letter = String.raw`(?:(?!${han})[\p{L}\p{N}\p{M}])`
// What may stand inside one word, part number, version or file name. Not / and :, which stand between identifiers.
const connector = "[-_.+'’]"
const runs = new RegExp(
  String.raw`(${han}+)|(${letter}+(?:${connector}${letter}+)*(?:\+\+|#)?)|\p{Extended_Pictographic}`,
  'gu',
)

const negated = /^([a-z]+)(n['’]t)$/
const shortened = /^([a-z]+)['’](?:s|m|re|ve|ll|d)$/

/** The words in a word run: `hasn't` says “has” and “not”, `card's` and `we've` say “card” and “we”; anything else is one word. */
export function wordsOfRun(text: string): readonly string[] {
  const [, verb, not] = negated.exec(text) ?? []
  if (verb && not) return [verb, not]
  const [, word] = shortened.exec(text) ?? []
  return [word ?? text]
}

/** Splits normalised text into runs; punctuation and spaces are left out. */
export function* scriptRuns(text: string): Generator<ScriptRun> {
  for (const match of text.matchAll(runs)) {
    if (match[2] === undefined) {
      yield { kind: match[1] !== undefined ? 'han' : 'symbol', text: match[0], start: match.index }
      continue
    }
    let start = match.index
    for (const word of wordsOfRun(match[0])) {
      yield { kind: 'word', text: word, start }
      start += word.length
    }
  }
}
