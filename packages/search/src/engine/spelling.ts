import type { TokenKind } from '../analysis/index.js'

/** Terms shorter than this are not completed: they would stand for half the dictionary. */
export const shortestPrefix = 2

const shortestGuess = 4
const longTerm = 8

/**
 * By how many letters a stored term may differ from an asked one of which no row in reach has any: one, from eight letters on two.
 * Han terms and pieces of identifiers are never guessed at; two of them a character apart are two things.
 */
export function fuzzyDistance(term: string, kind: TokenKind): number {
  if (kind !== 'word' || term.length < shortestGuess) return 0
  return term.length < longTerm ? 1 : 2
}

/** How much of the weight of an asked term a longer one gets that begins with it. */
export const prefixFactor = (asked: string, found: string): number =>
  (0.375 * found.length) / (found.length + 0.3 * (found.length - asked.length))

/** How much of it a term gets that is spelled otherwise. */
export const fuzzyFactor = (found: string, distance: number): number =>
  (0.45 * found.length) / (found.length + distance)
