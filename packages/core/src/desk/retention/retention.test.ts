import { describe, expect, it } from 'vitest'
import type { CaseContent, Session } from '../../schema/index.js'
import { memoryStorage, type Storage } from '../../storage/index.js'
import { refusalOf } from '../testing/refusal-of.js'
import { goodContent, people, world } from '../testing/world.js'

const tenant = 'acme'
const day = 86_400_000
const auditor: Session = {
  ...people.auditor,
  actor: { id: 'auditor-1', roles: ['auditor'], attributes: { regions: ['*'] } },
}

async function retained() {
  const storage = memoryStorage()
  const all = await world({ storage })
  const retention = all.desk.retention({ tenant, by: 'nightly-job' })
  const kept = async () => {
    const page = await storage.changes?.(null, { tenant, limit: 1_000, kept: true })
    return (page?.events ?? []).map(({ aggregate, type }) => `${aggregate.id} ${type}`)
  }
  async function closed(subject = '网络中断'): Promise<string> {
    const { id } = await all.as('requester').tickets.file({ subject })
    await all.as('requester').tickets.send(id, { type: 'ticket.cancel', reason: '不需要了' })
    return id
  }
  return { ...all, storage, retention, kept, closed }
}

const count = async (storage: Storage, kind: string) =>
  (await storage.query({ kind, limit: 1_000 }, { tenant })).rows.length

describe('retention of the event stream', () => {
  it('removes what is past its time of records at rest, and nothing of those that are worked on', async () => {
    const { retention, kept, closed, as, clock } = await retained()
    const old = await closed()
    const { id: open } = await as('requester').tickets.file({ subject: '仍在处理' })
    clock.advance(100 * day)
    const young = await closed()
    expect((await retention.purge({ events: 90 })).events).toBeGreaterThanOrEqual(2)
    const left = (await kept()).map((line) => line.split(' ')[0])
    expect([left.includes(old), left.includes(open), left.includes(young)]).toEqual([false, true, true])
    expect(await as('requester').tickets.get(old)).toMatchObject({ statusCategory: 'closed' })
  })

  it('tells of itself in the audit, whoever asks for it, and leaves the chain whole', async () => {
    const { retention, closed, clock, desk, as } = await retained()
    await closed()
    clock.advance(100 * day)
    await retention.purge({ events: 90 })
    await as('systemAdmin').audit.forget({ events: 90 })
    const { items } = await desk.as(auditor).audit.list({ limit: 2 })
    expect(items).toMatchObject([
      { actor: 'system-1', action: 'configuration.purge' },
      { actor: 'system', onBehalfOf: 'nightly-job', action: 'configuration.purge' },
    ])
    expect(await desk.as(auditor).audit.verify()).toMatchObject({ whole: true })
  })

  it('is for administrators only', async () => {
    const { as } = await retained()
    for (const who of ['agent', 'auditor', 'requester'] as const)
      expect(await refusalOf(as(who).audit.forget())).toMatchObject({ code: 'desk.denied' })
  })

  it('waits for whoever follows the stream, and says for whom', async () => {
    const { retention, kept, closed, clock, desk, as } = await retained()
    const relay = await desk.follow({ tenant, name: 'crm', handle: async () => {} })
    await relay.run()
    const before = await closed()
    clock.advance(100 * day)
    expect(await retention.purge({ events: 90 })).toMatchObject({ events: 0, waitingFor: 'relay crm.0' })
    await relay.run()
    const report = await retention.purge({ events: 90 })
    expect(report.waitingFor).toBeUndefined()
    expect((await kept()).some((line) => line.startsWith(before))).toBe(false)
    await as('agent').tickets.file({ subject: '之后' })
    expect(await relay.run()).toMatchObject({ delivered: 1 })
  })

  it('waits for an event that a relay could not deliver, dead letters included', async () => {
    const { retention, closed, clock, desk } = await retained()
    const down = async () => {
      throw new Error('down')
    }
    const relay = await desk.follow({ tenant, name: 'crm', handle: down, attempts: 1 })
    await closed()
    await relay.run()
    clock.advance(100 * day)
    expect(await retention.purge({ events: 90 })).toMatchObject({ events: 0, waitingFor: 'relay crm.0' })
    await relay.retire()
    expect((await retention.purge({ events: 90 })).events).toBeGreaterThan(0)
  })

  it('keeps what belongs to an entry on hold, until the hold is released', async () => {
    const { retention, kept, closed, clock, desk } = await retained()
    const held = await closed()
    const free = await closed()
    const where = { field: 'target.id', op: 'eq', value: held } as const
    const hold = await desk.as(auditor).audit.hold({ where, reason: '诉讼保全' })
    clock.advance(100 * day)
    expect(await retention.purge({ events: 90 })).toMatchObject({ held: 2 })
    const left = (await kept()).join()
    expect([left.includes(held), left.includes(free)]).toEqual([true, false])
    await desk.as(auditor).audit.release(hold.id, '案件已结')
    await retention.purge({ events: 90 })
    expect((await kept()).join()).not.toContain(held)
  })

  it('removes nothing when a hold is placed while it plans', async () => {
    const { retention, kept, closed, clock, desk, storage } = await retained()
    const ticket = await closed()
    clock.advance(100 * day)
    const purge = storage.purge?.bind(storage)
    const where = { field: 'target.id', op: 'eq', value: ticket } as const
    Object.assign(storage, {
      purge: async (asked: Parameters<NonNullable<Storage['purge']>>[0]) => {
        await desk.as(auditor).audit.hold({ where, reason: '诉讼保全' })
        return purge?.(asked)
      },
    })
    expect(await refusalOf(retention.purge({ events: 90 }))).toMatchObject({ code: 'storage.exists' })
    expect((await kept()).join()).toContain(ticket)
  })

  it('forgets idempotency keys past their time, so that a call sent again happens again', async () => {
    const { retention, as, clock, storage } = await retained()
    const file = () => as('requester').tickets.file({ subject: '网络中断' }, { idempotencyKey: 'k-1' })
    const first = await file()
    expect((await file()).id).toBe(first.id)
    clock.advance(10 * day)
    await retention.purge({ receipts: 30 })
    expect((await file()).id).toBe(first.id)
    clock.advance(31 * day)
    expect(await retention.purge({ receipts: 30 })).toMatchObject({ receipts: 1 })
    expect(await count(storage, 'receipt')).toBe(0)
    expect((await file()).id).not.toBe(first.id)
  })

  it('forgets the names of commits by where the feed stood then', async () => {
    const { retention, as, clock } = await retained()
    for (let i = 0; i < 3; i++) await as('requester').tickets.file({ subject: `网络中断 ${i}` })
    await retention.purge({ attempts: 5 })
    clock.advance(6 * day)
    await as('requester').tickets.file({ subject: '新的' })
    // Three tickets; the run's own name is younger than the mark that it set.
    expect((await retention.purge({ attempts: 5 })).attempts).toBeGreaterThanOrEqual(3)
    expect((await retention.purge({ attempts: 5 })).attempts).toBe(0)
  })

  it('leaves a tombstone where a record is deleted, and removes it after its time', async () => {
    const { retention, as, clock, storage } = await retained()
    const content: CaseContent = goodContent()
    const { id } = await as('agent').cases.create({ title: content.title, content })
    await as('agent').cases.remove(id)
    const { rows } = await storage.query({ kind: 'tombstone', limit: 10 }, { tenant })
    expect(rows.map(({ doc }) => doc)).toEqual([{ kind: 'case', id, version: 1, at: clock() }])
    clock.advance(100 * day)
    expect(await retention.purge({ tombstones: 101 })).toMatchObject({ tombstones: 0 })
    expect(await retention.purge({ tombstones: 99 })).toMatchObject({ tombstones: 1 })
    expect(await count(storage, 'tombstone')).toBe(0)
  })

  it('goes on where the last call ended, and comes to an end', async () => {
    const { retention, closed, clock, storage } = await retained()
    for (let i = 0; i < 12; i++) await closed(`工单 ${i}`)
    const events = Array.from({ length: 1_500 }, (_, i) => ({
      id: `x${i}`,
      type: 'view.shown',
      aggregate: { kind: 'view', id: 'gone' },
      version: 1,
      at: clock(),
      actor: 'system',
      data: {},
    }))
    for (let i = 0; i < 1_500; i += 500) await storage.commit({ tenant, events: events.slice(i, i + 500) })
    clock.advance(100 * day)
    const reports = [await retention.purge({ events: 90 }), await retention.purge({ events: 90 })]
    expect(reports.map(({ more }) => more)).toEqual([true, false])
    expect(reports.reduce((sum, report) => sum + report.events, 0)).toBe(1_524)
  })

  it('is refused by a storage that cannot purge', async () => {
    const { purge: _, ...storage } = memoryStorage()
    const { desk } = await world({ storage })
    expect(await refusalOf(desk.retention({ tenant }).purge())).toMatchObject({
      code: 'storage.not_supported',
    })
  })
})
