import { StorageError } from '@caselore/core/storage'
import type { PostgresDriver } from './driver.js'
import { migrationLock } from './migrate.js'

/** Every table whose rows belong to a tenant; the first is the one that the others lie with. */
export const tenantTables: readonly string[] = [
  'caselore_rows',
  'caselore_events',
  'caselore_attempts',
  'caselore_progress',
]

/**
 * Spreads the tables over the nodes of a Citus cluster by tenant, rows of one tenant together, and puts the version of the
 * tables on every node. What is spread already stays as it is. `storage.not_supported` where the database has no Citus.
 */
export async function distribute(driver: PostgresDriver): Promise<void> {
  await driver.transaction(async (ask) => {
    const run = (text: string) => ask({ text, values: [] })
    const { rows } = await ask<{ found: boolean }>({
      text: "SELECT to_regproc('create_distributed_table') IS NOT NULL AS found",
      values: [],
    })
    if (!rows[0]?.found) throw new StorageError('storage.not_supported', { details: { feature: 'citus' } })
    await run(`SELECT pg_advisory_xact_lock(${migrationLock})`)
    const spread = await ask<{ name: string }>({
      text: 'SELECT logicalrelid::regclass::text AS name FROM pg_dist_partition',
      values: [],
    })
    // A schema in front of the name is there where the search path has several.
    const isSpread = (table: string) => spread.rows.some(({ name }) => name.split('.').at(-1) === table)
    for (const table of tenantTables)
      if (!isSpread(table))
        await run(
          `SELECT create_distributed_table('${table}', 'tenant', colocate_with => '${
            table === tenantTables[0] ? 'none' : tenantTables[0]
          }')`,
        )
    if (!isSpread('caselore_schema')) await run("SELECT create_reference_table('caselore_schema')")
  })
}
