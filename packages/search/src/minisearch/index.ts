export {
  createMiniSearchEngine,
  defaultMinimumCoverage,
  type MiniSearchEngineOptions,
} from './mini-search-engine.js'
