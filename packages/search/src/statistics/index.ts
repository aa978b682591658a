// What people look for: noting it, and counting it.

export type { AnswerUse, AskedQuery, SearchEvent, SearchPeriod } from '@caselore/core/search'
export { type ScrubOptions, scrubQuery } from './scrub-query.js'
export { createSearchLog, type SearchLogOptions, withSearchLog } from './search-event.js'
export { type SearchStatisticsOptions, searchStatistics } from './search-statistics.js'
