import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Storage } from '@caselore/core'
import { pgliteDriver, postgresStorage } from '@caselore/postgres'
import { sqliteStorage } from '@caselore/sqlite'
import { PGlite } from '@electric-sql/pglite'
import { describe, expect, it } from 'vitest'
import { playLoop } from './loop.js'

const tenant = 'acme'

/** Plays the loop on the storage, and finds what came of it through another one over the same data. */
async function playAndLookAgain(open: () => Promise<Storage>): Promise<void> {
  const storage = await open()
  await playLoop({ storage })
  await storage.close()
  const again = await open()
  const newestFirst = { by: 'createdAt', direction: 'desc' } as const
  const tickets = await again.query({ kind: 'ticket', order: newestFirst, limit: 10 }, { tenant })
  expect(tickets.rows.map(({ doc }) => doc.subject)).toEqual(['二号注塑机停机'])
  const published = { field: 'status', op: 'eq', value: 'published' } as const
  expect(await again.count?.({ kind: 'case', where: published }, 10, { tenant })).toEqual({
    n: 2,
    exact: true,
  })
  const events = await again.changes?.(null, { tenant, limit: 1000 })
  expect(events?.events.length).toBeGreaterThan(20)
  await again.close()
}

describe('the whole loop on a database', () => {
  it('is played on a SQLite file', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caselore-loop-'))
    await playAndLookAgain(() => sqliteStorage(join(folder, 'help.db')))
    rmSync(folder, { recursive: true })
  })

  it('is played on PostgreSQL in this process', { timeout: 60_000 }, async () => {
    const database = await PGlite.create()
    await playAndLookAgain(() => postgresStorage(pgliteDriver(database), { durability: 'volatile' }))
    await database.close()
  })
})
