import { asTenantView, describeStorage, type StorageSubject, type StoredSize } from '@caselore/conformance'
import type { Storage } from '@caselore/core/storage'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll } from 'vitest'
import type { Ask, PostgresDriver } from './driver.js'
import { pgDriver } from './pg-driver.js'
import { pgliteDriver } from './pglite-driver.js'
import { postgresStorage } from './postgres-storage.js'
import { startPostgres } from './testing/start-postgres.js'

const options = { maxDocBytes: 64 * 1024 }
const tables = ['rows', 'events', 'attempts', 'progress'].map((name) => `caselore_${name}`)

/** The tables are made once and emptied for each scenario. */
async function emptied(driver: PostgresDriver): Promise<Storage> {
  const storage = await postgresStorage(driver, options)
  for (const table of tables) await driver.ask({ text: `DELETE FROM ${table}`, values: [] })
  return storage
}

async function sizeOf(ask: Ask): Promise<StoredSize> {
  const [rows, events, attempts] = await Promise.all(
    tables.slice(0, 3).map(async (table) => {
      const found = await ask<{ n: string }>({ text: `SELECT count(*) AS n FROM ${table}`, values: [] })
      return Number(found.rows[0]?.n)
    }),
  )
  return { rows: rows ?? -1, events: events ?? -1, attempts: attempts ?? -1 }
}

const server = await startPostgres()
/** One takes a statement at a time, the other sends those of a commit together. */
const pools = [false, true].map((pipeline) => new pg.Pool({ connectionString: server.url, max: 8, pipeline }))
for (const pool of pools) pool.on('error', () => undefined)
const [one, other] = pools.map((pool) => pgDriver(pool)) as [PostgresDriver, PostgresDriver]
const pglite = await PGlite.create()
const inProcess = pgliteDriver(pglite)
afterAll(async () => {
  for (const pool of pools) await pool.end()
  await server.stop()
  await pglite.close()
})

const postgres: StorageSubject = {
  name: 'PostgreSQL, two servers',
  create: () => emptied(one),
  reopen: () => postgresStorage(other, options),
  inspect: () => sizeOf(one.ask),
}

const lite: StorageSubject = {
  name: 'PGlite',
  create: () => emptied(inProcess),
  reopen: () => postgresStorage(inProcess, options),
  inspect: () => sizeOf(inProcess.ask),
}

for (const subject of [postgres, lite]) {
  describeStorage(subject)
  describeStorage(asTenantView(subject))
}
