// Can a year of a busy desk be reported in one pass, without holding it in memory? Every standard figure over a stream of a
// million events that nobody keeps, by week and team, and as one row; business time included.
//
//   npx tsx benchmarks/analytics.ts [--tickets 64000]

import { parseArgs } from 'node:util'
import { createCollector, type ReportOptions } from '@caselore/core/analytics'
import { businessBetween } from '@caselore/core/sla'
import { cnOfficeHours } from '@caselore/core/sla/cn'
import { synthetic } from '../packages/core/src/analytics/testing/synthetic.js'
import { heapAfterCollection } from './kept-bytes.js'
import type { Row } from './measure.js'
import { report } from './report.js'

const { values } = parseArgs({ options: { tickets: { type: 'string', default: '64000' } } })
const tickets = Number(values.tickets)
const year = 365 * 86_400_000
const stream = () =>
  synthetic({ tickets, start: Date.UTC(2025, 0, 1), every: year / tickets, people: 20_000 })

/** Time of the processor, since other work on the machine would count in time by the clock. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const figures: Record<string, number> = {}

function run(what: string, options: ReportOptions): Row {
  const before = heapAfterCollection()
  const collector = createCollector(options)
  let [events, peak, spent] = [0, 0, 0]
  let batch = cpuMs()
  // The making of the stream is not ours to time: a thousand events are made, then taken.
  let made: Parameters<typeof collector.add>[0][] = []
  const take = () => {
    batch = cpuMs()
    for (const event of made) collector.add(event)
    spent += cpuMs() - batch
    made = []
    peak = Math.max(peak, collector.held)
  }
  for (const event of stream()) {
    events += 1
    made.push(event)
    if (made.length === 1_000) take()
  }
  take()
  const kept = heapAfterCollection() - before
  const start = cpuMs()
  const { rows, leftOut } = collector.report()
  const answering = cpuMs() - start
  Object.assign(figures, {
    [`${what}: events`]: events,
    [`${what}: processor seconds to take them`]: Number((spent / 1000).toFixed(2)),
    [`${what}: heap kept, MB`]: Number((kept / 1e6).toFixed(1)),
    [`${what}: most tickets held`]: peak,
    [`${what}: rows`]: rows.length,
    [`${what}: events left out`]: leftOut,
  })
  const ms = Number(answering.toFixed(1))
  return {
    what: `${what}: report`,
    runs: 1,
    perSecond: Math.round((events / spent) * 1000),
    p50: ms,
    p99: ms,
  }
}

const between = (from: number, to: number) => businessBetween(cnOfficeHours, from, to)
report(
  'analytics',
  [
    run('one row', {}),
    run('by week and team, business time', {
      period: 'week',
      zone: 'Asia/Shanghai',
      groupBy: ['team'],
      between,
    }),
    run('by day, agent and category, business time', {
      period: 'day',
      zone: 'Asia/Shanghai',
      groupBy: ['agent', 'category'],
      between,
    }),
  ],
  figures,
)
