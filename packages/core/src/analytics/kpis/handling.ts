import { doneBy, isPublicReply, isRequestersWord } from '../story.js'
import type { Kpi, Moment, Sample, Span, Story } from '../types.js'

/**
 * First reply time 首次响应时长: from filing to an agent’s first public word, or to the first resolution if that comes
 * earlier, since its text is public. Counted in the period, and for the agent, of the reply. Left out: tickets not yet
 * answered or closed without an answer; internal notes; words of automations, so that an automatic receipt is no
 * reply. Source: “first reply time” of Zendesk’s native duration metrics; S6 asks for under two hours.
 */
export const firstReply: Kpi = {
  id: 'first_reply',
  label: { zh: '首次响应时长', en: 'First reply time' },
  unit: 'duration',
  better: 'lower',
  ofTicket: ({ filed, firstReply: reply }) =>
    reply ? [{ at: reply.at, group: doneBy(reply), spans: [{ from: filed.at, to: reply.at }] }] : [],
}

/**
 * Next reply time 后续响应时长: after the first reply, from the requester’s first unanswered public word (or rejection of
 * the solution) to the next public word of an agent or the next resolution; one observation for each turn. Left out:
 * turns that end with the closing, and the wait before the first reply. Source: the SLA metric `next_reply`.
 */
export const nextReply: Kpi = {
  id: 'next_reply',
  label: { zh: '后续响应时长', en: 'Next reply time' },
  unit: 'duration',
  better: 'lower',
  ofTicket({ moments, firstReply: first }) {
    const samples: Sample[] = []
    let asked: Moment | undefined
    for (const moment of first ? moments.slice(moments.indexOf(first) + 1) : []) {
      if (isRequestersWord(moment) || moment.type === 'ticket.solution_rejected') asked ??= moment
      else if (moment.status === 'closed' || moment.status === 'merged') asked = undefined
      else if (asked && (isPublicReply(moment) || moment.type === 'ticket.resolved')) {
        samples.push({ at: moment.at, group: doneBy(moment), spans: [{ from: asked.at, to: moment.at }] })
        asked = undefined
      }
    }
    return samples
  },
}

/**
 * Average handling time 平均处理时长: the time a ticket spent in the status category `open` up to its last resolution, all
 * turns together; its mean over tickets is the AHT. Counted in the period, and for the agent, of the last resolution. Left out: waiting in `new`,
 * for the requester or for third parties; tickets without a resolution; cancelled and merged ones. Source: ICMI’s
 * talk + hold + wrap-up, for work on tickets: nobody stops a watch, so the time in hand stands for the effort.
 */
export const handlingTime: Kpi = {
  id: 'handling_time',
  label: { zh: '平均处理时长', en: 'Handling time' },
  unit: 'duration',
  better: 'lower',
  ofTicket(story) {
    const last = story.resolutions.at(-1)
    if (!last || story.isGone) return []
    return [{ at: last.at, group: doneBy(last), spans: spansIn(story, 'open', last.at) }]
  },
}

/**
 * First resolution time 首次解决时长: from filing to the first resolution, whether it held or not. Counted in the period, and
 * for the agent, of that resolution. Left out: unresolved, cancelled and merged tickets. Source: Zendesk’s “first
 * resolution time”.
 */
export const firstResolution: Kpi = {
  id: 'first_resolution',
  label: { zh: '首次解决时长', en: 'First resolution time' },
  unit: 'duration',
  better: 'lower',
  ofTicket: (story) => resolutionOf(story, story.resolutions[0]),
}

/**
 * Full resolution time 最终解决时长: from filing to the last resolution of a ticket that stands closed. Left out: tickets
 * that are not closed, since their last resolution may yet come; closed without a resolution; cancelled and merged
 * ones. Source: Zendesk’s “full resolution time”.
 */
export const fullResolution: Kpi = {
  id: 'full_resolution',
  label: { zh: '最终解决时长', en: 'Full resolution time' },
  unit: 'duration',
  better: 'lower',
  ofTicket: (story) => (story.closed ? resolutionOf(story, story.resolutions.at(-1)) : []),
}

const resolutionOf = ({ filed, isGone }: Story, resolved: Moment | undefined): Sample[] =>
  resolved && !isGone
    ? [{ at: resolved.at, group: doneBy(resolved), spans: [{ from: filed.at, to: resolved.at }] }]
    : []

function spansIn({ moments }: Story, status: Moment['status'], until: number): Span[] {
  const spans: Span[] = []
  let from: number | undefined
  for (const moment of moments) {
    if (moment.at > until) break
    if (moment.status === status) from ??= moment.at
    else if (from !== undefined) {
      if (moment.at > from) spans.push({ from, to: moment.at })
      from = undefined
    }
  }
  return from !== undefined && until > from ? [...spans, { from, to: until }] : spans
}
