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

/** Splits normalised text into runs; punctuation and spaces are left out. */
export function* scriptRuns(text: string): Generator<ScriptRun> {
  for (const match of text.matchAll(runs)) {
    const kind = match[1] !== undefined ? 'han' : match[2] !== undefined ? 'word' : 'symbol'
    yield { kind, text: match[0], start: match.index }
  }
}
