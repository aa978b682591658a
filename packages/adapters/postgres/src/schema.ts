import type { JsonObject } from '@caselore/core/shared'
import { columnNamed, placeIn } from '@caselore/sql'
import type { Ask } from './driver.js'
import { placeholders } from './statements.js'

/** A step from one version of the tables to the next, inside a transaction that holds the lock of migrations. */
export type Migration = (ask: Ask) => Promise<void>

/** Every step since the first version; the version is their number. A step is never changed, only added. */
export const migrations: readonly Migration[] = [createTables]

/**
 * The tenant comes first in every key and index, no key is drawn from a sequence and no table refers to another, so that
 * all of them can be distributed by tenant and lie together. Collation "C" sorts by code point, whatever the database's own.
 */
const tables: readonly string[] = [
  `CREATE TABLE caselore_rows (
    tenant text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL,
    version bigint NOT NULL, layout integer NOT NULL, doc jsonb NOT NULL, PRIMARY KEY (tenant, kind, id))`,
  `CREATE TABLE caselore_events (
    tenant text COLLATE "C" NOT NULL, n bigint NOT NULL, id text NOT NULL, type text NOT NULL,
    aggregate_kind text COLLATE "C" NOT NULL, aggregate_id text COLLATE "C" NOT NULL, version bigint NOT NULL,
    at bigint NOT NULL, actor text NOT NULL, data text NOT NULL, PRIMARY KEY (tenant, n))`,
  'CREATE INDEX caselore_events_aggregate ON caselore_events (tenant, aggregate_kind, aggregate_id, n)',
  `CREATE TABLE caselore_attempts (
    tenant text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, hash text NOT NULL, result text NOT NULL,
    n bigint NOT NULL, PRIMARY KEY (tenant, key))`,
  `CREATE TABLE caselore_progress (
    tenant text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, n bigint NOT NULL, PRIMARY KEY (tenant, name))`,
]

async function createTables(ask: Ask): Promise<void> {
  for (const text of tables) await ask({ text, values: [] })
}

/** Columns and indexes for more fields, by kind, filled in for the records that there are. */
export async function addProjections(ask: Ask, added: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const run = (text: string) => ask({ text, values: [] })
  const columns = [...new Set([...added.values()].flat().map(columnNamed))]
  for (const column of columns)
    await run(`ALTER TABLE caselore_rows ADD COLUMN IF NOT EXISTS ${column} text COLLATE "C"`)
  for (const [kind, fields] of added) await fill(ask, kind, fields)
  for (const column of columns)
    await run(
      `CREATE INDEX IF NOT EXISTS caselore_rows_${column} ON caselore_rows (tenant, kind, ${column}, id) WHERE ${column} IS NOT NULL`,
    )
}

interface Unprojected {
  readonly tenant: string
  readonly id: string
  readonly doc: string
}

const batch = 500

/** Batch by batch over all tenants, and then tenant by tenant, since a statement that writes may be of one tenant only. */
async function fill(ask: Ask, kind: string, fields: readonly string[]): Promise<void> {
  let last = { tenant: '', id: '' }
  for (;;) {
    const { rows } = await ask<Unprojected>({
      text: `SELECT tenant, id, doc::text AS doc FROM caselore_rows
        WHERE kind = $1 AND (tenant, id) > ($2, $3) ORDER BY tenant, id LIMIT ${batch}`,
      values: [kind, last.tenant, last.id],
    })
    const end = rows.at(-1)
    if (!end) return
    for (const tenant of new Set(rows.map((row) => row.tenant)))
      await fillOf(
        ask,
        tenant,
        kind,
        fields,
        rows.filter((row) => row.tenant === tenant),
      )
    last = end
  }
}

async function fillOf(
  ask: Ask,
  tenant: string,
  kind: string,
  fields: readonly string[],
  rows: readonly Unprojected[],
): Promise<void> {
  const set = fields.map((field) => `${columnNamed(field)} = fresh.c_${columnNamed(field)}`).join(', ')
  const names = ['id', ...fields.map((field) => `c_${columnNamed(field)}`)]
  const values = rows.flatMap(({ id, doc }) => {
    const row = { id, doc: JSON.parse(doc) as JsonObject }
    return [id, ...fields.map((field) => placeIn(field, row))]
  })
  await ask({
    text: `UPDATE caselore_rows SET ${set} FROM (VALUES ${placeholders(rows.length, names.length)}) AS fresh (${names.join(', ')})
      WHERE caselore_rows.tenant = $${values.length + 1} AND caselore_rows.kind = $${values.length + 2} AND caselore_rows.id = fresh.id`,
    values: [...values, tenant, kind],
  })
}
