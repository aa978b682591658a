// Filters, orders and cursors as SQL.
export type { Comparison, Dialect } from './dialect.js'
// Guards, stored values and purged events.
export { mayHaveMissed } from './gap.js'
export { guardHolds } from './guard-holds.js'
export { lookupsOf } from './lookups.js'
export { countSql, endsEarly, type PagePlan, type PageSql, pageSql } from './page.js'
// Columns beside the documents.
export {
  columnNamed,
  columnOf,
  columnsOf,
  type ProjectedField,
  placeIn,
  placesOf,
  projectedFields,
  projectedPairs,
  projectedValues,
  unprojected,
} from './projections.js'
export { endOfPrefix, sortBounds, sortText } from './sort-text.js'
// Statements.
export { joinSql, numbered, type Sql, type SqlValue, sql, words } from './sql.js'
export { eventValues, type FoundEvent, type FoundRow, toChangePage, toPage, toRow } from './stored.js'
export { whereSql } from './where.js'
