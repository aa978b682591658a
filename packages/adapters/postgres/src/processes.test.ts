import { fileURLToPath } from 'node:url'
import { checkWritten } from '@caselore/conformance'
import type { Storage } from '@caselore/core/storage'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { workWhileClockGoesBack } from '../../sql/src/testing/clock-back.js'
import { crashCommits, runMortalWriters } from '../../sql/src/testing/mortal-writers.js'
import { writeOnOneTicket, writersTimeout } from '../../sql/src/testing/one-ticket.js'
import { tenantTables } from './distribute.js'
import { pgDriver } from './pg-driver.js'
import { openStorage, postgresStorage } from './postgres-storage.js'
import { type Migration, migrations } from './schema.js'
import { startPostgres } from './testing/start-postgres.js'

const commits = crashCommits(40)
const server = await startPostgres({ own: true })
const pools: pg.Pool[] = []
const storages: Storage[] = []
async function open(steps: readonly Migration[] = migrations): Promise<Storage> {
  const pool = new pg.Pool({ connectionString: server.url, max: 8 })
  pool.on('error', () => undefined)
  pools.push(pool)
  const storage = await openStorage(pgDriver(pool), steps)
  storages.push(storage)
  return storage
}
afterEach(async () => {
  for (const storage of storages.splice(0)) await storage.close()
  for (const table of tenantTables) await pools[0]?.query(`DELETE FROM ${table}`)
  for (const pool of pools.splice(0)) await pool.end()
})
afterAll(() => server.stop())

describe('a database that several processes write', () => {
  it('holds every acknowledged commit once and none in half, though writers are killed', {
    timeout: 3_600_000,
  }, async () => {
    const storage = await open()
    const names = ['a', 'b', 'c']
    const { acknowledged, deaths } = await runMortalWriters({
      program: fileURLToPath(new URL('./testing/writer.ts', import.meta.url)),
      arguments: [server.url],
      names,
      commits,
    })
    expect(deaths).toBeGreaterThan(1)
    expect(acknowledged.size).toBe(names.length * commits)
    await checkWritten(storage, names, commits)
    console.log(`PostgreSQL: ${acknowledged.size} commits, ${deaths} writers killed`)
  })
})

describe('a database on which desks write', () => {
  it('loses nothing of what 24 people write on one ticket', { timeout: writersTimeout }, async () => {
    console.log('PostgreSQL:', await writeOnOneTicket(await Promise.all([open(), open(), open(), open()])))
  })

  it('keeps the order of events and audit when the clock is put back', async () => {
    await workWhileClockGoesBack(await open())
  })

  it('takes nothing more from an older version once a newer one has come, and keeps what it took', async () => {
    const older = await open()
    const taken: string[] = []
    let refused: unknown
    const writing = (async () => {
      for (let n = 0; refused === undefined; n++) {
        const id = `t${String(n).padStart(5, '0')}`
        try {
          await older.commit({ tenant: 'acme', puts: [{ kind: 'ticket', id, guard: 'absent', doc: {} }] })
          taken.push(id)
        } catch (error) {
          refused = error
        }
      }
    })()
    await expect.poll(() => taken.length).toBeGreaterThan(20)
    const newer = await open([...migrations, async () => undefined])
    await writing
    expect(refused).toMatchObject({ code: 'storage.unavailable', details: { reason: 'newer schema' } })
    const ids: string[] = []
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await newer.query({ kind: 'ticket', limit: 1000, cursor }, { tenant: 'acme' })
      ids.push(...page.rows.map(({ id }) => id))
      cursor = page.cursor
    }
    expect(ids).toEqual(taken)
    const pool = pools[0] as pg.Pool
    await expect(postgresStorage(pgDriver(pool))).rejects.toMatchObject({
      details: { reason: 'newer schema' },
    })
  })
})
