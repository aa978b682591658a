import { projectedPairs, unprojected } from '@caselore/sql'
import type { Ask, PostgresDriver } from './driver.js'
import { newerSchema, sqlStateOf } from './failure.js'
import { addProjections, type Migration } from './schema.js'

interface Schema {
  /** How many migrations were carried out. */
  readonly version: number
  /** Grows with every change of the tables. */
  readonly layout: number
  /** What is projected, as a list of `kind.field`. */
  readonly projected: string
}

const nothing: Schema = { version: 0, layout: 0, projected: '[]' }

/** Held by whoever changes the tables, so that of many servers that start at once one does the work. */
export const migrationLock = 7_221_064

/**
 * Brings the tables to the newest version, in one transaction, and answers their layout. Afterwards the tables refuse rows
 * that an older version of this package writes, since those would lack what newer ones look for. A newer schema is
 * `storage.unavailable`.
 */
export async function migrate(driver: PostgresDriver, migrations: readonly Migration[]): Promise<number> {
  const found = await schemaOf(driver.ask)
  if (isCurrent(found, migrations)) return Number(found.layout)
  return driver.transaction(async (ask) => {
    const run = (text: string) => ask({ text, values: [] })
    await run(`SELECT pg_advisory_xact_lock(${migrationLock})`)
    await run(
      'CREATE TABLE IF NOT EXISTS caselore_schema (version integer NOT NULL, layout integer NOT NULL, projected text NOT NULL)',
    )
    const locked = await schemaOf(ask)
    if (isCurrent(locked, migrations)) return Number(locked.layout)
    if (locked.version > 0) await run('LOCK TABLE caselore_rows IN SHARE ROW EXCLUSIVE MODE')
    for (const step of migrations.slice(Number(locked.version))) await step(ask)
    await addProjections(ask, added(locked))
    const layout = Number(locked.layout) + 1
    await run('ALTER TABLE caselore_rows DROP CONSTRAINT IF EXISTS caselore_rows_layout')
    await run(
      `ALTER TABLE caselore_rows ADD CONSTRAINT caselore_rows_layout CHECK (layout >= ${layout}) NOT VALID`,
    )
    await run('DELETE FROM caselore_schema')
    await ask({
      text: 'INSERT INTO caselore_schema (version, layout, projected) VALUES ($1, $2, $3)',
      values: [migrations.length, layout, JSON.stringify(projectedPairs)],
    })
    return layout
  })
}

function added(schema: Schema): ReadonlyMap<string, readonly string[]> {
  const missing = unprojected(JSON.parse(schema.projected) as string[])
  if (!missing) throw newerSchema()
  return missing
}

function isCurrent(schema: Schema, migrations: readonly Migration[]): boolean {
  if (schema.version > migrations.length) throw newerSchema()
  return added(schema).size === 0 && schema.version === migrations.length
}

async function schemaOf(ask: Ask): Promise<Schema> {
  try {
    const { rows } = await ask<Schema>({ text: 'SELECT * FROM caselore_schema', values: [] })
    return rows[0] ?? nothing
  } catch (error) {
    if (sqlStateOf(error) === '42P01') return nothing
    throw error
  }
}
