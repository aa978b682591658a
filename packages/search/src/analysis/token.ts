/**
 * What a token is, which decides its weight in a question: a single Han character, a pair of them, a Han word of the
 * host's, a Latin word, number or identifier, a piece of an identifier, or an identifier without its connectors.
 */
export type TokenKind = 'single' | 'pair' | 'phrase' | 'word' | 'part' | 'joined'

/** A term with the range of the text that it came from. */
export interface Token {
  readonly term: string
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
}

/** How much a token of each kind counts in a question. */
export type TokenWeights = Readonly<Record<TokenKind, number>>

/** From measurements: characters below pairs, and identifiers above both, find more (see the package’s README). */
export const defaultTokenWeights: TokenWeights = {
  single: 0.7,
  pair: 1,
  phrase: 1,
  word: 3,
  part: 3,
  joined: 1,
}
