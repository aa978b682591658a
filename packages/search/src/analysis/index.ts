// The whole analyzer.
export {
  type Analyzer,
  type AnalyzerOptions,
  type AnalyzerSteps,
  composeAnalyzer,
  createAnalyzer,
  type QueryTerm,
} from './analyzer.js'

// Its parts, for composing another.
export { type CharacterMap, loadTraditionalMap, noCharacterMap } from './character-map.js'
export { dictionaryWords, hanTokens, type WordFinder } from './han-tokens.js'
export { hashText } from './hash-text.js'
export { type NormalizedText, normalizeText, normalizeWithOffsets } from './normalize.js'
export type { TermSink } from './scan.js'
export { type ScriptRun, scriptRuns } from './script-runs.js'
export {
  groupedSpellings,
  type SpellingFinder,
  standardSpellings,
  unitSpellings,
  versionSpellings,
} from './spellings.js'
export { porterStem } from './stem.js'
export { englishStopWords } from './stop-words.js'
export { type Alternative, findSynonyms, type SynonymFinder, type Synonyms } from './synonyms.js'
export { defaultTokenWeights, type Token, type TokenKind, type TokenWeights } from './token.js'
export { unitToken, wordTokens } from './word-tokens.js'
