import type { DeskClient } from '@caselore/core'
import type { Session } from '@caselore/core/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { machineDown, publish } from './cases.js'
import { codeOf, helpdesk, type Who } from './helpdesk.js'

/** Words of the other region that stand in its case and its ticket, and nowhere else. */
const secrets = ['示例华北铸造', '天车减速箱', 'B-7731', '渣包', '换齿轮']

const regional: Session = {
  tenant: 'acme',
  actor: {
    id: 'admin-east',
    roles: ['library_admin', 'agent', 'auditor'],
    attributes: { regions: ['华东'], team: 'support' },
  },
  zone: 'Asia/Shanghai',
}

describe('story 15: 审计员来访', () => {
  let visitor: DeskClient
  let as: (who: Who) => DeskClient
  let caseId: string
  let ticketId: string
  let link: string

  beforeAll(async () => {
    const house = await helpdesk('2026-03-10T09:30')
    const { desk } = house
    const north = (roles: string[]): DeskClient =>
      desk.as({
        tenant: 'acme',
        actor: { id: `north-${roles[0]}`, roles, attributes: { regions: ['华北'] } },
      })
    as = house.as
    visitor = desk.as(regional)
    await publish(as, machineDown)
    const there = (who: Who): DeskClient =>
      north([
        who === 'firstReviewer' ? 'first_reviewer' : who === 'secondReviewer' ? 'second_reviewer' : 'agent',
      ])
    caseId = await publish(there, {
      ...machineDown,
      title: '天车减速箱 B-7731 异响停机',
      basics: { ...machineDown.basics, product: '天车减速箱' },
      customer: { name: '示例华北铸造有限公司' },
      tags: ['渣包', '换齿轮'],
      regions: ['华北'],
      audience: 'internal',
    })
    const ticket = await there('agent').tickets.file({
      subject: '天车减速箱异响',
      description: 'B-7731 渣包吊运中断',
      customer: { name: '示例华北铸造有限公司' },
      regions: ['华北'],
    })
    ticketId = ticket.id
    await there('agent').tickets.comment(ticketId, { text: '换齿轮', visibility: 'internal' })
    link = (await there('agent').cases.share(caseId)).token
    await desk.settled('acme')
  })

  const nothing = (shown: unknown) => {
    const text = JSON.stringify(shown)
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
    expect(text).not.toContain(caseId)
    expect(text).not.toContain(ticketId)
  }
  /** What a refusal says, to the last word. */
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'not refused',
      (error: Error) => `${JSON.stringify(error)} ${error.message} ${error.stack}`,
    )

  it('finds nothing in lists and counts, nor by sorting them', async () => {
    nothing([
      await visitor.cases.list({ count: true, limit: 200 }),
      await visitor.tickets.list({ count: true, limit: 200 }),
      await visitor.cases.reviewQueue(),
    ])
    expect((await visitor.cases.list({ count: true })).count).toEqual({ n: 1, exact: true })
    expect((await visitor.tickets.list({ count: true })).count).toEqual({ n: 0, exact: true })
    for (const by of ['title', 'regions', 'customer.name', 'updatedAt', 'basics.product']) {
      for (const direction of ['asc', 'desc'] as const)
        nothing(await visitor.cases.list({ order: { by, direction } }))
    }
    const where = { field: 'regions', op: 'has', value: '华北' } as const
    expect((await visitor.cases.list({ where, count: true })).count).toEqual({ n: 0, exact: true })
    expect((await visitor.tickets.list({ where: { not: where } })).items).toEqual([])
  })

  it('cannot sort or filter by what they see masked', async () => {
    const sales = as('sales')
    const order = { by: 'customer.name', direction: 'asc' } as const
    expect(await codeOf(sales.cases.list({ order }))).toBe('desk.fields_not_readable')
    expect(await codeOf(sales.cases.search({ text: '', sort: order }))).toBe('desk.fields_not_readable')
    expect(await codeOf(sales.cases.search({ text: '', facets: ['customer.name'] }))).toBe(
      'desk.fields_not_readable',
    )
  })

  it('finds nothing by searching, in facets, highlights, completions or proposals', async () => {
    for (const secret of secrets) {
      const facets = ['tags', 'basics.product', 'regions']
      const result = await visitor.cases.search({ text: secret, facets })
      // Single characters of it may stand in a case of their own region.
      expect(result.hits.every((hit) => hit.case.regions?.includes('华东'))).toBe(true)
      expect(result.total).toBe(result.hits.length)
      nothing([
        result,
        await visitor.cases.suggest(secret.slice(0, 1)),
        await visitor.cases.related({ text: `${secret} 异响 停机` }),
      ])
    }
    const everything = await visitor.cases.search({ text: '', facets: ['tags', 'regions', 'customer.name'] })
    nothing(everything)
    expect(everything.total).toBe(1)
    expect(JSON.stringify(everything.facets)).not.toContain('华北')
  })

  it('gets the same answer for what is there as for what is not, to the last word of the refusal', async () => {
    const calls: ((id: string) => Promise<unknown>)[] = [
      (id) => visitor.cases.get(id),
      (id) => visitor.cases.timeline(id),
      (id) => visitor.cases.editions(id),
      (id) => visitor.cases.feedbackOf(id),
      (id) => visitor.cases.transitions(id),
      (id) => visitor.cases.edit(id, { title: '试探' }),
      (id) => visitor.cases.send(id, { type: 'case.archive', reason: '试探' }),
      (id) => visitor.cases.revise(id, '试探'),
      (id) => visitor.cases.remove(id),
      (id) => visitor.cases.share(id),
      (id) => visitor.cases.feedback(id, { kind: 'solved' }),
      (id) => visitor.tickets.get(id),
      (id) => visitor.tickets.timeline(id),
      (id) => visitor.tickets.sla(id),
      (id) => visitor.tickets.edit(id, { subject: '试探' }),
      (id) => visitor.tickets.send(id, { type: 'ticket.start' }),
      (id) => visitor.tickets.comment(id, { text: '试探', visibility: 'internal' }),
      (id) => visitor.cases.draftFromTicket(id),
      (id) => visitor.cases.related({ ticket: id }),
    ]
    const without = (text: string, id: string) => text.replaceAll(id, '…').replace(/:\d+:\d+/g, '')
    for (const [n, call] of calls.entries()) {
      for (const id of [caseId, ticketId]) {
        const there = await refusal(call(id))
        const notThere = await refusal(call('01KKAQHX80ZZZZZZZZZZZZZZZZ'))
        expect([n, there]).not.toEqual([n, 'not refused'])
        expect([n, without(there, id)]).toEqual([n, without(notThere, '01KKAQHX80ZZZZZZZZZZZZZZZZ')])
      }
    }
  })

  it('opens nothing by a link, nor by an explanation', async () => {
    expect(await codeOf(visitor.cases.openShared(link))).toBe('desk.not_found')
    const explained = async (id: string) => {
      const { reasons, ask, effect } = await visitor.explain({ action: 'case.read', kind: 'case', id })
      return { reasons, ask, effect }
    }
    nothing(await explained(caseId))
    expect((await explained(caseId)).effect).toBe('deny')
  })

  it('sees of the audit what was done in their region only, in lists, exports and reports', async () => {
    const lines: string[] = []
    for await (const line of visitor.audit.export({ format: 'csv' })) lines.push(line)
    nothing([
      await visitor.audit.list({ limit: 200, count: true }),
      lines,
      await visitor.audit.accessReport('north-agent'),
    ])
    expect(lines.length).toBeGreaterThan(5)
    const where = { field: 'target.id', op: 'eq', value: caseId } as const
    expect((await visitor.audit.list({ where, count: true })).count).toEqual({ n: 0, exact: true })
  })

  it('has nothing left of a page that was read before the region was taken away', async () => {
    const both: Session = {
      ...regional,
      actor: { ...regional.actor, attributes: { regions: ['华东', '华北'] } },
    }
    const house = await helpdesk('2026-03-10T09:30')
    for (let i = 0; i < 3; i++)
      await house.desk.as(both).tickets.file({ subject: `第 ${i} 单`, regions: ['华北'] })
    const page = await house.desk.as(both).tickets.list({ limit: 2 })
    expect(page.items).toHaveLength(2)
    const narrow = house.desk.as(regional)
    const rest = await narrow.tickets
      .list({ limit: 2, cursor: page.cursor ?? '' })
      .catch(() => ({ items: [] }))
    expect(rest.items).toEqual([])
  })
})
