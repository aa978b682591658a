// How well words are cut, on sentences that are not part of the repository (UD Chinese GSDSimp).
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { corpusFolder } from './corpora.js'

/** Precision, recall and their harmonic mean over word spans, 0 to 1. */
export function judgeCuts(
  sentences: readonly (readonly string[])[],
  cut: (text: string) => readonly string[],
): { readonly precision: number; readonly recall: number; readonly f1: number } {
  let found = 0
  let right = 0
  let wanted = 0
  for (const tokens of sentences) {
    const truth = spansOf(tokens)
    const answer = spansOf(cut(tokens.join('')))
    found += answer.size
    wanted += truth.size
    right += [...answer].filter((span) => truth.has(span)).length
  }
  return { precision: right / found, recall: right / wanted, f1: (2 * right) / (found + wanted) }
}

function spansOf(words: readonly string[]): Set<string> {
  let at = 0
  return new Set(
    words.map((word) => {
      const start = at
      at += word.length
      return `${start}-${at}`
    }),
  )
}

/** The sentences as words, or undefined where there is no data. */
export function readSentences(name: string): (readonly string[])[] | undefined {
  const file = resolve(corpusFolder() ?? '', `${name}.jsonl`)
  if (!existsSync(file)) return undefined
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { tokens: string[] }).tokens)
}
