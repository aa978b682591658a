import { expect, it } from 'vitest'
import { outcomeEvent, report, slaAttainment } from '../../analytics/index.js'
import { synthetic } from '../../analytics/testing/synthetic.js'
import type { AnalyticsEvent } from '../../analytics/types.js'
import type { JsonObject } from '../../shared/index.js'
import { cnOfficeHours } from '../../sla/cn/index.js'
import { clocks, metricLabels } from '../../sla/index.js'
import { type FeedOptions, memoryStorage, type Storage } from '../../storage/index.js'
import { defaultAgreement } from '../defaults.js'
import { world } from '../testing/world.js'

const hour = 3_600_000
const day = 24 * hour
const start = Date.UTC(2026, 0, 5)

const isOfTicket = ({ aggregate }: AnalyticsEvent) => aggregate.kind === 'ticket'
const regionOf = (ticket: string) => (Number(ticket.slice(1)) % 3 === 0 ? '华北' : '华东')

/** Half a year of a desk, laid down as its commands would have: tickets, and what happened to them. */
async function filled(events: readonly AnalyticsEvent[]): Promise<Storage> {
  const storage = memoryStorage()
  const ids = new Set(events.filter(isOfTicket).map(({ aggregate }) => aggregate.id))
  const puts = [...ids].map((id) => ({
    kind: 'ticket',
    id,
    guard: 'absent' as const,
    doc: { id, regions: [regionOf(id)], priority: 'normal' },
  }))
  for (let i = 0; i < Math.max(puts.length, events.length); i += 400)
    await storage.commit({
      tenant: 'acme',
      puts: puts.slice(i, i + 400),
      events: events.slice(i, i + 400).map((event, n) => ({ ...event, id: `e${i + n}`, version: 1 })),
    })
  return storage
}

it('reads a long stream by pages, and finds what a report over the events of those tickets finds', async () => {
  const events = [...synthetic({ tickets: 260, start, every: 16 * hour, people: 40 })].filter(
    ({ type }) => type !== 'case.feedback_given',
  )
  const asked: FeedOptions[] = []
  const storage = await filled(events)
  const watched: Storage = {
    ...storage,
    changes: (after, options) => {
      asked.push(options)
      if (!storage.changes) throw new Error('memory has a feed')
      return storage.changes(after, options)
    },
  }
  const { as, clock } = await world({ storage: watched })
  const now = Math.max(...events.map(({ at }) => at)) + 20 * day
  clock.set(now)
  const [from, to] = [start + 30 * day, start + 150 * day]
  asked.length = 0
  const found = await as('lead').figures.report({ from, to, period: 'week', groupBy: ['team'] })

  const feeds = asked.filter(({ aggregate }) => aggregate === undefined)
  expect(events.length).toBeGreaterThan(3_000)
  expect(feeds.length).toBe(Math.ceil(events.length / 1_000))
  expect(Math.max(...feeds.map(({ limit }) => limit))).toBe(1_000)

  const mine = events.filter(
    ({ aggregate, data }) =>
      regionOf(aggregate.kind === 'ticket' ? aggregate.id : String(data.ticket)) === '华东',
  )
  const ids = new Set(mine.filter(isOfTicket).map(({ aggregate }) => aggregate.id))
  const outcomes = [...ids].flatMap((id) =>
    clocks({
      events: mine.filter((event) => isOfTicket(event) && event.aggregate.id === id),
      agreements: [defaultAgreement],
      calendars: [cnOfficeHours],
      now,
      subject: { id, regions: [regionOf(id)], priority: 'normal' } as JsonObject,
    }).flatMap((clock) => outcomeEvent(id, clock) ?? []),
  )
  const direct = (groupBy: readonly 'team'[]) =>
    report(
      [...mine, ...outcomes].sort((a, b) => a.at - b.at),
      {
        now,
        from,
        to,
        groupBy,
        kpis: [slaAttainment('first_reply', metricLabels.first_reply)],
      },
    ).rows.map(({ group, figures }) => [group, figures['sla_attainment:first_reply']])
  const kept = (row: { group: object; figures: Record<string, unknown> }) => [
    row.group,
    row.figures['sla_attainment:first_reply'],
  ]
  expect(outcomes.length).toBeGreaterThan(200)
  expect([kept(found.total)]).toEqual(direct([]))
  expect(found.groups.map(kept).filter(([, figure]) => figure)).toEqual(direct(['team']))
  const plain = report(mine, { now, from, to }).rows[0]?.figures
  for (const kpi of ['ticket_volume', 'resolution_rate', 'csat', 'backlog', 'repeat_issues', 'reuse_rate'])
    expect([kpi, found.total.figures[kpi]?.n, found.total.figures[kpi]?.value]).toEqual([
      kpi,
      plain?.[kpi]?.n,
      plain?.[kpi]?.value,
    ])
})
