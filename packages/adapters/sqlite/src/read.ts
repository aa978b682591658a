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
  endsEarly,
  type FoundEvent,
  type FoundRow,
  lookupsOf,
  mayHaveMissed,
  pageSql,
  type Sql,
  sql,
  toChangePage,
  toPage,
  whereSql,
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
  const { statement, withMissing } = pageSql(query, sqliteDialect, { few: fewOf(engine, query) })
  let found = engine.all<FoundRow>(statement)
  if (withMissing && endsEarly(query, found)) found = engine.all<FoundRow>(withMissing)
  return toPage(query, found)
}

/**
 * The part of the filter that leaves so few records that sorting them takes less than walking along the order until the page
 * is full. SQLite does not know how often a value occurs, and statistics mislead it here, so entries of an index are
 * counted. Walking meets a match in every `all / matches` records, so it costs less from `matches² = page × all` on.
 */
function fewOf(engine: Engine, { tenant, kind, filter, order, limit }: CheckedQuery): Sql | undefined {
  const ways = order ? lookupsOf(filter, kind) : []
  if (ways.length === 0) return undefined
  const all = Number(engine.first<{ n: number | null }>('SELECT max(rowid) AS n FROM caselore_rows')?.n ?? 0)
  const most = Math.ceil(Math.sqrt((limit + 1) * all))
  const few = ways.find((or) => countRows(engine, { tenant, kind, filter: { or } }, most) <= most)
  return few && sql`unlikely(${whereSql({ or: few }, kind, sqliteDialect)})`
}

export const countRows = (engine: Engine, query: CheckedCount, cap: number): number =>
  Number(engine.all<{ n: number }>(countSql(query, cap, sqliteDialect))[0]?.n)

/** Events after the token, of the tenant or of one aggregate. Commits take turns, so that no number comes late. */
export function readEvents(engine: Engine, after: Token | null, feed: FeedOptions): ChangePage {
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
