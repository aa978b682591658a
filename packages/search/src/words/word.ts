/**
 * A piece of a text: a word that the host named, a word or character of Chinese, a Latin word, number or identifier, or
 * anything else (punctuation, spaces, emoji).
 */
export type WordKind = 'host' | 'han' | 'latin' | 'other'

/** A piece of a text with its place (UTF-16, half open) in the original. */
export interface Word {
  /** As normalised: simplified, lower case, half width. */
  readonly term: string
  readonly kind: WordKind
  readonly start: number
  readonly end: number
}

/** Cuts text into words that cover it without gap or overlap. */
export interface WordSegmenter {
  /** Changes when answers would: of the dictionary, the runtime's own segmenter, the host's words. */
  readonly id: string
  segment(text: string): Word[]
}

/** The words of a normalised text, in order; what lies between them is neither word nor number. */
export type Split = (normalized: string) => Iterable<{
  readonly kind: 'han' | 'latin'
  readonly start: number
  readonly end: number
}>
