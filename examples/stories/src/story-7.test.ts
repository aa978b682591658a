import { memoryStorage } from '@caselore/core'
import { describe, expect, it } from 'vitest'
import { completing, machineDown, publish } from './cases.js'
import { codeOf, helpdesk } from './helpdesk.js'
import { auditTrail } from './trail.js'

describe('story 7: 离职', () => {
  it('ends sessions and grants, returns tickets to the team and drafts to the lead; the audit keeps the name', async () => {
    const storage = memoryStorage()
    const { desk, as, at } = await helpdesk('2026-03-10T09:30', { storage })
    const leaver = as('agent')
    const inLibrary = await publish(as, machineDown)
    const { id: ticket } = await as('plant').tickets.file({ subject: '注塑机停机' })
    await as('lead').tickets.edit(ticket, { regions: ['华东'] })
    await as('lead').tickets.send(ticket, { type: 'ticket.assign', team: 'electric' })
    await leaver.tickets.send(ticket, { type: 'ticket.start' })
    await leaver.tickets.send(ticket, { type: 'ticket.wait_third_party', whom: '驱动器厂家' })
    const draft = await leaver.cases.create({ title: '注塑机 模温波动', content: completing })
    const scope = { kind: 'case', ids: [inLibrary] } as const
    const access = await leaver.grants.request({ scope, purpose: '撰写续篇', hours: 24 })
    await as('libraryAdmin').grants.approve(access.id)

    // 人事系统通知离职。
    at('2026-03-10T18:00')
    const told = { by: 'hr-system', reason: '离职', lead: 'lead-1' }
    const fallen = await desk.directory({ tenant: 'acme' }).personLeft('agent-1', told)
    expect(fallen).toEqual({ grants: [access.id], tickets: [ticket], cases: [draft.id] })

    // 已登录的、新登录的、重启后的，都不再放行。
    expect(await codeOf(leaver.tickets.list())).toBe('desk.person_left')
    expect(await codeOf(leaver.cases.edit(draft.id, { title: '带走' }))).toBe('desk.person_left')
    expect(await codeOf(as('agent').cases.get(inLibrary))).toBe('desk.person_left')
    const restarted = await helpdesk('2026-03-11T09:00', { storage })
    expect(await codeOf(restarted.as('agent').session())).toBe('desk.person_left')

    // 授权失效，工单回到团队，草稿归主管。
    const [grant] = (await as('libraryAdmin').grants.list()).items
    expect(grant).toMatchObject({ id: access.id, state: 'revoked' })
    const free = await as('otherAgent').tickets.get(ticket)
    expect(free).toMatchObject({ team: 'electric', status: 'on_hold' })
    expect(free.assignee).toBeUndefined()
    await as('otherAgent').tickets.send(ticket, { type: 'ticket.resume' })
    await as('otherAgent').tickets.send(ticket, { type: 'ticket.start' })
    const taken = await as('lead').cases.edit(draft.id, { title: '注塑机 模温波动 E-2048' })
    expect(taken).toMatchObject({ author: 'lead-1', coAuthors: ['agent-1'] })
    expect((await as('libraryAdmin').cases.get(inLibrary)).author).toBe('agent-1')

    // 审计保留姓名与每一步。
    const trail = await auditTrail(storage)
    expect(trail.find(({ target }) => target.id === draft.id)?.actor).toBe('agent-1')
    const steps = trail.filter(({ action }) => action === 'person.leave')
    expect(new Set(steps.map(({ actor, onBehalfOf, reason }) => [actor, onBehalfOf, reason].join()))).toEqual(
      new Set(['system,hr-system,离职']),
    )
    expect(steps.map(({ target }) => target.id).sort()).toEqual(
      ['agent-1', access.id, ticket, draft.id].sort(),
    )
    expect(steps[0]?.target).toEqual({ kind: 'person', id: 'agent-1' })
  })
})
