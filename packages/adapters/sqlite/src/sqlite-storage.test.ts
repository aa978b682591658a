import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonObject } from '@caselore/core/shared'
import type { Storage } from '@caselore/core/storage'
import Connection from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { type Migration, migrations } from './schema.js'
import { openStorage, sqliteStorage } from './sqlite-storage.js'

const tenant = 'acme'
const folder = mkdtempSync(join(tmpdir(), 'caselore-sqlite-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const newFile = () => join(folder, `${files++}.db`)
const put = (id: string, doc: JsonObject = {}) => ({ kind: 'ticket', id, guard: 'absent' as const, doc })
const file = (storage: Storage, id: string, doc?: JsonObject) =>
  storage.commit({ tenant, puts: [put(id, doc)] })
const idsOf = async (storage: Storage, by?: string) => {
  const order = by === undefined ? undefined : ({ by, direction: 'asc' } as const)
  const page = await storage.query({ kind: 'ticket', limit: 100, order }, { tenant })
  return page.rows.map((row) => row.id)
}

describe('a file that another process writes', () => {
  it('is busy once patience runs out, and takes the same commit afterwards', async () => {
    const path = newFile()
    const storage = await sqliteStorage(path, { busyTimeout: 30 })
    const other = new Connection(path)
    other.exec('BEGIN IMMEDIATE')
    await expect(file(storage, 'a')).rejects.toMatchObject({ code: 'storage.busy', retry: 'later' })
    expect(await idsOf(storage)).toEqual([])
    other.exec('ROLLBACK')
    other.close()
    await file(storage, 'a')
    expect(await idsOf(storage)).toEqual(['a'])
    await storage.close()
  })

  it('lets others in this process work while it waits', async () => {
    const path = newFile()
    const storage = await sqliteStorage(path)
    const other = new Connection(path)
    other.exec('BEGIN IMMEDIATE')
    const waiting = file(storage, 'a')
    expect(await idsOf(storage)).toEqual([])
    other.exec('ROLLBACK')
    other.close()
    await waiting
    await storage.close()
  })
})

describe('a file that cannot be written', () => {
  it('is full: the commit is refused and nothing of it stays', async () => {
    const database = new Connection(newFile())
    const storage = await sqliteStorage(database)
    await file(storage, 'a')
    const pages = database.pragma('page_count', { simple: true })
    database.pragma(`max_page_count = ${Number(pages) + 4}`)
    const large = { text: '满'.repeat(40_000) }
    const writes = { tenant, puts: [put('b'), put('c', large)], events: [] }
    await expect(storage.commit(writes)).rejects.toMatchObject({ code: 'storage.quota', retry: 'never' })
    expect(await idsOf(storage)).toEqual(['a'])
    database.pragma('max_page_count = 100000')
    await storage.commit(writes)
    await storage.close()
    database.close()
  })

  it('is read-only', async () => {
    const path = newFile()
    await (await sqliteStorage(path)).close()
    const database = new Connection(path)
    const storage = await sqliteStorage(database)
    database.pragma('query_only = true')
    await expect(file(storage, 'a')).rejects.toMatchObject({ code: 'storage.read_only' })
    database.close()
  })

  it('is no database, or lies where there is no folder', async () => {
    const path = newFile()
    writeFileSync(path, '不是数据库，'.repeat(1000))
    await expect(sqliteStorage(path)).rejects.toMatchObject({ code: 'storage.corrupt' })
    await expect(sqliteStorage(join(folder, 'nowhere', 'x.db'))).rejects.toMatchObject({
      code: 'storage.unavailable',
    })
  })

  it('was closed by the host', async () => {
    const database = new Connection(':memory:')
    const storage = await sqliteStorage(database)
    database.close()
    await expect(file(storage, 'a')).rejects.toMatchObject({ code: 'storage.closed' })
  })
})

describe('a file that grows older', () => {
  const next: readonly Migration[] = [
    ...migrations,
    (database) => database.exec("UPDATE caselore_rows SET doc = json_set(doc, '$.migrated', 1)"),
  ]

  it('keeps its records through an upgrade, and each step happens once', async () => {
    const path = newFile()
    const before = await sqliteStorage(path)
    await file(before, 'a', { subject: '注塑机停机' })
    await before.close()
    for (let i = 0; i < 2; i++) {
      const after = await openStorage(path, next)
      const [row] = await after.get([{ kind: 'ticket', id: 'a' }], { tenant })
      expect(row).toMatchObject({ version: 1, doc: { subject: '注塑机停机', migrated: 1 } })
      await after.close()
    }
  })

  it('finds records by fields that are projected since, however old they are', async () => {
    const path = newFile()
    const old = new Connection(path)
    old.transaction(() => migrations[0]?.(old))()
    old.exec(
      "CREATE TABLE caselore_schema (version INTEGER NOT NULL, layout INTEGER NOT NULL, projected TEXT NOT NULL); INSERT INTO caselore_schema VALUES (1, 1, '[]')",
    )
    const insert = old.prepare("INSERT INTO caselore_rows VALUES ('acme', 'ticket', ?, 1, ?)")
    old.transaction(() => {
      for (let n = 1200; n > 0; n--) insert.run(`t${n}`, JSON.stringify({ wakeAt: n }))
    })()
    old.close()
    const storage = await sqliteStorage(path)
    expect((await idsOf(storage, 'wakeAt')).slice(0, 3)).toEqual(['t1', 't2', 't3'])
    await storage.close()
  })

  it('is refused to an older version, also when it was open before the upgrade', async () => {
    const path = newFile()
    const older = await sqliteStorage(path)
    await (await openStorage(path, next)).close()
    const refused = { code: 'storage.unavailable', details: { reason: 'newer schema' } }
    await expect(sqliteStorage(path)).rejects.toMatchObject(refused)
    await expect(file(older, 'a')).rejects.toMatchObject(refused)
    await older.close()
  })

  it('is refused to a version that does not keep all its indexes', async () => {
    const path = newFile()
    await (await sqliteStorage(path)).close()
    const newer = new Connection(path)
    newer.exec("UPDATE caselore_schema SET projected = json_insert(projected, '$[#]', 'ticket.later')")
    newer.close()
    await expect(sqliteStorage(path)).rejects.toMatchObject({ details: { reason: 'newer schema' } })
  })

  it('is upgraded once when two open it at the same moment', async () => {
    const path = newFile()
    const both = await Promise.all([sqliteStorage(path), sqliteStorage(path)])
    await Promise.all(both.map((storage, i) => file(storage, `t${i}`)))
    for (const storage of both) {
      expect(await idsOf(storage)).toEqual(['t0', 't1'])
      await storage.close()
    }
  })
})

describe('lists', () => {
  it('are read along an index, whichever way they are sorted and wherever they go on', async () => {
    const database = new Connection(':memory:')
    const seen: string[] = []
    const storage = await sqliteStorage(watched(database, seen))
    for (let n = 0; n < 40; n++) await file(storage, `t${n}`, n % 4 ? { dueAt: n, requester: 'r1' } : {})
    for (const direction of ['asc', 'desc'] as const) {
      const query = { kind: 'ticket', order: { by: 'dueAt', direction }, limit: 15 }
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined)
        cursor = (await storage.query({ ...query, cursor }, { tenant })).cursor
    }
    await storage.query(
      { kind: 'comment', where: { field: 'ticket', op: 'eq', value: 't1' }, limit: 9 },
      { tenant },
    )
    expect(seen.length).toBeGreaterThan(4)
    for (const text of seen) {
      const plan = database
        .prepare(`EXPLAIN QUERY PLAN ${text}`)
        .all(...Array.from(text.matchAll(/\?/g), () => 'x'))
      const details = (plan as { detail: string }[]).map(({ detail }) => detail)
      expect(
        details.filter((detail) => /USING INDEX caselore_rows_k_(due_at|ticket)/.test(detail)),
      ).not.toEqual([])
      if (!text.includes('UNION ALL')) expect(details.join()).not.toMatch(/TEMP B-TREE|SCAN/)
    }
    await storage.close()
  })
})

/** The same database, noting which pages were asked for. */
function watched(database: Connection.Database, seen: string[]): Connection.Database {
  const prepare = database.prepare.bind(database)
  database.prepare = ((text: string) => {
    if (text.startsWith('SELECT id')) seen.push(text)
    return prepare(text)
  }) as typeof database.prepare
  return database
}
