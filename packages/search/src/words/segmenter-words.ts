import type { WordFinder } from '../analysis/index.js'
import type { WordSegmenter } from './word.js'

/**
 * A segmenter's words as an analyzer's, to be indexed on top of characters and pairs (`createAnalyzer({ words })`).
 * Measured: for finding it changes little (see docs/guide/5-search.md); it makes the index larger.
 */
export function segmenterWords(segmenter: WordSegmenter): WordFinder {
  return {
    id: segmenter.id,
    find: (run) => segmenter.segment(run).filter(({ kind }) => kind === 'host' || kind === 'han'),
  }
}
