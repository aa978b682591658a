import { describe, expect, it } from 'vitest'
import { definePolicy, standardPolicy } from '../policy/index.js'
import { refusalOf } from './testing/refusal-of.js'
import { world } from './testing/world.js'

/** The standard policy, with fields of tickets kept from one of its agents. */
const without = (...fields: string[]) =>
  definePolicy({
    extends: standardPolicy,
    roles: {},
    rules: [
      {
        id: 'kept-from-one',
        effect: 'limit',
        when: { field: 'actor.id', op: 'eq', value: 'agent-1' },
        actions: ['ticket.read'],
        fields: Object.fromEntries(fields.map((field) => [field, 'hide'])),
      },
    ],
  })

describe('lists', () => {
  it('show what the person may see, page by page, and count no more', async () => {
    const { as } = await world()
    for (let n = 0; n < 5; n++) await as('requester').tickets.file({ subject: `华东 ${n}` })
    const page = await as('agent').tickets.list({ limit: 2, count: true })
    expect(page).toMatchObject({ count: { n: 5, exact: true } })
    const rest = await as('agent').tickets.list({
      limit: 10,
      ...(page.cursor ? { cursor: page.cursor } : {}),
    })
    expect(new Set([...page.items, ...rest.items].map((ticket) => ticket.id)).size).toBe(5)
    expect(await as('northAgent').tickets.list({ count: true })).toMatchObject({ items: [], count: { n: 0 } })
    expect((await as('otherRequester').tickets.list()).items).toEqual([])
  })

  it('fill in references to the reader', async () => {
    const { as } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    await as('agent').tickets.send(id, { type: 'ticket.start' })
    const where = { field: 'assignee', op: 'eq', value: { ref: 'actor.id' } } as const
    expect((await as('agent').tickets.list({ where })).items).toHaveLength(1)
    expect((await as('otherAgent').tickets.list({ where })).items).toEqual([])
  })

  it('refuse unknown fields, operators and keys', async () => {
    const { as } = await world()
    const list = (query: unknown) =>
      refusalOf(as('agent').tickets.list(query as never)).then(({ code }) => code)
    expect(await list({ where: { field: 'colour', op: 'eq', value: 'red' } })).toBe('filter.unknown_field')
    expect(await list({ where: { field: 'status', op: 'like', value: 'o' } })).toBe('filter.unknown_operator')
    expect(await list({ order: { by: 'colour', direction: 'asc' } })).toBe('desk.unknown_field')
    expect(await list({ offset: 3 })).toBe('input.unknown_key')
  })

  it('refuse to order or filter by what the person cannot read in full', async () => {
    const { as } = await world()
    const where = { field: 'customer.name', op: 'prefix', value: '示' } as const
    const refusal = await refusalOf(as('sales').cases.list({ where }))
    expect(refusal.code).toBe('desk.fields_not_readable')
    expect(
      (await refusalOf(as('sales').cases.list({ order: { by: 'customer.name', direction: 'asc' } }))).code,
    ).toBe('desk.fields_not_readable')
  })

  it('tell by no order of their own what the person cannot read', async () => {
    const { as, clock } = await world({ policy: without('updatedAt') })
    const filed: string[] = []
    for (let n = 0; n < 3; n++) {
      clock.advance(1_000)
      filed.push((await as('requester').tickets.file({ subject: `华东 ${n}` })).id)
    }
    clock.advance(1_000)
    await as('lead').tickets.edit(filed[0] ?? '', { subject: '改过' })
    const listed = async (who: 'agent' | 'lead') =>
      (await as(who).tickets.list()).items.map(({ id }) => filed.indexOf(id))
    expect(await listed('lead')).toEqual([0, 2, 1])
    expect(await listed('agent')).toEqual([2, 1, 0])
  })

  it('stay within the tenant', async () => {
    const { as } = await world()
    const { id } = await as('requester').tickets.file({ subject: '网络中断' })
    expect((await as('agent', 'other').tickets.list()).items).toEqual([])
    expect((await refusalOf(as('agent', 'other').tickets.get(id))).code).toBe('desk.not_found')
  })
})
