import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createCollector, type Report, type ReportOptions, relativeError, report } from './index.js'
import { addValue, emptyQuantiles, mergeQuantiles, quantilesAt } from './quantiles.js'
import { synthetic } from './testing/synthetic.js'
import type { AnalyticsEvent } from './types.js'

vi.setConfig({ testTimeout: 60_000 })

const start = Date.UTC(2026, 0, 5)
const hour = 3_600_000
const day = 24 * hour

const options: ReportOptions = {
  groupBy: ['team', 'category'],
  period: 'week',
  zone: 'Asia/Shanghai',
  between: (from, to) => Math.floor((to - from) / 3),
}
/** A third of a year with few people, so that issues repeat and tickets settle on the way. */
const streamOf = (seed: number, tickets = 300, every = 9 * hour) => [
  ...synthetic({ tickets, start, every, seed, people: 25 }),
]
const seeds = fc.integer({ min: 1, max: 10_000 })
const law = (run: (seed: number) => void) =>
  fc.assert(fc.property(seeds, run), { numRuns: 4, seed: 20261124 })

/** As text, because deep comparison of thousands of figures takes seconds. */
const same = (one: unknown, other: unknown) => expect(JSON.stringify(one)).toBe(JSON.stringify(other))

const personOf = (
  { type, data, aggregate, actor }: AnalyticsEvent,
  requesters: ReadonlyMap<string, string>,
) =>
  type === 'case.feedback_given'
    ? actor
    : (requesters.get(type === 'case.cited' ? String(data.ticket) : aggregate.id) ?? actor)

const withoutLeftOut = ({ leftOut: _, ...rest }: Report) => rest

describe('a report', () => {
  it('is the merge of the reports on two halves of the people', () => {
    law((seed) => {
      const events = streamOf(seed)
      const requesters = new Map(
        events
          .filter(({ type }) => type === 'ticket.filed')
          .map(({ aggregate, data }) => [aggregate.id, String(data.requester)]),
      )
      const [left, right, whole] = [
        createCollector(options),
        createCollector(options),
        createCollector(options),
      ]
      for (const event of events) {
        whole.add(event)
        ;(personOf(event, requesters).length % 2 === 0 ? left : right).add(event)
      }
      left.merge(right)
      const now = (events.at(-1)?.at ?? 0) + 20 * day
      same(left.report(now), whole.report(now))
    })
  })

  it('does not depend on the order in which a ticket’s events of one instant arrive, nor on repetitions', () => {
    law((seed) => {
      const events = streamOf(seed)
      const sorted = [...events, ...events.slice(0, 200)]
        .map((event, index) => ({ event, key: (Math.imul(index + seed, 2_654_435_761) >>> 0) % 1000 }))
        .sort((a, b) => a.event.at - b.event.at || a.key - b.key)
        .map(({ event }) => event)
      same(withoutLeftOut(report(sorted, options)), withoutLeftOut(report(events, options)))
    })
  })

  it('is the same whether tickets are forgotten on the way or all are kept to the end', () => {
    law((seed) => {
      const events = streamOf(seed)
      const now = (events.at(-1)?.at ?? 0) + 20 * day
      const collector = createCollector(options)
      let most = 0
      for (const event of events) {
        collector.add(event)
        most = Math.max(most, collector.held)
      }
      expect(most).toBeLessThan(150)
      // Without sweeps in between: every event at once is as good as any order.
      const together = createCollector(options)
      for (const event of [...events].sort((a, b) => b.at - a.at)) together.add(event)
      same(together.report(now), collector.report(now))
    })
  })

  it('of all groups has the observations of the whole', () => {
    law((seed) => {
      const events = streamOf(seed)
      const { kpis, rows } = report(events, options)
      const [whole] = report(events, { ...options, groupBy: [], period: 'all' }).rows
      for (const { id, unit } of kpis.filter((kpi) => !kpi.id.startsWith('backlog'))) {
        const sum = (read: (figure: { n: number; sum: number }) => number) =>
          rows.reduce((total, { figures }) => total + (figures[id] ? read(figures[id]) : 0), 0)
        expect([id, sum(({ n }) => n)]).toEqual([id, whole?.figures[id]?.n ?? 0])
        if (unit !== 'count') expect(sum((figure) => figure.sum)).toBe(whole?.figures[id]?.sum ?? 0)
      }
    })
  })
})

describe('quantiles', () => {
  const values = fc.array(fc.integer({ min: 0, max: 10 * 365 * day }), { minLength: 1, maxLength: 900 })
  const gather = (list: readonly number[]) => {
    const quantiles = emptyQuantiles()
    for (const value of list) addValue(quantiles, value)
    return quantiles
  }
  const exactly = (list: readonly number[], share: number) => {
    const sorted = [...list].sort((a, b) => a - b)
    const rank = share * (list.length - 1)
    const [low = 0, high = 0] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]]
    return low + (high - low) * (rank % 1)
  }

  it('are exact for few values, and within the stated error for many', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const [found = 0] = quantilesAt(gather(list), [share])
        const truth = exactly(list, share)
        const allowed = list.length <= 256 ? 1e-6 : truth * relativeError + 1e-6
        expect(Math.abs(found - truth)).toBeLessThanOrEqual(allowed)
      }),
      { numRuns: 200, seed: 20261124 },
    )
  })

  it('do not depend on order or on how the values were split', () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        const merged = gather(one)
        mergeQuantiles(merged, gather(other))
        const shares = [0, 0.5, 0.9, 1]
        expect(quantilesAt(merged, shares)).toEqual(quantilesAt(gather([...other, ...one].reverse()), shares))
      }),
      { numRuns: 100, seed: 20261124 },
    )
  })

  it('take bounded memory', () => {
    const quantiles = gather(Array.from({ length: 200_000 }, (_, n) => n * n))
    expect(quantiles.buckets.size).toBeLessThan(2_700)
  })
})
