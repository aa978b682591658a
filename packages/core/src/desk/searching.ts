// Loaded with the first search of the library, or with a desk that was given an engine and sees its first change.
export { relatedCases, searchCases, suggestCases } from './cases/search-cases.js'
export { createSearchFeed } from './search-feed.js'
