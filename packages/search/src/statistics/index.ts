// What people look for: noting it, and counting it.
export { type ScrubOptions, scrubQuery } from './scrub-query.js'
export { createSearchLog, type SearchEvent, type SearchLogOptions, withSearchLog } from './search-event.js'
export {
  type AnswerUse,
  type AskedQuery,
  type SearchPeriod,
  type SearchStatisticsOptions,
  searchStatistics,
} from './search-statistics.js'
