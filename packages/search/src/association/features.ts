import type { Analyzer } from '../analysis/index.js'
import { contentWords, type WordSegmenter } from '../words/index.js'

/** The content words of a text. For tags: an answer’s `why` then names words. Needs the dictionary. */
export function wordFeatures(segmenter: WordSegmenter): (text: string) => string[] {
  return (text) => [...new Set(contentWords(segmenter.segment(text)).map(({ term }) => term))]
}

/**
 * The terms of a text without lone characters: pairs, words, identifiers. For classifying: better than words where rows
 * are few (see docs/guide/5-search.md), and needs no dictionary.
 */
export function pairFeatures(analyzer: Analyzer): (text: string) => string[] {
  return (text) => analyzer.query(text).flatMap(({ term, kind }) => (kind === 'single' ? [] : [term]))
}
