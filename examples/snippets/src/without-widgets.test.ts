import { createDesk, memoryStorage } from '@caselore/core'
import { createCaseSearch } from '@caselore/search'
import { expect, it } from 'vitest'

it('files, proposes, resolves, tells the clocks and explains, without a screen', async () => {
  const desk = await createDesk({ storage: memoryStorage(), search: await createCaseSearch() })
  const client = desk.as({
    tenant: 'acme',
    actor: { id: 'agent-1', roles: ['agent'], attributes: { regions: ['华东'] } },
  })
  const ticket = await client.tickets.file({
    subject: '注塑机停机',
    description: '报警 E-1024，无法复位',
    priority: 'urgent',
    customer: { name: '示例塑胶制品有限公司' },
  })
  const related = await client.cases.related({ ticket: ticket.id }) // [{ id, title, relevance: 0.86, why: [...] }]
  await client.tickets.send(ticket.id, { type: 'ticket.start' })
  await client.tickets.send(ticket.id, {
    type: 'ticket.resolve',
    resolution: '更换伺服驱动器',
    cites: related.map((entry) => entry.id),
  })
  const clocks = await client.tickets.sla(ticket.id) // clocks, due times, what counted
  const why = await client.explain({ action: 'case.read', kind: 'case' }) // why, or why not and what to ask for

  expect(related).toEqual([])
  expect(clocks.map((clock) => clock.metric)).toEqual(expect.arrayContaining(['first_reply', 'resolution']))
  expect(why.effect).toBe('conditional')
})
