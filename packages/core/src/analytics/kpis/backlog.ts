import type { StatusCategory } from '../../schema/index.js'
import type { Kpi, KpiContext, Moment, Sample, Story } from '../types.js'

const active: ReadonlySet<StatusCategory | undefined> = new Set([
  'new',
  'open',
  'pending_requester',
  'on_hold',
] as const)

/** One observation for each period at whose end the ticket was open, or now. */
function whileOpen(
  { moments, filed }: Story,
  { ends, now }: KpiContext,
  sample: (open: Moment, inside: number, end: number) => Sample,
): Sample[] {
  const samples: Sample[] = []
  let next = 0
  let last: Moment | undefined
  for (const { end, inside } of ends(filed.at)) {
    const isBefore = ({ at }: Moment) => at < end || end === now
    for (let moment = moments[next]; moment && isBefore(moment); moment = moments[++next]) last = moment
    if (last && active.has(last.status)) samples.push(sample(last, inside, end))
    else if (next === moments.length) break
  }
  return samples
}

/**
 * Backlog 积压量: tickets in new, open, pending or on hold at the end of the period, or now in the running one. Told apart by
 * what held at that moment. Left out: resolved tickets that wait for a confirmation.
 */
export const backlog: Kpi = {
  id: 'backlog',
  label: { zh: '积压量', en: 'Backlog' },
  unit: 'count',
  better: 'lower',
  ofTicket: (story, context) => whileOpen(story, context, ({ group }, at) => ({ at, group, value: 1 })),
}

/** Age of the backlog 积压时长: how long ago the tickets of `backlog` had been filed at that moment. */
export const backlogAge: Kpi = {
  id: 'backlog_age',
  label: { zh: '积压时长', en: 'Age of backlog' },
  unit: 'duration',
  better: 'lower',
  ofTicket: (story, context) =>
    whileOpen(story, context, ({ group }, at, to) => ({ at, group, spans: [{ from: story.filed.at, to }] })),
}
