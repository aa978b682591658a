import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDesk, manualClock, memoryStorage, type Storage } from '@caselore/core'
import { exportTenant, importTenant, verifyExport } from '@caselore/core/transfer'
import { pgliteDriver, postgresStorage } from '@caselore/postgres'
import { sqliteStorage } from '@caselore/sqlite'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { playLoop } from './loop.js'

const tenant = 'acme'
let folder: string
let database: PGlite

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caselore-transfer-'))
  database = await PGlite.create()
}, 60_000)
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

/** Writes the tenant to a file and answers what it holds. */
async function save(storage: Storage, name: string) {
  const file = join(folder, name)
  await pipeline(Readable.from(exportTenant(storage, { tenant })), createWriteStream(file))
  return { file, summary: await verifyExport(createReadStream(file)) }
}

const open = (file: string) => () => createReadStream(file)

async function verdict(storage: Storage) {
  const desk = await createDesk({ storage, clock: manualClock(Date.UTC(2027, 0, 5)) })
  const session = { tenant, actor: { id: 'auditor-9', roles: ['auditor'], attributes: { regions: ['*'] } } }
  const found = await desk.as(session).audit.verify()
  return { found, desk }
}

it('carries a played tenant from memory to SQLite to PostgreSQL and back, and it goes on there', {
  timeout: 60_000,
}, async () => {
  const first = memoryStorage()
  await playLoop({ storage: first })
  const { file, summary } = await save(first, 'memory.ndjson')
  expect(summary.events).toBeGreaterThan(20)

  let last = file
  for (const storage of [
    await sqliteStorage(join(folder, 'help.db')),
    await postgresStorage(pgliteDriver(database), { durability: 'volatile' }),
    memoryStorage(),
  ]) {
    const result = await importTenant(storage, { tenant, open: open(last), sha256: summary.sha256 })
    expect(result).toEqual({ ...summary, restarted: [] })
    const again = await save(storage, `${storage.name.replace(/\W+/g, '-')}.ndjson`)
    expect(readFileSync(again.file).equals(readFileSync(file))).toBe(true)
    last = again.file

    const { found, desk } = await verdict(storage)
    expect(found).toMatchObject({ whole: true })
    const agent = { tenant, actor: { id: 'agent-9', roles: ['agent'], attributes: { regions: ['*'] } } }
    const before = await numbers(storage)
    const { number } = await desk.as(agent).tickets.file({ subject: '搬迁后的第一张工单' })
    expect(before).not.toContain(number)
    expect((await verdict(storage)).found).toMatchObject({ whole: true })
    await storage.close()
  }
})

const numbers = async (storage: Storage) =>
  (await storage.query({ kind: 'ticket', limit: 1000 }, { tenant })).rows.map(({ doc }) => doc.number)

it('leaves no kind of a played tenant behind', { timeout: 60_000 }, async () => {
  const played = new Set<string>()
  const inner = memoryStorage()
  const noting: Storage = {
    ...inner,
    commit(writes, options) {
      for (const { kind } of writes.puts ?? []) played.add(kind)
      return inner.commit(writes, options)
    },
  }
  await playLoop({ storage: noting })
  const { summary } = await save(inner, 'kinds.ndjson')
  expect(Object.keys(summary.rows).sort()).toEqual([...played].sort())
})
