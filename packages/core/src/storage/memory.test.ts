import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/index.js'
import { claimPut } from './claim.js'
import { StorageError } from './error.js'
import { memoryStorage } from './memory.js'
import { sharedMemory } from './memory-state.js'
import type { Put, Storage } from './types.js'

const tenant = 'acme'
const put = (id: string, guard: Put['guard'], doc: JsonObject = {}): Put => ({
  kind: 'ticket',
  id,
  guard,
  doc,
})
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof StorageError ? error.code : error),
  )

describe('memoryStorage', () => {
  it('hands out documents that cannot be changed', async () => {
    const storage = memoryStorage()
    const doc = { subject: '注塑机停机', tags: ['伺服'] }
    await storage.commit({ tenant, puts: [put('a', 'absent', doc)] })
    doc.tags.push('改了')
    const [row] = await storage.get([{ kind: 'ticket', id: 'a' }], { tenant })
    expect(row).toEqual({
      kind: 'ticket',
      id: 'a',
      version: 1,
      doc: { subject: '注塑机停机', tags: ['伺服'] },
    })
    expect(Object.isFrozen(row?.doc.tags)).toBe(true)
  })

  it('lets one of two racing workers over the same data win', async () => {
    const shared = sharedMemory()
    const workers = [memoryStorage({ shared }), memoryStorage({ shared })]
    const take = (storage: Storage) => codeOf(storage.commit({ tenant, puts: [put('a', 'absent')] }))
    expect(await Promise.all(workers.map(take))).toEqual(['done', 'storage.exists'])
  })

  it('keeps what was stored over a restart on the same data', async () => {
    const shared = sharedMemory()
    const before = memoryStorage({ shared })
    await before.commit({ tenant, puts: [put('a', 'absent')] })
    await before.close()
    expect(await codeOf(before.get([], { tenant }))).toBe('storage.closed')
    const [row] = await memoryStorage({ shared }).get([{ kind: 'ticket', id: 'a' }], { tenant })
    expect(row?.version).toBe(1)
    expect(shared.size()).toEqual({ rows: 1, events: 0, attempts: 0 })
  })

  it('tells whose a value is to whoever claims it second', async () => {
    const storage = memoryStorage()
    const claim = (owner: string) =>
      storage.commit({ tenant, puts: [claimPut('ticket.number', '工单 1', owner)] })
    await claim('first')
    const error = await claim('second').catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      code: 'storage.exists',
      retry: 'rerun',
      current: [{ doc: { owner: 'first' } }],
    })
  })
})
