import { describe, expect, it } from 'vitest'
import { type AuditEntry, verifyChain } from '../audit/index.js'
import { standardPolicy } from '../policy/index.js'
import { memoryStorage, type Storage, StorageError } from '../storage/index.js'
import { refusalOf } from './testing/refusal-of.js'
import { morning, people, world } from './testing/world.js'

async function auditTrail(storage: Storage): Promise<AuditEntry[]> {
  const page = await storage.query({ kind: 'audit', limit: 1_000 }, { tenant: 'acme' })
  return page.rows.map((row) => row.doc as unknown as AuditEntry)
}

describe('the ledger', () => {
  it('writes who did what to which record, before and after, in the commit of the change', async () => {
    const { as, storage } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    await as('lead').tickets.edit(id, { priority: 'high' })
    const entry = (await auditTrail(storage)).at(-1)
    expect(entry).toMatchObject({ actor: 'lead-1', action: 'ticket.edit', target: { kind: 'ticket', id } })
    expect(entry?.changes).toContainEqual({ path: ['priority'], before: 'normal', after: 'high' })
  })

  it('writes on whose behalf, from where, why and by which policy', async () => {
    const { as, desk, storage } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    const environment = { ip: '192.0.2.7', device: 'tablet-12', channel: 'wechat', signIn: 'strong' }
    const assistant = desk.as({ ...people.lead, onBehalfOf: 'lead-2', environment })
    await assistant.tickets.edit(id, { priority: 'high' }, { reason: '整线停产' })
    expect((await auditTrail(storage)).at(-1)).toMatchObject({
      actor: 'lead-1',
      onBehalfOf: 'lead-2',
      at: morning,
      zone: 'Asia/Shanghai',
      environment,
      reason: '整线停产',
      policyVersion: standardPolicy.version,
    })
  })

  it('keeps an unbroken chain under concurrent commands, also from two desks', async () => {
    const storage = memoryStorage()
    const [one, two] = [await world({ storage }), await world({ storage })]
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        (n % 2 ? one : two).as('requester').tickets.file({ subject: `第 ${n} 单` }),
      ),
    )
    const trail = await auditTrail(storage)
    expect(trail.length).toBeGreaterThanOrEqual(30)
    expect(await verifyChain(trail)).toMatchObject({ ok: true })
    const { items } = await one.as('agent').tickets.list({ limit: 100 })
    expect(new Set(items.map((ticket) => ticket.number)).size).toBe(30)
  })

  it('numbers without a gap, also in turns with another desk and after a commit that failed', async () => {
    const real = memoryStorage()
    let isBroken = false
    const storage: Storage = {
      ...real,
      commit: async (writes, options) => {
        if (isBroken) throw new StorageError('storage.unavailable')
        return real.commit(writes, options)
      },
    }
    const desks = [await world({ storage }), await world({ storage: real })]
    const file = async (n: number) =>
      (await desks[n % 2]?.as('requester').tickets.file({ subject: `第 ${n} 单` }))?.number
    const numbers = [await file(0), await file(0), await file(1), await file(0)]
    isBroken = true
    await refusalOf(file(0))
    isBroken = false
    numbers.push(await file(0), await file(1))
    expect(numbers).toEqual(['T-1001', 'T-1002', 'T-1003', 'T-1004', 'T-1005', 'T-1006'])
  })

  it('does not copy personal data into the trail', async () => {
    const { as, storage } = await world()
    await as('agent').tickets.file({
      subject: '上门维修',
      description: '联系电话 13800138000',
      contact: { name: '王小明', phone: '13800138000' },
    })
    expect(JSON.stringify(await auditTrail(storage))).not.toContain('13800138000')
  })

  it('stores nothing when the commit fails', async () => {
    const real = memoryStorage()
    let broken = true
    const storage: Storage = {
      ...real,
      commit: async (writes, options) => {
        if (broken) throw new StorageError('storage.unavailable')
        return real.commit(writes, options)
      },
    }
    const { as } = await world({ storage })
    expect((await refusalOf(as('requester').tickets.file({ subject: '网络中断' }))).code).toBe(
      'storage.unavailable',
    )
    broken = false
    expect((await as('agent').tickets.list()).items).toEqual([])
    expect((await as('requester').tickets.file({ subject: '网络中断' })).number).toBe('T-1001')
  })

  it('asks again under the same key when the answer to a commit is lost, and writes once', async () => {
    const real = memoryStorage()
    let losses = 1
    const storage: Storage = {
      ...real,
      commit: async (writes, options) => {
        const commit = await real.commit(writes, options)
        if (losses-- > 0) throw new StorageError('storage.unknown_outcome')
        return commit
      },
    }
    const { as } = await world({ storage })
    await as('requester').tickets.file({ subject: '网络中断' })
    expect((await as('agent').tickets.list()).items).toHaveLength(1)
  })
})
