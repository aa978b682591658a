import type { Filter } from '../filter/index.js'
import type { StatusCategory } from '../schema/index.js'

/**
 * What a metric measures, as conditions over events (`type`, `actor`, `data.…`). An event that cancels does
 * not stop.
 */
export interface Metric {
  readonly kind: 'ticket' | 'case'
  readonly start: Filter
  /** A start counts only when such an event came before. */
  readonly after?: Filter
  /** A start counts only in these status categories. */
  readonly within?: readonly StatusCategory[]
  readonly stop: Filter
  readonly cancel: Filter
  /** Status categories in which this metric always stands, whatever the target says. */
  readonly pauseOn?: readonly StatusCategory[]
  /** Which ended clocks go on when work on the record is taken up again; the time between does not count. */
  readonly goesOn?: 'cancelled' | 'stopped_or_cancelled'
  /** Whether each start begins a clock of its own. */
  readonly repeats?: boolean
}

/** The categories in which work is still to be done. */
export const activeCategories = [
  'new',
  'open',
  'pending_requester',
  'on_hold',
] as const satisfies StatusCategory[]

const is = (...types: string[]): Filter => ({ field: 'type', op: 'in', value: types })
const data = (field: string, ...values: string[]): Filter => ({
  field: `data.${field}`,
  op: 'in',
  value: values,
})
const both = (...parts: Filter[]): Filter => ({ and: parts })
const either = (...parts: Filter[]): Filter => ({ or: parts })

const publicReply = both(is('ticket.commented'), data('visibility', 'public'), data('by', 'agent'))
const requesterSpeaks = either(
  both(is('ticket.commented'), data('visibility', 'public'), data('by', 'requester')),
  is('ticket.solution_rejected'),
)
const gone = is('ticket.cancelled', 'ticket.merged')
const done = data('category', 'resolved', 'closed')
const returned = is('case.changes_requested', 'case.rejected')
const passed = (...levels: string[]) => both(is('case.passed'), data('level', ...levels))

/**
 * The metrics of the desk. A resolution is a reply: its text is public. A reply is awaited from the
 * requester's first unanswered word on. Closing without an answer cancels what waited for one. Case clocks:
 * each submission is reviewed anew; the way to publication is one span from the draft on, returns included.
 */
export const standardMetrics = {
  first_reply: {
    kind: 'ticket',
    start: is('ticket.filed'),
    stop: either(publicReply, data('category', 'resolved')),
    cancel: either(gone, data('category', 'closed')),
    goesOn: 'cancelled',
  },
  next_reply: {
    kind: 'ticket',
    start: requesterSpeaks,
    after: either(publicReply, data('category', 'resolved')),
    within: activeCategories,
    stop: either(publicReply, data('category', 'resolved')),
    cancel: either(gone, data('category', 'closed')),
    repeats: true,
  },
  update: {
    kind: 'ticket',
    start: publicReply,
    within: activeCategories,
    stop: either(publicReply, data('category', 'resolved')),
    cancel: either(gone, data('category', 'closed')),
    repeats: true,
  },
  requester_wait: {
    kind: 'ticket',
    start: is('ticket.filed'),
    stop: done,
    cancel: gone,
    pauseOn: ['pending_requester'],
    goesOn: 'stopped_or_cancelled',
  },
  agent_work: {
    kind: 'ticket',
    start: is('ticket.filed'),
    stop: done,
    cancel: gone,
    pauseOn: ['pending_requester', 'on_hold'],
    goesOn: 'stopped_or_cancelled',
  },
  resolution: {
    kind: 'ticket',
    start: is('ticket.filed'),
    stop: done,
    cancel: gone,
    goesOn: 'stopped_or_cancelled',
  },
  assignment: {
    kind: 'ticket',
    start: is('ticket.filed'),
    stop: is('ticket.assigned', 'ticket.started', 'ticket.transferred'),
    cancel: either(gone, done),
    goesOn: 'cancelled',
  },
  first_review: {
    kind: 'case',
    start: is('case.submitted'),
    stop: either(passed('first'), returned, is('case.published')),
    cancel: is('case.withdrawn', 'case.retired', 'case.deleted'),
    repeats: true,
  },
  second_review: {
    kind: 'case',
    start: passed('first'),
    stop: either(passed('second'), returned, is('case.published')),
    cancel: is('case.withdrawn', 'case.edited', 'case.retired', 'case.deleted'),
    repeats: true,
  },
  publish: {
    kind: 'case',
    start: is('case.created'),
    // A revision is published as the case that it revises, and applied itself.
    stop: either(is('case.published'), data('to', 'applied')),
    cancel: is('case.rejected', 'case.retired', 'case.deleted'),
  },
} as const satisfies Readonly<Record<string, Metric>>

export type StandardMetric = keyof typeof standardMetrics

/** Metrics by name; a host spreads the standard ones and adds its own. */
export type Metrics = Readonly<Record<string, Metric>>
