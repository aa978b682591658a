// All that stands around an engine, as one thing to give to a desk.
export { createSearchTools, type SearchToolsOptions } from './create-search-tools.js'
