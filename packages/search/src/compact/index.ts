export { type CompactEngine, type CompactEngineOptions, compactEngine } from './compact-engine.js'
