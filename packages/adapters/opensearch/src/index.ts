export { type OpenSearchOptions, openSearchEngine } from './open-search-engine.js'
export type { TransportOptions } from './transport.js'
