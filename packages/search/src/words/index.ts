// A segmenter, over the general dictionary or the runtime's own.

// What is made of words.
export { contentWords, isFunctionWord } from './content-words.js'
// Its parts, for composing another.
export { loadWordDictionary, type WordDictionary } from './dictionary.js'
export { dictionarySplit } from './dictionary-split.js'
export { intlSegmenterId, intlSplit } from './intl-split.js'
export { segmenterWords } from './segmenter-words.js'
export type { Split, Word, WordKind, WordSegmenter } from './word.js'
export {
  composeWordSegmenter,
  createIntlWordSegmenter,
  createWordSegmenter,
  type WordSegmenterOptions,
} from './word-segmenter.js'
