import type { ScriptRun } from './script-runs.js'
import type { Token, TokenKind } from './token.js'

// Beyond this nothing is a word; a pasted key or a line of base64 must not become a term of its full length.
const longestTerm = 64
const plainWord = /^[a-z]+$/
const negation = /^n['’]t$/
const pieces = /\p{N}+|(?:(?!\p{N})[\p{L}\p{M}])+/gu
const letters = /[\p{L}\p{N}\p{M}]+/gu

/**
 * A Latin word, number or identifier. Identifiers stay whole and are also split: `SN123-ab1` gives `sn123-ab1`,
 * `sn123ab1`, `sn123`, `sn`, `123`, `ab1`, `ab`; single characters are not worth a term of their own. Plain English
 * words are stemmed.
 */
export function wordTokens(run: ScriptRun, stem: (word: string) => string): Token[] {
  const text = run.text.slice(0, longestTerm)
  const token = (term: string, kind: TokenKind, start: number, length: number): Token => ({
    term,
    kind,
    start: run.start + start,
    end: run.start + start + length,
  })
  if (plainWord.test(text)) return [token(stem(text), 'word', 0, run.text.length)]
  if (negation.test(text)) return [token('nt', 'word', 0, run.text.length)]
  const tokens = [token(text, 'word', 0, run.text.length)]
  const joined = text.replace(/[^\p{L}\p{N}\p{M}]/gu, '')
  if (joined !== text && joined.length > 1) tokens.push(token(joined, 'joined', 0, run.text.length))
  const seen = new Set([text, joined])
  for (const part of text.matchAll(letters)) {
    for (const piece of [part, ...part[0].matchAll(pieces)]) {
      const start = piece === part ? part.index : part.index + piece.index
      const term = plainWord.test(piece[0]) ? stem(piece[0]) : piece[0]
      if (piece[0].length < 2 || seen.has(term)) continue
      seen.add(term)
      tokens.push(token(term, 'part', start, piece[0].length))
    }
  }
  return tokens
}

const number = /^\p{N}+(?:[.,]\p{N}+)?$/u
const units = new Set(
  'v kv mv a ma ah mah w kw wh kwh hz khz mhz ghz mm cm m km g kg t l ml pa kpa mpa bar rpm s ms min h n nm kb mb gb tb dpi c'.split(
    ' ',
  ),
)

/** A number and its unit written apart (`12 V`) as the one term that they make when written together. */
export function unitToken(numberRun: ScriptRun, unitRun: ScriptRun): Token | undefined {
  const gap = unitRun.start - numberRun.start - numberRun.text.length
  if (gap !== 1 || !units.has(unitRun.text) || !number.test(numberRun.text)) return undefined
  return {
    term: numberRun.text + unitRun.text,
    kind: 'word',
    start: numberRun.start,
    end: unitRun.start + unitRun.text.length,
  }
}
