import { expect, it } from 'vitest'
import { published } from '../desk/testing/published.js'
import { people, world } from '../desk/testing/world.js'
import { contributions, createCollector, libraryUse, report } from './index.js'
import type { AnalyticsEvent } from './types.js'

const minute = 60_000

/** A day at a real desk: whatever the desk comes to call its events, the figures must still find them. */
async function dayAtTheDesk() {
  const made = await world()
  const { as, clock, storage } = made
  const entry = await published(made)
  const [requester, agent] = [as('requester'), as('agent')]
  const { id } = await requester.tickets.file({ subject: '注塑机停机', channel: 'wechat', product: 'HT-280' })
  clock.advance(5 * minute)
  await agent.tickets.send(id, { type: 'ticket.triage', category: 'electrics', priority: 'urgent' })
  await agent.tickets.send(id, { type: 'ticket.start' })
  clock.advance(10 * minute)
  await agent.tickets.comment(id, { text: '请提供序列号。', visibility: 'public' })
  await agent.tickets.send(id, { type: 'ticket.wait_requester', question: '铭牌在哪一侧？' })
  clock.advance(30 * minute)
  await requester.tickets.comment(id, { text: 'SN123', visibility: 'public' })
  clock.advance(15 * minute)
  await as('otherAgent').tickets.cite(id, entry)
  await agent.tickets.send(id, { type: 'ticket.resolve', resolution: '更换驱动器' })
  clock.advance(60 * minute)
  await requester.tickets.send(id, { type: 'ticket.confirm' })
  await requester.tickets.send(id, { type: 'ticket.rate', score: 5 })
  await as('requester').tickets.file({ subject: '还有一台' })
  await as('otherAgent').cases.feedback(entry, { kind: 'rating', score: 5 })
  const events: AnalyticsEvent[] = []
  const page = await storage.changes?.(null, { tenant: people.agent.tenant, limit: 1_000 })
  for (const event of page?.events ?? []) events.push(event)
  return { events, entry, now: clock() + 8 * 24 * 60 * minute }
}

it('reads what a desk writes', async () => {
  const { events, entry, now } = await dayAtTheDesk()
  const { rows, leftOut } = report(events, { now, groupBy: ['channel', 'category'] })
  const answered = rows.find(({ group }) => group.channel === 'wechat' && group.category === 'electrics')
  const value = (kpi: string) => answered?.figures[kpi]?.value
  expect({
    first_reply: value('first_reply'),
    next_reply: value('next_reply'),
    handling_time: value('handling_time'),
    first_resolution: value('first_resolution'),
    full_resolution: value('full_resolution'),
    csat_score: value('csat_score'),
    link_rate: value('link_rate'),
    first_contact_resolution: value('first_contact_resolution'),
  }).toEqual({
    first_reply: 15 * minute,
    next_reply: 15 * minute,
    handling_time: (10 + 15) * minute,
    first_resolution: 60 * minute,
    full_resolution: 60 * minute,
    csat_score: 5,
    link_rate: 1,
    first_contact_resolution: 0,
  })
  expect(rows.reduce((sum, { figures }) => sum + (figures.backlog?.value ?? 0), 0)).toBe(1)
  expect(leftOut).toBe(0)
  expect(libraryUse(events).cases[0]).toMatchObject({
    case: entry,
    citations: 1,
    isPublished: true,
    rating: 5,
  })
  expect(contributions(events).map(({ person, counts }) => [person, counts])).toEqual([
    ['agent-1', { published: 1, cited: 1, five_stars: 1 }],
    ['first-1', { reviewed: 1 }],
    ['second-1', { reviewed: 1 }],
  ])
})

it('takes the feed twice for once', async () => {
  const { events, now } = await dayAtTheDesk()
  const collector = createCollector()
  for (const event of [...events, ...events]) collector.add(event)
  expect(collector.report(now)).toEqual(report(events, { now }))
})
