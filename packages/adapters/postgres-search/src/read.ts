import { type Ask, statement } from '@caselore/postgres'
import { type Sql, sql, words } from '@caselore/sql'
import type { Partition } from './partition.js'

export async function readAll<Row>(ask: Ask, query: Sql): Promise<readonly Row[]> {
  return (await ask<Row>(statement(query))).rows
}

/** Names the rows of a partition in any of the tables. */
export const rowsOf = ({ tenant, generation, kind }: Partition): Sql =>
  sql`tenant = ${tenant} AND generation = ${words(String(generation))} AND kind = ${kind}`

/**
 * Opens a transaction for reading: one moment for all its statements, an end to those that take too long, and no plans that
 * misread the questions. The planner knows neither how wide vectors are (they lie beside the row) nor how many rows a filter
 * over JSON leaves, so that it would walk the whole table or one list within the other.
 */
export async function beginReading(ask: Ask, timeout: number): Promise<void> {
  await ask({ text: 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY', values: [] })
  await ask({
    text: `SELECT set_config('statement_timeout', $1, true), set_config('enable_seqscan', 'off', true),
      set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true), set_config('work_mem', '4MB', true)`,
    values: [String(timeout)],
    name: 'caselore_search_begin',
  })
}

/** Memory for lists of all rows of a partition. Given to a small one it would be cleared for nothing at each question. */
export async function allowMemory(ask: Ask, documents: number): Promise<void> {
  if (documents < 10_000) return
  const megabytes = Math.min(64, 4 + Math.ceil(documents / 5_000))
  await ask({ text: `SELECT set_config('work_mem', '${megabytes}MB', true)`, values: [] })
}
