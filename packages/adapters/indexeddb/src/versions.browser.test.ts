import { type Storage, StorageError } from '@caselore/core/storage'
import { openDB } from 'idb'
import { describe, expect, it } from 'vitest'
import { indexedDbStorage, openStorage } from './indexed-db-storage.js'
import { type Migration, migrations } from './schema.js'

const tenant = 'acme'
const key = { kind: 'ticket', id: 'a' }
const newName = () => `versions-${crypto.randomUUID()}`
const file = (storage: Storage, id = 'a') =>
  storage.commit({ tenant, puts: [{ kind: 'ticket', id, guard: 'absent', doc: { subject: '注塑机停机' } }] })

/** What a later version might do: a new index, and every row written anew. */
const nextVersion: readonly Migration[] = [
  ...migrations,
  (_database, transaction) => {
    const rows = transaction.objectStore('rows')
    void rows.openCursor().then(async (first) => {
      for (let cursor = first; cursor; cursor = await cursor.continue())
        await cursor.update({ ...cursor.value, doc: { ...cursor.value.doc, migrated: true } })
    })
  },
]

describe('a database that grows older', () => {
  it('keeps its records through an upgrade', async () => {
    const name = newName()
    const before = await indexedDbStorage(name)
    await file(before)
    await before.close()
    const after = await openStorage(name, nextVersion)
    const [row] = await after.get([key], { tenant })
    expect(row).toMatchObject({ version: 1, doc: { subject: '注塑机停机', migrated: true } })
    await after.close()
  })

  it('lets the tab with the newer version in: the older closes itself and says so', async () => {
    const name = newName()
    const older = await indexedDbStorage(name)
    await file(older)
    const newer = await openStorage(name, nextVersion)
    await expect(older.get([key], { tenant })).rejects.toMatchObject({ code: 'storage.closed' })
    await expect(file(older, 'b')).rejects.toMatchObject({ code: 'storage.closed' })
    await file(newer, 'b')
    await older.close()
    await newer.close()
  })

  it('finishes what the older tab has under way before it upgrades', async () => {
    const name = newName()
    const older = await indexedDbStorage(name)
    const writing = Promise.all(Array.from({ length: 20 }, (_, i) => file(older, `t${i}`)))
    const newer = await openStorage(name, nextVersion)
    const outcomes = await writing.then(
      () => 'stored',
      (error: unknown) => (error instanceof StorageError ? error.code : error),
    )
    expect(['stored', 'storage.closed']).toContain(outcomes)
    const page = await newer.query({ kind: 'ticket', limit: 100 }, { tenant })
    if (outcomes === 'stored') expect(page.rows).toHaveLength(20)
    await newer.close()
  })

  it('finds records by fields that have an index since, however old they are', async () => {
    const name = newName()
    const first = await openStorage(name, migrations.slice(0, 1))
    for (const [id, wakeAt] of [
      ['late', 2],
      ['soon', 1],
    ] as const)
      await first.commit({ tenant, puts: [{ kind: 'ticket', id, guard: 'absent', doc: { wakeAt } }] })
    await first.close()
    const raw = await openDB(name)
    for (const row of await raw.getAll('rows')) {
      const entries = row.entries.filter((entry: string) => !entry.includes(' wakeAt '))
      await raw.put('rows', { ...row, entries })
    }
    raw.close()
    const now = await indexedDbStorage(name)
    const order = { by: 'wakeAt', direction: 'asc' } as const
    const page = await now.query({ kind: 'ticket', order, limit: 10 }, { tenant })
    expect(page.rows.map((row) => row.id)).toEqual(['soon', 'late'])
    await now.close()
  })

  it('refuses to be opened by an older version', async () => {
    const name = newName()
    await (await openStorage(name, nextVersion)).close()
    await expect(indexedDbStorage(name)).rejects.toMatchObject({
      code: 'storage.unavailable',
      details: { reason: 'VersionError' },
    })
  })

  it('is busy while something holds on to an older version, and free afterwards', async () => {
    const name = newName()
    await (await indexedDbStorage(name)).close()
    const stubborn = await openDB(name)
    const opening = openStorage(name, nextVersion, { patience: 50 })
    await expect(opening).rejects.toMatchObject({ code: 'storage.busy', retry: 'later' })
    stubborn.close()
    await (await openStorage(name, nextVersion)).close()
  })
})
