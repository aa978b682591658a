import type { Instant, LocalText } from '../../shared/index.js'
import type { AnalyticsEvent, Kpi } from '../types.js'

/** What is read of an SLA clock; `SlaClock` of the `sla` room is one. */
export interface ClockOutcome {
  readonly id: string
  readonly metric: string
  readonly agreement: string
  readonly state: string
  readonly stoppedAt?: Instant
  readonly due?: Instant
}

const outcomeType = 'sla.outcome'

/**
 * The outcome of a ticket’s clock as an event for a report; none while the clock may still go either way. Give each
 * clock once, together with the ticket’s events.
 */
export function outcomeEvent(ticket: string, clock: ClockOutcome): AnalyticsEvent | undefined {
  const { id, metric, agreement, state, stoppedAt, due } = clock
  const at = state === 'breached' ? due : state === 'met' ? stoppedAt : undefined
  if (at === undefined) return undefined
  return {
    id: `${outcomeType}/${ticket}/${id}`,
    type: outcomeType,
    at,
    actor: 'system',
    aggregate: { kind: 'ticket', id: ticket },
    data: { metric, agreement, state },
  }
}

/**
 * SLA attainment 达标率 of one metric: clocks met ÷ clocks met or breached. A clock counts in the period in which it was met, or
 * in which it came due without. Left out: clocks that run or stand, and cancelled ones. A clock that came due counts as
 * breached though it still runs. Name an agreement to look at that one alone.
 */
export function slaAttainment(metric: string, label: LocalText, agreement?: string): Kpi {
  return {
    id: ['sla_attainment', metric, ...(agreement === undefined ? [] : [agreement])].join(':'),
    label: { zh: `${label.zh}达标率`, en: `${label.en}: SLA attainment` },
    unit: 'share',
    better: 'higher',
    ofTicket: ({ moments }) =>
      moments.flatMap(({ type, at, group, data }) =>
        type === outcomeType &&
        data.metric === metric &&
        (agreement === undefined || data.agreement === agreement)
          ? [{ at, group, value: data.state === 'met' ? 1 : 0 }]
          : [],
      ),
  }
}
