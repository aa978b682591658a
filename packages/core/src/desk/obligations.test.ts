import { describe, expect, it } from 'vitest'
import { definePolicy, type PolicySource, standardPolicy } from '../policy/index.js'
import type { Session } from '../schema/index.js'
import { memoryStorage, type Storage, StorageError } from '../storage/index.js'
import { auditTrail } from './testing/audit-trail.js'
import { published } from './testing/published.js'
import { refusalOf } from './testing/refusal-of.js'
import { people, world } from './testing/world.js'

const contact = { name: '王小明', phone: '13800138000' }
const minute = 60_000

const reads = async (storage: Storage) =>
  (await auditTrail(storage)).filter(({ action }) => action.endsWith('.read'))

const alerts = async (storage: Storage) => {
  const page = await storage.changes?.(null, { tenant: 'acme', limit: 1_000 })
  return page?.events.filter(({ type }) => type === 'security.alert') ?? []
}

const withRule = (rule: PolicySource['rules'][number]) =>
  definePolicy({ extends: standardPolicy, roles: {}, rules: [rule] })

describe('reads of sensitive fields', () => {
  it('are entries that name the fields seen and hold no content', async () => {
    const { as, storage } = await world()
    const { id } = await as('agent').tickets.file({ subject: '上门维修', contact })
    await as('otherAgent').tickets.get(id)
    const trail = await reads(storage)
    expect(trail).toHaveLength(1)
    expect(trail[0]).toMatchObject({
      actor: 'agent-2',
      action: 'ticket.read',
      target: { kind: 'ticket', id },
      changes: [{ path: ['contact', 'phone'] }],
      environment: { about: 'sensitive_read' },
      regions: ['华东'],
    })
    expect(JSON.stringify(trail)).not.toContain('13800138000')
  })

  it('are not noted for lists, which show none of the fields whose sight would have to be', async () => {
    const { as, storage } = await world()
    const { id } = await as('agent').tickets.file({ subject: '上门维修', contact })
    const reader = as('otherAgent')
    const [listed] = (await reader.tickets.list()).items
    expect(await reads(storage)).toEqual([])
    expect(listed).toMatchObject({ id, contact: { name: contact.name } })
    expect(listed?.access.hidden).toContain('contact.phone')
    expect(JSON.stringify(listed)).not.toContain(contact.phone)
    expect((await reader.tickets.get(id)).contact?.phone).toBe(contact.phone)
  })

  it('are noted once in a quarter of an hour and session', async () => {
    const { as, clock, storage } = await world()
    const { id } = await as('agent').tickets.file({ subject: '上门维修', contact })
    const reader = as('otherAgent')
    await reader.tickets.get(id)
    clock.advance(14 * minute)
    await reader.tickets.get(id)
    expect(await reads(storage)).toHaveLength(1)
    clock.advance(minute)
    await reader.tickets.get(id)
    await as('otherAgent').tickets.get(id)
    expect(await reads(storage)).toHaveLength(3)
  })

  it('are noted for each record of a list where a rule does not except lists', async () => {
    const policy = withRule({
      id: 'note-lists-too',
      effect: 'limit',
      actions: ['ticket.read'],
      obligations: [{ type: 'audit', about: 'listed', fields: ['contact.phone'] }],
    })
    const { as, storage } = await world({ policy })
    const seen = await as('agent').tickets.file({ subject: '上门维修', contact })
    await as('agent').tickets.file({ subject: '咨询' })
    const before = (await reads(storage)).length
    expect((await as('otherAgent').tickets.list()).items).toHaveLength(2)
    expect((await reads(storage)).slice(before)).toMatchObject([
      { actor: 'agent-2', target: { kind: 'ticket', id: seen.id }, environment: { about: 'listed' } },
    ])
  })

  it('are not noted where nothing sensitive was seen in full, nor for the customer themselves', async () => {
    const { as, desk, storage } = await world()
    const { id } = await as('requester').tickets.file({ subject: '上门维修', contact })
    const plain = await as('requester').tickets.file({ subject: '咨询' })
    await as('lead').tickets.edit(id, { regions: ['华东'] })
    await as('lead').tickets.edit(plain.id, { regions: ['华东'] })
    await as('lead').tickets.send(id, { type: 'ticket.assign', team: 'finance' })
    await as('requester').tickets.get(id)
    await as('agent').tickets.get(plain.id)
    const finance: Session = {
      ...people.agent,
      actor: { id: 'finance-1', roles: ['finance'], attributes: { regions: ['华东'], team: 'finance' } },
    }
    expect((await desk.as(finance).tickets.get(id)).access.masked).toContain('contact.phone')
    expect(await reads(storage)).toEqual([])
  })

  it('show nothing when the entry cannot be written', async () => {
    const real = memoryStorage()
    let broken = false
    const storage: Storage = {
      ...real,
      async commit(writes, options) {
        if (broken) throw new StorageError('storage.unavailable')
        return real.commit(writes, options)
      },
    }
    const { as } = await world({ storage })
    const { id } = await as('agent').tickets.file({ subject: '上门维修', contact })
    broken = true
    expect((await refusalOf(as('otherAgent').tickets.get(id))).code).toBe('storage.unavailable')
    broken = false
    expect((await as('otherAgent').tickets.get(id)).contact?.phone).toBe('13800138000')
  })
})

describe('an obligation to give a reason', () => {
  const policy = withRule({
    id: 'confidential-needs-reason',
    effect: 'limit',
    actions: ['case.read', 'case.archive'],
    where: { field: 'sensitivity', op: 'eq', value: 'confidential' },
    obligations: [{ type: 'require_reason' }],
  })

  it('refuses a read without one, also by list and timeline, and keeps the one given', async () => {
    const given = await world({ policy })
    const id = await published(
      {
        as: (name, tenant) => reasoned(given.as(name, tenant)),
      },
      { sensitivity: 'confidential' },
    )
    const agent = given.as('agent')
    expect((await refusalOf(agent.cases.get(id))).code).toBe('desk.reason_required')
    expect((await refusalOf(agent.cases.timeline(id))).code).toBe('desk.reason_required')
    expect((await refusalOf(agent.cases.list())).code).toBe('desk.reason_required')
    expect((await agent.cases.get(id, { reason: '同类故障' })).id).toBe(id)
    expect((await agent.cases.list({ reason: '同类故障' })).items).toHaveLength(1)
  })

  it('refuses a command without one before anything is changed', async () => {
    const given = await world({ policy })
    const id = await published(
      {
        as: (name, tenant) => reasoned(given.as(name, tenant)),
      },
      { sensitivity: 'confidential' },
    )
    const admin = given.as('libraryAdmin')
    expect((await refusalOf(admin.cases.edit(id, { urgency: 'low' }))).code).toBe('desk.reason_required')
    expect((await admin.cases.send(id, { type: 'case.archive', reason: '产品停产' })).status).toBe('archived')
    expect((await auditTrail(given.storage)).at(-1)?.reason).toBe('产品停产')
  })
})

describe('an obligation to raise an alert', () => {
  const policy = withRule({
    id: 'guarded-case',
    effect: 'forbid',
    roles: ['sales'],
    actions: ['case.read'],
    where: { field: 'tags', op: 'has', value: '蜜罐' },
    obligations: [
      { type: 'alert', about: 'guarded' },
      { type: 'audit', about: 'guarded' },
    ],
  })

  it('raises an event and an entry for a denial, which stays a denial', async () => {
    const given = await world({ policy })
    const id = await published(given, { tags: ['蜜罐'] })
    expect((await refusalOf(given.as('sales').cases.get(id))).code).toBe('desk.not_found')
    expect(await alerts(given.storage)).toMatchObject([
      { actor: 'sales-1', data: { about: 'guarded', action: 'case.read', target: { id }, denied: true } },
    ])
    expect((await reads(given.storage)).at(-1)).toMatchObject({
      actor: 'sales-1',
      environment: { about: 'guarded', denied: true },
    })
  })

  it('says once in a quarter of an hour that someone works off hours, and never in the ticket’s timeline', async () => {
    const { as, desk, clock, storage } = await world()
    const { id } = await as('agent').tickets.file({ subject: '夜间报修' })
    const night = desk.as({ ...people.agent, environment: { inWorkingHours: false } })
    await night.tickets.get(id)
    await night.tickets.edit(id, { priority: 'high' })
    expect(await alerts(storage)).toMatchObject([{ actor: 'agent-1', data: { about: 'off_hours' } }])
    clock.advance(15 * minute)
    await night.tickets.get(id)
    expect(await alerts(storage)).toHaveLength(2)
    expect(JSON.stringify(await as('lead').tickets.timeline(id))).not.toContain('security.alert')
  })
})

/** The client of a person who says why with all they do to cases. */
function reasoned(client: ReturnType<Awaited<ReturnType<typeof world>>['as']>) {
  const { create, send } = client.cases
  const options = { reason: '编审' }
  const cases: typeof client.cases = {
    ...client.cases,
    create: (input) => create(input, options),
    send: (id, event) => send(id, event, options),
  }
  return { ...client, cases }
}
