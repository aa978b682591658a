import { describe, expect, it } from 'vitest'
import { memoryStorage, type Storage, StorageError } from '../storage/index.js'
import { discardImport } from './discard-import.js'
import { importTenant } from './import-tenant.js'
import { verifyExport } from './read-export.js'
import { codeOf, filled, linesOf, tenant } from './testing/tenants.js'

const into = (storage: Storage, lines: readonly string[], more: object = {}) =>
  importTenant(storage, { tenant, open: () => lines, ...more })

/** Dies once so many writes were made; with `after`, when the last one was made and not yet answered. */
function dying(storage: Storage, writes: number, when: 'before' | 'after'): Storage {
  let left = writes
  async function write<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (left-- > 0) return work()
    if (when === 'after') await work()
    throw new StorageError('storage.unavailable')
  }
  return {
    ...storage,
    commit: (writing) => write(() => storage.commit(writing)),
    bulkLoad: (batch) => write(async () => (await storage.bulkLoad?.(batch)) ?? { loaded: 0, checkpoint: 0 }),
  }
}

describe('importTenant', () => {
  it('gives a tenant whose own export is the same file, byte for byte', async () => {
    const lines = await linesOf(await filled(250))
    const target = memoryStorage()
    const result = await into(target, lines)
    expect(result).toMatchObject({ rows: { ticket: 250, cursor: 1 }, events: 250, restarted: [] })
    expect(result.sha256).toBe((await verifyExport(lines)).sha256)
    expect(await linesOf(target)).toEqual(lines)
    const [row] = await target.get([{ kind: 'ticket', id: 't0' }], { tenant })
    expect(row).toMatchObject({ version: 3, doc: { subject: '三' } })
  })

  it('lets a follower go on where it was', async () => {
    const target = memoryStorage()
    await into(target, await linesOf(await filled(50)))
    const [cursor] = await target.get([{ kind: 'cursor', id: 'mailer' }], { tenant })
    const page = await target.changes?.(String(cursor?.doc.token), { tenant, limit: 10 })
    expect(page?.events).toEqual([])
  })

  it('has a follower begin anew where the feed is numbered otherwise, and says so', async () => {
    const lines = await linesOf(await filled(50))
    const target = renumbered(memoryStorage())
    expect((await into(target, lines)).restarted).toEqual(['cursor'])
    expect(await target.get([{ kind: 'cursor', id: 'mailer' }], { tenant })).toEqual([undefined])
  })

  it('writes nothing of a file that is damaged, in its last line too', async () => {
    const lines = await linesOf(await filled(120))
    const target = memoryStorage()
    const last = lines.at(-1) ?? ''
    expect(
      await codeOf(into(target, [...lines.slice(0, -1), last.replace('"events":120', '"events":121')])),
    ).toBe('transfer.damaged')
    expect(await linesOf(target)).toHaveLength(2)
    expect((await into(target, lines)).events).toBe(120)
  })

  it('refuses another tenant, another checksum, a tenant with data and a storage without bulk load', async () => {
    const source = await filled(3)
    const lines = await linesOf(source)
    expect(await codeOf(into(memoryStorage(), lines, { tenant: 'other' }))).toBe('transfer.other_tenant')
    expect(await codeOf(into(memoryStorage(), lines, { sha256: '0'.repeat(64) }))).toBe('transfer.other_file')
    expect(await codeOf(into(source, lines))).toBe('transfer.not_empty')
    const { bulkLoad: _, ...poor } = memoryStorage()
    expect(await codeOf(into(poor, lines))).toBe('transfer.storage_lacks')
    const justEvents = memoryStorage()
    await justEvents.commit({ tenant, events: [{ ...anEvent }] })
    expect(await codeOf(into(justEvents, lines))).toBe('transfer.not_empty')
  })

  it.each(['before', 'after'] as const)('goes on after dying %s any write', async (when) => {
    const lines = await linesOf(await filled(210))
    for (let writes = 0; ; writes++) {
      const target = memoryStorage()
      const died = await codeOf(into(dying(target, writes, when), lines))
      if (died === 'nothing was refused') {
        expect(writes).toBeGreaterThan(6)
        return
      }
      expect(died).toBe('storage.unavailable')
      await codeOf(into(target, lines))
      expect(await linesOf(target)).toEqual(lines)
    }
  })

  it('lets nobody export or import another file in between', async () => {
    const [lines, others] = [await linesOf(await filled(210)), await linesOf(await filled(5))]
    const target = memoryStorage()
    await codeOf(into(dying(target, 2, 'before'), lines))
    expect(await codeOf(linesOf(target))).toBe('transfer.unfinished')
    expect(await codeOf(into(target, others))).toBe('transfer.other_import')
  })

  it('finds a storage out that does not give back what it was given', async () => {
    const target = memoryStorage()
    const forgetful: Storage = {
      ...target,
      bulkLoad: async (batch) =>
        (await target.bulkLoad?.({ ...batch, rows: batch.rows.map((row) => ({ ...row, version: 1 })) })) ?? {
          loaded: 0,
          checkpoint: 0,
        },
    }
    expect(await codeOf(into(forgetful, await linesOf(await filled(3))))).toBe('transfer.not_verified')
  })
})

describe('discardImport', () => {
  it('empties the tenant, into which the same file goes again', async () => {
    const lines = await linesOf(await filled(210))
    const target = memoryStorage()
    await codeOf(into(dying(target, 3, 'before'), lines))
    expect(await discardImport(target, { tenant })).toBe(200)
    expect(await codeOf(discardImport(target, { tenant }))).toBe('transfer.nothing_to_discard')
    await into(target, lines)
    expect(await linesOf(target)).toEqual(lines)
  })

  it('refuses once events were written, since those stay', async () => {
    const target = memoryStorage()
    await codeOf(into(dying(target, 5, 'before'), await linesOf(await filled(210))))
    expect(await codeOf(discardImport(target, { tenant }))).toBe('transfer.not_discardable')
  })
})

const anEvent = {
  id: 'e1',
  type: 'ticket.filed',
  aggregate: { kind: 'ticket', id: 't1' },
  version: 1,
  at: 1,
  actor: 'a',
  data: {},
}

/** The same storage with tokens of another make. */
function renumbered(storage: Storage): Storage {
  const outward = (token: string) => `x${token}`
  const inward = (token: string | null) => (token === null ? null : token.slice(1))
  return {
    ...storage,
    async commit(writes, options) {
      const commit = await storage.commit(writes, options)
      return { ...commit, token: outward(commit.token) }
    },
    async changes(after, options) {
      const page = await storage.changes?.(inward(after), options)
      if (!page) throw new Error('memory has a feed')
      const events = page.events.map((event) => ({ ...event, position: outward(event.position) }))
      return { ...page, events, token: outward(page.token) }
    },
  }
}
