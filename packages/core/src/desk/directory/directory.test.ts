import { describe, expect, it } from 'vitest'
import type { Ticket } from '../../schema/index.js'
import type { Storage } from '../../storage/index.js'
import { auditTrail } from '../testing/audit-trail.js'
import { published } from '../testing/published.js'
import { refusalOf } from '../testing/refusal-of.js'
import { goodContent, morning, people, world } from '../testing/world.js'

const hr = { by: 'hr-system' }
const tenant = 'acme'

const stored = async (storage: Storage, kind: string, id: string) =>
  (await storage.get([{ kind, id }], { tenant }))[0]?.doc

describe('a person who left', () => {
  it('is refused at once by clients that exist, by new ones, and by another desk', async () => {
    const { as, desk, storage, clock } = await world()
    const client = as('agent')
    await client.tickets.list()
    await desk.directory({ tenant }).personLeft('agent-1', hr)
    expect((await refusalOf(client.tickets.list())).code).toBe('desk.person_left')
    expect((await refusalOf(client.session())).code).toBe('desk.person_left')
    clock.advance(1)
    expect((await refusalOf(as('agent').tickets.list())).code).toBe('desk.person_left')
    const other = await world({ storage, clock })
    expect((await refusalOf(other.as('agent').tickets.list())).code).toBe('desk.person_left')
    expect((await as('otherAgent').tickets.list()).items).toEqual([])
    expect((await as('agent', 'other').tickets.list()).items).toEqual([])
  })

  it('is served again after joining anew, without the sessions and grants of before', async () => {
    const { as, desk, clock } = await world()
    const old = as('agent')
    const directory = desk.directory({ tenant })
    await directory.personLeft('agent-1', hr)
    clock.advance(1)
    await directory.personJoined('agent-1', hr)
    expect((await refusalOf(old.tickets.list())).code).toBe('desk.session_ended')
    expect((await as('agent').tickets.list()).items).toEqual([])
  })

  it('hears no more of changes', async () => {
    const { as, desk } = await world()
    const hints = as('agent').changes()[Symbol.asyncIterator]()
    const refusal = refusalOf(hints.next())
    await desk.directory({ tenant }).personLeft('agent-1', hr)
    await as('otherAgent').tickets.file({ subject: '新工单' })
    expect((await refusal).code).toBe('desk.person_left')
  })

  it('loses the race of a command that was under way', async () => {
    const { as, desk, storage } = await world()
    const { id } = await as('agent').tickets.file({ subject: '停机' })
    const real = storage.commit.bind(storage)
    let leaves = true
    const slow: Storage = {
      ...storage,
      async commit(writes, options) {
        if (leaves) {
          leaves = false
          await desk.directory({ tenant }).personLeft('agent-1', hr)
        }
        return real(writes, options)
      },
    }
    const { as: asSlow } = await world({ storage: slow })
    const refusal = await refusalOf(asSlow('agent').tickets.edit(id, { priority: 'urgent' }))
    expect(refusal.code).toBe('desk.person_left')
    expect((await as('otherAgent').tickets.get(id)).priority).toBe('normal')
  })

  it('loses grants and open requests, theirs and for them', async () => {
    const given = await world()
    const { as, desk } = given
    const id = await published(given, { sensitivity: 'breakthrough' })
    const scope = { kind: 'case' as const, ids: [id] }
    const ask = { scope, purpose: '评审', hours: 5 }
    const held = await as('executive').grants.request(ask)
    await as('libraryAdmin').grants.approve(held.id)
    const asked = await as('executive').grants.request(ask)
    const forThem = await as('lead').grants.request({ ...ask, subject: 'executive-1' })
    const { grants } = await desk.directory({ tenant }).personLeft('executive-1', hr)
    expect([...grants].sort()).toEqual([held.id, asked.id, forThem.id].sort())
    const after = (await as('libraryAdmin').grants.list()).items
    expect(after.map(({ state, reason }) => [state, reason])).toEqual(
      Array.from({ length: 3 }, () => ['revoked', 'person_left']),
    )
    expect(await desk.directory({ tenant }).person('executive-1')).toMatchObject({
      status: 'left',
      grants: [],
    })
  })

  it('leaves open tickets to the team, where their work stands; closed ones keep the name', async () => {
    const { as, desk, storage } = await world()
    const file = async (subject: string) => {
      const { id } = await as('requester').tickets.file({ subject })
      await as('lead').tickets.edit(id, { regions: ['华东'] })
      await as('agent').tickets.send(id, { type: 'ticket.start' })
      return id
    }
    const [waiting, closed] = [await file('等待客户'), await file('已关闭')]
    await as('agent').tickets.send(waiting, { type: 'ticket.wait_requester', question: '序列号？' })
    await as('agent').tickets.send(closed, { type: 'ticket.resolve', resolution: '已更换' })
    await as('requester').tickets.send(closed, { type: 'ticket.confirm' })
    const told = { ...hr, reason: '离职', team: 'support' }
    const { tickets } = await desk.directory({ tenant }).personLeft('agent-1', told)
    expect(tickets).toEqual([waiting])
    const released = (await stored(storage, 'ticket', waiting)) as unknown as Ticket
    expect(released).toMatchObject({ team: 'support', status: 'pending_requester' })
    expect(released.assignee).toBeUndefined()
    expect(await stored(storage, 'ticket', closed)).toMatchObject({ assignee: 'agent-1' })
    const [item] = (await as('lead').tickets.timeline(waiting)).slice(-1)
    expect(item).toMatchObject({ event: 'ticket.released', data: { assignee: 'agent-1', team: 'support' } })
    expect(JSON.stringify(await as('requester').tickets.timeline(waiting))).not.toContain('released')
    expect((await auditTrail(storage)).at(-1)).toMatchObject({
      actor: 'system',
      onBehalfOf: 'hr-system',
      action: 'person.leave',
      reason: '离职',
      target: { kind: 'ticket', id: waiting },
    })
  })

  it('leaves unpublished cases to the lead, who can finish them; the author stays named', async () => {
    const given = await world()
    const { as, desk } = given
    const inLibrary = await published(given)
    const { title, ...content } = goodContent('草稿')
    const { id } = await as('agent').cases.create({ title, content })
    const { cases } = await desk.directory({ tenant }).personLeft('agent-1', { ...hr, lead: 'lead-1' })
    expect(cases).toEqual([id])
    const lead = as('lead')
    expect(await lead.cases.get(id)).toMatchObject({ author: 'lead-1', coAuthors: ['agent-1'] })
    await lead.cases.edit(id, { urgency: 'high' })
    expect((await lead.cases.send(id, { type: 'case.submit' })).status).toBe('submitted')
    expect(await as('libraryAdmin').cases.get(inLibrary)).toMatchObject({ author: 'agent-1' })
  })

  it('does not make a reviewer the author of what they review', async () => {
    const { as, desk } = await world()
    const { title, ...content } = goodContent()
    const { id } = await as('agent').cases.create({ title, content })
    await as('agent').cases.send(id, { type: 'case.submit' })
    await as('lead').cases.send(id, { type: 'case.claim' })
    const { cases } = await desk.directory({ tenant }).personLeft('agent-1', { ...hr, lead: 'lead-1' })
    expect(cases).toEqual([])
  })

  it('may be told twice, and of many tickets', async () => {
    const { as, desk } = await world()
    for (let n = 0; n < 30; n++) {
      const { id } = await as('agent').tickets.file({ subject: `第 ${n} 单` })
      await as('agent').tickets.send(id, { type: 'ticket.start' })
    }
    const directory = desk.directory({ tenant })
    expect((await directory.personLeft('agent-1', hr)).tickets).toHaveLength(30)
    expect(await directory.personLeft('agent-1', hr)).toEqual({ grants: [], tickets: [], cases: [] })
  })
})

describe('a person who moved', () => {
  it('must sign in anew, with what the host then says of them', async () => {
    const { desk, as, clock } = await world()
    const old = as('agent')
    const issuedAt = clock()
    clock.advance(1_000)
    const directory = desk.directory({ tenant })
    await directory.personMoved('agent-1', { ...hr, roles: ['sales'], attributes: { regions: ['华北'] } })
    expect((await refusalOf(old.tickets.list())).code).toBe('desk.session_ended')
    const stale = desk.as({ ...people.agent, issuedAt })
    expect((await refusalOf(stale.tickets.list())).code).toBe('desk.session_ended')
    const forged = desk.as({ ...people.agent, issuedAt: morning + 1e9 })
    expect((await refusalOf(forged.tickets.list())).code).toBe('desk.session_ended')
    clock.advance(1)
    const moved = desk.as({ ...people.sales, actor: { ...people.sales.actor, id: 'agent-1' } })
    expect((await moved.session()).actor.roles).toEqual(['sales'])
    expect(await directory.person('agent-1')).toMatchObject({
      status: 'active',
      roles: ['sales'],
      attributes: { regions: ['华北'] },
    })
  })
})
