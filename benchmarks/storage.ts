// How long do the SQL storages take over what a person would write by hand on the same tables with the bare driver, in the
// same run? And does a page of a large kind take longer than one of a small kind?
//
//   npx tsx benchmarks/storage.ts [--rows 20000] [--runs 300] [--large 2000000]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Storage } from '@caselore/core'
import { pgDriver, postgresStorage } from '@caselore/postgres'
import { sqliteStorage } from '@caselore/sqlite'
import Connection from 'better-sqlite3'
import pg from 'pg'
import { startPostgres } from '../packages/adapters/postgres/src/testing/start-postgres.js'
import { measure, type Row } from './measure.js'
import { report } from './report.js'
import { barePostgres, bareSqlite } from './storage-bare.js'
import { batchSize, compared, pagesOf, ratios, storageWorker, ticket } from './storage-work.js'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '300' },
    large: { type: 'string', default: '0' },
  },
})
const sizes = { rows: Number(values.rows), runs: Number(values.runs) }
const large = Number(values.large)
/** What was found out by letting a kind grow. */
const growth: Record<string, number> = {}
let heap = 0
const folder = mkdtempSync(join(tmpdir(), 'caselore-storage-'))

async function onSqlite(): Promise<Row[]> {
  const open = async (name: string) => {
    const database = new Connection(join(folder, name))
    return { database, storage: await sqliteStorage(database, { durability: 'relaxed' }) }
  }
  const [own, bare] = [await open('own.db'), await open('bare.db')]
  const rows = [
    ...(await compared('SQLite', storageWorker(own.storage), bareSqlite(bare.database), sizes)),
    ...(await grown('SQLite', own.storage)),
  ]
  own.database.close()
  bare.database.close()
  return rows
}

async function onPostgres(): Promise<Row[]> {
  const server = await startPostgres()
  const poolOf = async (schema: string) => {
    const pool = new pg.Pool({ connectionString: server.url, max: 4, options: `-c search_path=${schema}` })
    // The server may be gone before the last connection has said goodbye.
    pool.on('error', () => undefined)
    await pool.query(`CREATE SCHEMA ${schema}`)
    return { pool, storage: await postgresStorage(pgDriver(pool)) }
  }
  const [own, bare] = [await poolOf('own'), await poolOf('bare')]
  const rows = [
    ...(await compared('PostgreSQL', storageWorker(own.storage), barePostgres(bare.pool), sizes)),
    ...(await grown('PostgreSQL', own.storage)),
  ]
  await own.storage.close()
  await bare.storage.close()
  await own.pool.end()
  await bare.pool.end()
  await server.stop()
  return rows
}

/** The same pages before and after the kind has grown to so many rows. */
async function grown(name: string, storage: Storage): Promise<Row[]> {
  if (large === 0) return []
  const pages = pagesOf(storage)
  const at = async (size: number) => {
    const rows: Row[] = []
    for (const [what, page] of pages)
      rows.push(await measure(`${name}, ${size} rows: ${what}`, sizes.runs, page))
    return rows
  }
  const small = await at(sizes.rows)
  const worker = storageWorker(storage)
  const started = performance.now()
  for (let n = sizes.rows; n < large; n += batchSize) {
    await worker.load(
      n,
      Array.from({ length: batchSize }, (_, i) => ticket(n + i)),
    )
    heap = Math.max(heap, process.memoryUsage().heapUsed)
  }
  const seconds = (performance.now() - started) / 1000
  const after = await at(large)
  for (const [i, [what]] of pages.entries())
    growth[`${name}: ${what} of ${large}, times that of ${sizes.rows}`] = Number(
      ((after[i]?.p50 ?? 0) / (small[i]?.p50 ?? 1)).toFixed(2),
    )
  growth[`${name}: rows a second loaded up to ${large}`] = Math.round((large - sizes.rows) / seconds)
  return [...small, ...after]
}

const rows = [...(await onSqlite()), ...(await onPostgres())]
rmSync(folder, { recursive: true })
if (large > 0) growth['highest heap while loading, MB'] = Math.round(heap / 1e6)
report('storage', rows, { ...ratios(rows, 'SQLite'), ...ratios(rows, 'PostgreSQL'), ...growth })
