import type { LoadBatch, LoadResult } from '@caselore/core/storage'
import type { Ask } from './driver.js'
import { byKey, rowColumns, rowValues } from './write.js'

/** Loads a batch inside a transaction with its checkpoint. Each column goes as one list, which is parsed once. */
export async function loadAll(ask: Ask, batch: LoadBatch, layout: number): Promise<LoadResult> {
  const { tenant, load, sequence } = batch
  const name = `load:${load}`
  // Also keeps the same load from going on elsewhere meanwhile.
  const { rows } = await ask<{ n: number | string }>({
    text: `INSERT INTO caselore_progress (tenant, name, n) VALUES ($1, $2, 0)
      ON CONFLICT (tenant, name) DO UPDATE SET n = caselore_progress.n RETURNING n`,
    values: [tenant, name],
  })
  const checkpoint = Number(rows[0]?.n)
  if (sequence <= checkpoint) return { loaded: 0, checkpoint }
  const loaded = batch.rows.length === 0 ? 0 : await insert(ask, batch, layout)
  await ask({
    text: 'UPDATE caselore_progress SET n = $3 WHERE tenant = $1 AND name = $2',
    values: [tenant, name, sequence],
  })
  return { loaded, checkpoint: sequence }
}

/** How many rows were not there yet. */
async function insert(ask: Ask, { tenant, rows }: LoadBatch, layout: number): Promise<number> {
  const values = rows.toSorted(byKey).map((row) => rowValues(tenant, row, row.version ?? 1, layout))
  // A batch is mostly of one kind, which leaves the columns of all others empty.
  const filled = ownColumns
    .map((column, i) => ({ column, list: values.map((row) => asText(row[i + 1])) }))
    .filter(({ list }) => list.some((value) => value !== null))
  const names = filled.map(({ column }) => column)
  const { count } = await ask({
    text: `INSERT INTO caselore_rows (${['tenant', ...names].join(', ')})
      SELECT ${['$1', ...names.map((column) => `${column}${casts[column] ?? ''}`)].join(', ')}
      FROM unnest(${names.map((_, i) => `$${i + 2}::text[]`).join(', ')}) AS loaded (${names.join(', ')})
      ON CONFLICT (tenant, kind, id) DO NOTHING`,
    values: [tenant, ...filled.map(({ list }) => list)],
  })
  return count
}

/** All but the tenant, which is the same for all. */
const [, ...ownColumns] = rowColumns

const casts: Readonly<Record<string, string>> = { version: '::bigint', layout: '::integer', doc: '::jsonb' }

const asText = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

/** Rows after which the planner should look at the table again: ten times as many each time. */
const firstLook = 5_000

/**
 * Has the planner look at what was loaded, now and then. It would do so by itself within minutes, and until then walk
 * through everything for each page.
 */
export function createAnalysis(ask: Ask): (loaded: number) => Promise<void> {
  let sum = 0
  let next = firstLook
  return async (loaded) => {
    sum += loaded
    if (sum < next) return
    next *= 10
    await ask({ text: 'ANALYZE caselore_rows', values: [] })
  }
}
