import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkWritten } from '@caselore/conformance'
import { afterAll, describe, expect, it } from 'vitest'
import { workWhileClockGoesBack } from '../../sql/src/testing/clock-back.js'
import { crashCommits, runMortalWriters } from '../../sql/src/testing/mortal-writers.js'
import { writeOnOneTicket, writersTimeout } from '../../sql/src/testing/one-ticket.js'
import { sqliteStorage } from './sqlite-storage.js'

const commits = crashCommits(40)
const folder = mkdtempSync(join(tmpdir(), 'caselore-crash-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a file that several processes write', () => {
  it('holds every acknowledged commit once and none in half, though writers are killed', {
    timeout: 3_600_000,
  }, async () => {
    const file = join(folder, 'killed.db')
    await (await sqliteStorage(file)).close()
    const names = ['a', 'b', 'c']
    const { acknowledged, deaths } = await runMortalWriters({
      program: fileURLToPath(new URL('./testing/writer.ts', import.meta.url)),
      arguments: [file],
      names,
      commits,
    })
    expect(deaths).toBeGreaterThan(1)
    expect(acknowledged.size).toBe(names.length * commits)
    const storage = await sqliteStorage(file)
    await checkWritten(storage, names, commits)
    await storage.close()
    console.log(`SQLite: ${acknowledged.size} commits, ${deaths} writers killed`)
  })
})

describe('a file on which desks write', () => {
  it('loses nothing of what 24 people write on one ticket', { timeout: writersTimeout }, async () => {
    const file = join(folder, 'one-ticket.db')
    const storages = await Promise.all(
      Array.from({ length: 4 }, () => sqliteStorage(file, { durability: 'relaxed', busyTimeout: 60_000 })),
    )
    console.log('SQLite:', await writeOnOneTicket(storages))
    for (const storage of storages) await storage.close()
  })

  it('keeps the order of events and audit when the clock is put back', async () => {
    const storage = await sqliteStorage(join(folder, 'clock.db'))
    await workWhileClockGoesBack(storage)
    await storage.close()
  })
})
