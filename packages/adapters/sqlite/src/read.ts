import {
  type ChangePage,
  type CheckedCount,
  type CheckedQuery,
  type FeedOptions,
  feedGap,
  type Key,
  type PlainPage,
  parsePosition,
  type Row,
  type Token,
} from '@caselore/core/storage'
import {
  countSql,
  type FoundEvent,
  type FoundRow,
  mayHaveMissed,
  pageSql,
  sql,
  toChangePage,
  toPage,
  words,
} from '@caselore/sql'
import { sqliteDialect } from './dialect.js'
import { type Engine, readRow } from './engine.js'
import { floorOf } from './purge.js'

export function readRows(engine: Engine, tenant: string, keys: readonly Key[]): (Row | undefined)[] {
  const read = () => keys.map((key) => readRow(engine, tenant, key))
  return keys.length === 1 ? read() : engine.reading(read)
}

export function readPage(engine: Engine, query: CheckedQuery): PlainPage {
  const { statement, withMissing } = pageSql(query, sqliteDialect)
  let found = engine.all<FoundRow>(statement)
  if (withMissing && found.length <= query.limit) found = engine.all<FoundRow>(withMissing)
  return toPage(query, found)
}

export const countRows = (engine: Engine, query: CheckedCount, cap: number): number =>
  Number(engine.all<{ n: number }>(countSql(query, cap, sqliteDialect))[0]?.n)

/** Events after the token, of the tenant or of one aggregate. Commits take turns, so that no number comes late. */
export function readEvents(
  engine: Engine,
  after: Token | null,
  feed: FeedOptions,
): ChangePage {
  const { tenant, limit, aggregate } = feed
  const from = after === null ? 0 : parsePosition(after)
  const of = aggregate
    ? sql` AND aggregate_kind = ${aggregate.kind} AND aggregate_id = ${aggregate.id}`
    : words('')
  const found = engine.all<FoundEvent>(
    sql`SELECT * FROM caselore_events WHERE tenant = ${tenant}${of} AND n > ${from} ORDER BY n LIMIT ${words(String(limit + 1))}`,
  )
  if (mayHaveMissed(from, found, feed)) {
    const floor = floorOf(engine, tenant)
    if (from < floor) throw feedGap(floor)
  }
  return toChangePage(found, after, limit)
}
