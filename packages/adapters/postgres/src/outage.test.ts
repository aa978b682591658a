import { setTimeout as pause } from 'node:timers/promises'
import { checkWritten, writeThrough } from '@caselore/conformance'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { pgDriver } from './pg-driver.js'
import { postgresStorage } from './postgres-storage.js'
import { startPostgres } from './testing/start-postgres.js'

const commits = Number(process.env.CASELORE_CRASH_COMMITS ?? 30)
const outages = 3

describe('a server that is killed and comes back', () => {
  it('holds every acknowledged commit once and none in half', { timeout: 600_000 }, async () => {
    const server = await startPostgres({ own: true })
    const pool = new pg.Pool({ connectionString: server.url, max: 8 })
    pool.on('error', () => undefined)
    const storage = await postgresStorage(pgDriver(pool))
    const acknowledged: string[] = []
    const names = ['a', 'b', 'c']
    const writing = Promise.all(
      names.map((name) =>
        writeThrough(storage, { name, commits, acknowledged: (id) => void acknowledged.push(id) }),
      ),
    )
    const all = names.length * commits
    let killed = 0
    for (let outage = 1; outage <= outages; outage++) {
      while (acknowledged.length < (all * outage) / (outages + 1)) await pause(5)
      if (acknowledged.length < all) killed++
      await server.kill()
      await server.start()
    }
    await writing
    expect(killed).toBeGreaterThan(0)
    expect(new Set(acknowledged).size).toBe(all)
    await checkWritten(storage, names, commits)
    await storage.close()
    await pool.end()
    await server.stop()
  })
})
