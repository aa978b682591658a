import {
  createCollector,
  type Kpi,
  type Report,
  type ReportOptions,
  repeatIssues,
} from '../../analytics/index.js'
import type { Instant } from '../../shared/index.js'
import { businessBetween } from '../../sla/index.js'
import type { SessionContext } from '../context.js'
import { calendarsOf } from '../tickets/ticket-clocks.js'
import { createClockOutcomes } from './clock-outcomes.js'
import { countedEvents, countedTickets } from './counted-events.js'
import type { Asked } from './figure-query.js'

/** The reports that one answer is made of, from one pass over the stream. */
export interface Gathered {
  readonly now: Instant
  readonly total: Report
  readonly before: Report
  readonly course: Report
  readonly groups: Report
  /** The rate of repeated issues by category. */
  readonly issues: Report
}

/** Reads the stream once, a page at a time; what is held are tickets in hand and the rows of the answer. */
export async function gather(session: SessionContext, asked: Asked, kpis: readonly Kpi[]): Promise<Gathered> {
  const { from, to, period, groupBy } = asked
  const shared = optionsFor(session, asked, kpis)
  const hasIssues = kpis.some(({ id }) => id === repeatIssues.id)
  const collectors = {
    total: createCollector({ ...shared, from, to }),
    before: createCollector({ ...shared, from: from - (to - from), to: from }),
    course: createCollector({ ...shared, from, to, period }),
    groups: createCollector({ ...shared, from, to, groupBy, ...(groupBy.length > 0 ? {} : { kpis: [] }) }),
    issues: createCollector({
      ...shared,
      from,
      to,
      groupBy: ['category'],
      kpis: hasIssues ? [repeatIssues] : [],
    }),
  }
  const all = Object.values(collectors)
  const outcomes = createClockOutcomes(session)
  const tickets = await countedTickets(session)
  let latest = session.now()
  const add = (events: Iterable<Parameters<(typeof all)[number]['add']>[0]>) => {
    for (const event of events) for (const collector of all) collector.add(event)
  }
  for await (const page of countedEvents(session, tickets)) {
    for (const event of page) {
      add(await outcomes.settled(event.at))
      outcomes.note(event)
      add([event])
      // Another machine’s clock may be a little ahead.
      latest = Math.max(latest, event.at)
    }
  }
  add(await outcomes.rest(latest))
  const { total, before, course, groups, issues } = collectors
  return {
    now: latest,
    total: total.report(latest),
    before: before.report(latest),
    course: course.report(latest),
    groups: groups.report(latest),
    issues: issues.report(latest),
  }
}

function optionsFor(session: SessionContext, { where }: Asked, kpis: readonly Kpi[]): ReportOptions {
  const [calendar] = calendarsOf(session.desk)
  return {
    kpis,
    zone: session.zone,
    ...(where ? { where } : {}),
    ...(calendar ? { between: (from: Instant, to: Instant) => businessBetween(calendar, from, to) } : {}),
  }
}
