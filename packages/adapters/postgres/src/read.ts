import type {
  ChangePage,
  CheckedCount,
  CheckedQuery,
  FeedOptions,
  Key,
  PlainPage,
  Row,
  Token,
} from '@caselore/core/storage'
import {
  countSql,
  endsEarly,
  type FoundEvent,
  type FoundRow,
  mayHaveMissed,
  pageSql,
  type Sql,
  toChangePage,
  toPage,
  toRow,
} from '@caselore/sql'
import { postgresDialect } from './dialect.js'
import type { Ask, Statement } from './driver.js'
import { assertNoGap } from './gap.js'
import { pageName } from './page-name.js'
import { statement } from './statements.js'
import { parseToken } from './token.js'

/** The rows of the keys in one statement, and so of one moment. */
export async function readRows(ask: Ask, tenant: string, keys: readonly Key[]): Promise<(Row | undefined)[]> {
  const found = await ask<FoundRow & { kind: string }>(
    keyed('get', 'SELECT kind, id, version, doc::text AS doc', tenant, keys),
  )
  const rows = new Map(found.rows.map((row) => [`${row.kind}/${row.id}`, row]))
  return keys.map(({ kind, id }) => {
    const row = rows.get(`${kind}/${id}`)
    return row && toRow(kind, row)
  })
}

/**
 * A statement over the rows of the keys, one condition for each kind; its plan is kept under the name. One id is asked for
 * as one, because the planner knows then, also without statistics, that the primary key is the shortest way.
 */
export function keyed(
  name: string,
  select: string,
  tenant: string,
  keys: readonly Key[],
  rest = '',
): Statement {
  const kinds = new Map<string, string[]>()
  for (const { kind, id } of keys) kinds.set(kind, [...(kinds.get(kind) ?? []), id])
  const values: (string | string[])[] = [tenant]
  let shape = ''
  const conditions = [...kinds].map(([kind, ids]) => {
    const [only] = ids
    const one = ids.length === 1 && only !== undefined
    values.push(kind, one ? only : ids)
    shape += one ? '1' : 'n'
    const place = `$${values.length}`
    return `(kind = $${values.length - 1} AND id = ${one ? place : `ANY (${place}::text[])`})`
  })
  return {
    text: `${select} FROM caselore_rows WHERE tenant = $1 AND (${conditions.join(' OR ')})${rest}`,
    values,
    ...(kinds.size <= 5 && { name: `caselore_${name}_${shape}` }),
  }
}

export async function readPage(ask: Ask, query: CheckedQuery): Promise<PlainPage> {
  const { statement: first, withMissing } = pageSql(query, postgresDialect)
  const page = (sql: Sql) => ask<FoundRow>(statement(sql, pageName(query, sql.text)))
  let { rows } = await page(first)
  if (withMissing && endsEarly(query, rows)) rows = (await page(withMissing)).rows
  return toPage(query, rows)
}

export async function countRows(ask: Ask, query: CheckedCount, cap: number): Promise<number> {
  const { rows } = await ask<{ n: number | string }>(statement(countSql(query, cap, postgresDialect)))
  return Number(rows[0]?.n)
}

/**
 * Events after the token, of the tenant or of one aggregate. A commit holds the tenant's head until it is over, so that
 * whoever sees an event sees every event before it.
 */
export async function readEvents(ask: Ask, after: Token | null, feed: FeedOptions): Promise<ChangePage> {
  const { tenant, limit, aggregate } = feed
  const from = after === null ? 0 : parseToken(after).position
  const of = aggregate ? ' AND aggregate_kind = $3 AND aggregate_id = $4' : ''
  const { rows } = await ask<FoundEvent>({
    text: `SELECT * FROM caselore_events WHERE tenant = $1 AND n > $2${of} ORDER BY n LIMIT ${limit + 1}`,
    values: [tenant, from, ...(aggregate ? [aggregate.kind, aggregate.id] : [])],
    name: `caselore_events_${aggregate ? 'of_' : ''}${limit}`,
  })
  if (mayHaveMissed(from, rows, feed)) await assertNoGap(ask, tenant, from)
  return toChangePage(rows, after, limit)
}
