export { createMiniSearchEngine, type MiniSearchEngineOptions } from './mini-search-engine.js'
