// How many commands and lists does the desk carry out in a second, and what share of that is the storage's?
// The peer is the same storage doing the same number of commits and queries without a desk, in the same run.
//
//   npx tsx benchmarks/desk.ts [--tickets 2000]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { memoryStorage, standardPolicy } from '@caselore/core'
import { pgDriver, postgresStorage } from '@caselore/postgres'
import { sqliteStorage } from '@caselore/sqlite'
import pg from 'pg'
import { startPostgres } from '../packages/adapters/postgres/src/testing/start-postgres.js'
import { bare, deskOver, session } from './desk-work.js'
import { measure, type Row } from './measure.js'
import { report } from './report.js'

const { values } = parseArgs({ options: { tickets: { type: 'string', default: '2000' } } })
const tickets = Number(values.tickets)

async function decisions(): Promise<Row[]> {
  const actor = session('a1', 'agent').actor
  const resource = {
    id: 't',
    status: 'open',
    statusCategory: 'open',
    regions: ['华东'],
    requester: 'r1',
    assignee: 'a1',
  }
  const env = { now: Date.now() }
  return [
    await measure('policy: decide ticket.edit', 50_000, () =>
      standardPolicy.decide({ actor, action: 'ticket.edit', resource, env }),
    ),
  ]
}

async function onSqlite(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'caselore-desk-'))
  const storage = await sqliteStorage(join(folder, 'help.db'), { durability: 'relaxed' })
  const rows = [...(await deskOver(storage, 'SQLite', tickets)), ...(await bare(storage, 'SQLite', tickets))]
  await storage.close()
  rmSync(folder, { recursive: true })
  return rows
}

async function onPostgres(): Promise<Row[]> {
  const server = await startPostgres()
  const pool = new pg.Pool({ connectionString: server.url, pipeline: true })
  // The server may be gone before the last connection has said goodbye.
  pool.on('error', () => undefined)
  const storage = await postgresStorage(pgDriver(pool))
  const rows = [
    ...(await deskOver(storage, 'PostgreSQL', tickets)),
    ...(await bare(storage, 'PostgreSQL', tickets)),
  ]
  await storage.close()
  await pool.end()
  await server.stop()
  return rows
}

report('desk', [
  ...(await deskOver(memoryStorage(), 'memory', tickets)),
  ...(await bare(memoryStorage(), 'memory', tickets)),
  ...(await onSqlite()),
  ...(await onPostgres()),
  ...(await decisions()),
])
