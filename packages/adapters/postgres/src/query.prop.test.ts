import { checkQueryLaw } from '@caselore/conformance'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { describe, it } from 'vitest'
import type { PostgresDriver } from './driver.js'
import { pgDriver } from './pg-driver.js'
import { pgliteDriver } from './pglite-driver.js'
import { postgresStorage } from './postgres-storage.js'
import { startPostgres } from './testing/start-postgres.js'

const runs = Number(process.env.CASELORE_LAW_RUNS ?? 150)

async function check(driver: PostgresDriver): Promise<void> {
  const storage = await postgresStorage(driver)
  for (const table of ['rows', 'events', 'attempts', 'progress'])
    await driver.ask({ text: `DELETE FROM caselore_${table}`, values: [] })
  await checkQueryLaw(storage, { runs })
  await storage.close()
}

describe('a query answers from SQL what the filter answers in memory, in its order and page by page', () => {
  it('in PostgreSQL, whatever the collation of the database', { timeout: 3_600_000 }, async () => {
    const server = await startPostgres()
    const pool = new pg.Pool({ connectionString: server.url })
    // The server may be gone before the last connection has said goodbye.
    pool.on('error', () => undefined)
    await check(pgDriver(pool))
    await pool.end()
    await server.stop()
  })

  it('in PGlite', { timeout: 3_600_000 }, async () => {
    const database = await PGlite.create()
    await check(pgliteDriver(database))
    await database.close()
  })
})
