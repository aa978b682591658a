// What search learns from its use. Everything proposes; nothing changes an engine.
export { type LearnFromUseOptions, learnFromUse } from './learn-from-use.js'
export { type LearnedSynonyms, learnSynonyms } from './learn-synonyms.js'
export { type LearnedWeights, learnWeights } from './learn-weights.js'
export { rankOf, rankReport } from './rank.js'
