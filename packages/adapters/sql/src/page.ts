import type { Scalar } from '@caselore/core/filter'
import type { CheckedCount, CheckedQuery, Order, SortKey } from '@caselore/core/storage'
import type { Dialect } from './dialect.js'
import { columnOf } from './projections.js'
import { sortBounds, sortText } from './sort-text.js'
import { joinSql, type Sql, sql, words } from './sql.js'
import type { FoundRow } from './stored.js'
import { whereSql } from './where.js'

/** How a page is asked for. Each statement answers rows of `id`, `version` and `doc`, one more than the page holds. */
export interface PageSql {
  readonly statement: Sql
  /**
   * To be asked instead when `statement` gave too few rows (`endsEarly`): it goes on to the records without a value, which
   * come last, and which the first need not look at.
   */
  readonly withMissing?: Sql
}

export interface PagePlan {
  /**
   * A condition that every match meets, and few records do. An engine without statistics is kept from
   * walking along the order, so that it looks these up and sorts what is left.
   */
  readonly few?: Sql | undefined
}

/** Whether the page may go on with records without a value: `statement` said that the kind has such. */
export const endsEarly = ({ limit }: CheckedQuery, found: readonly FoundRow[]): boolean =>
  found.length <= limit && Boolean(found[0]?.gaps ?? true)

const found = (dialect: Dialect) => sql`id, version, ${dialect.document} AS doc`
const limitOf = ({ limit }: CheckedQuery) => words(String(limit + 1))
const up = (direction: Order['direction']) => direction === 'asc'
const beyond = (direction: Order['direction']) => words(up(direction) ? '>' : '<')

/** The statement for a page: filter, order and cursor in the engine, along the index where the field has one. */
export function pageSql(query: CheckedQuery, dialect: Dialect, { few }: PagePlan = {}): PageSql {
  const { kind, order, after } = query
  const rows = sql`FROM caselore_rows WHERE ${matching(query, dialect)}${few ? sql` AND ${few}` : words('')}`
  if (!order) {
    const rest = after ? sql` AND id > ${after.id}` : words('')
    return {
      statement: sql`SELECT ${found(dialect)} ${rows}${rest} ORDER BY id LIMIT ${limitOf(query)}`,
    }
  }
  const column = columnOf(kind, order.by)
  return column
    ? alongColumn(
        query,
        order,
        { name: words(column), column: words(few ? `+${column}` : column) },
        rows,
        dialect,
      )
    : byDocument(query, order, rows, dialect)
}

/** How many match, counting to one beyond the cap: one row with `n`. */
export const countSql = (query: CheckedCount, cap: number, dialect: Dialect): Sql =>
  sql`SELECT count(*) AS n FROM (SELECT 1 FROM caselore_rows WHERE ${matching(query, dialect)} LIMIT ${words(String(cap + 1))}) AS found`

function matching({ tenant, kind, filter }: CheckedCount, dialect: Dialect): Sql {
  const all = 'and' in filter && filter.and.length === 0
  const where = all ? words('') : sql` AND ${whereSql(filter, kind, dialect)}`
  return sql`tenant = ${tenant} AND kind = ${kind}${where}`
}

interface OrderColumn {
  readonly name: Sql
  /** The same in conditions and orders, where it may be written so that no index fits. */
  readonly column: Sql
}

function alongColumn(
  query: CheckedQuery,
  order: Order,
  { name, column }: OrderColumn,
  rows: Sql,
  dialect: Dialect,
): PageSql {
  const { tenant, kind, after } = query
  const limit = limitOf(query)
  const way = words(up(order.direction) ? 'ASC' : 'DESC')
  const listed = sql`ORDER BY ${column} ${way}, id ${way} LIMIT ${limit}`
  // A bound on the column alone: where the page begins, or else nothing but that the index holds the row.
  const from = after && after.value !== null && sortText(after.value)
  const rest = after
    ? sql` AND (${column}, id) ${beyond(order.direction)} (${sortText(after.value)}, ${after.id})`
    : words('')
  if (up(order.direction)) {
    // What is missing comes last by itself.
    const start = after ? sortText(after.value) : ''
    return {
      statement: sql`SELECT ${found(dialect)} ${rows} AND ${column} >= ${start}${rest} ${listed}`,
    }
  }
  const inMissing = after?.value === null
  const missing = sql`${rows} AND ${column} = ${sortBounds.missing}${
    inMissing ? sql` AND id < ${after.id}` : words('')
  }`
  const withoutValue = sql`SELECT ${found(dialect)} ${missing} ORDER BY id DESC LIMIT ${limit}`
  if (inMissing) return { statement: withoutValue }
  const present = from
    ? sql`${rows} AND ${column} <= ${from}${rest}`
    : sql`${rows} AND ${column} < ${sortBounds.missing}`
  // What is missing has the last place of all, so that one look at the end of the index tells.
  const gaps = sql`(SELECT ${name} FROM caselore_rows WHERE tenant = ${tenant} AND kind = ${kind} AND ${name} >= ${''} ORDER BY ${name} DESC LIMIT 1) = ${sortBounds.missing}`
  const part = (from: Sql, by: Sql) =>
    sql`SELECT * FROM (SELECT ${found(dialect)}, ${column} AS place ${from} ${by}) AS part`
  return {
    statement: sql`SELECT ${found(dialect)}, ${gaps} AS gaps ${present} ${listed}`,
    withMissing: sql`SELECT id, version, doc FROM (${part(present, listed)} UNION ALL ${part(
      missing,
      sql`ORDER BY id DESC LIMIT ${limit}`,
    )}) AS parts ORDER BY CASE WHEN place = ${sortBounds.missing} THEN 1 ELSE 0 END, place DESC, id DESC LIMIT ${limit}`,
  }
}

/** An order by a field without a column: the engine sorts what the filter leaves. */
function byDocument(query: CheckedQuery, order: Order, rows: Sql, dialect: Dialect): PageSql {
  const { by, direction } = order
  const way = words(up(direction) ? 'ASC' : 'DESC')
  const rest = query.after ? sql` AND ${afterInDocument(by, direction, query.after, dialect)}` : words('')
  const places = [
    sql`CASE WHEN ${dialect.rank(by)} = 3 THEN 1 ELSE 0 END`,
    ...[dialect.rank(by), dialect.numberAt(by), dialect.textAt(by), words('id')].map(
      (place) => sql`${place} ${way}`,
    ),
  ]
  return {
    statement: sql`SELECT ${found(dialect)} ${rows}${rest} ORDER BY ${joinSql(places, ', ')} LIMIT ${limitOf(query)}`,
  }
}

function rankOf(value: Exclude<Scalar, null>): number {
  if (typeof value === 'string') return 2
  return typeof value === 'number' ? 1 : 0
}

function afterInDocument(
  by: string,
  direction: Order['direction'],
  { value, id }: SortKey,
  dialect: Dialect,
): Sql {
  const rank = dialect.rank(by)
  const further = beyond(direction)
  if (value === null) return sql`(${rank} = 3 AND id ${further} ${id})`
  const own = words(String(rankOf(value)))
  const [place, other] =
    typeof value === 'string'
      ? [dialect.textAt(by), sql`${value}`]
      : [dialect.numberAt(by), dialect.number(Number(value))]
  return sql`(${rank} = 3 OR (${rank} <> 3 AND ${rank} ${further} ${own}) OR (${rank} = ${own} AND (${place} ${further} ${other} OR (${place} = ${other} AND id ${further} ${id}))))`
}
