import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clocks } from './clocks.js'
import { defineAgreement } from './define-agreement.js'
import { standardMetrics } from './metrics.js'
import { roundTheClock } from './round-the-clock.js'
import type { ClockEvent } from './types.js'

const minute = 60_000
const start = Date.UTC(2026, 1, 13)
const runs = { numRuns: Number(process.env.CASELORE_LAW_RUNS ?? 300), seed: 20261124 }

const agreement = defineAgreement({
  id: 'all',
  calendar: 'always',
  targets: Object.keys(standardMetrics).flatMap((metric) => [
    { metric, within: '4h', warnAt: [0.5], pauseOn: ['pending_requester'] },
    { metric, within: '1h', priority: 'urgent' },
  ]),
})

/** At one of few instants, so that many fall together. */
const instants = fc.integer({ min: 0, max: 4 }).map((n) => start + n * 30 * minute)
const actors = fc.constantFrom('a', 'b')
const event = (type: fc.Arbitrary<string>, data: fc.Arbitrary<ClockEvent['data']>) =>
  fc.record({ type, at: instants, actor: actors, data })

const statuses = ['new', 'open', 'pending_requester', 'on_hold', 'resolved', 'closed']
const moves = (types: string[]) =>
  event(
    fc.constantFrom(...types),
    fc
      .tuple(fc.constantFrom(...statuses), fc.constantFrom(...statuses))
      .map(([from, to]) => ({ from, to, category: to })),
  )
const plain = (...types: string[]) => event(fc.constantFrom(...types), fc.constant({}))

const ofTickets = fc.oneof(
  moves(['ticket.started', 'ticket.waiting_requester', 'ticket.resumed', 'ticket.resolved', 'ticket.closed']),
  moves(['ticket.cancelled', 'ticket.merged', 'ticket.solution_rejected', 'ticket.reopened']),
  event(
    fc.constant('ticket.commented'),
    fc.record({
      visibility: fc.constantFrom('public', 'internal'),
      by: fc.constantFrom('agent', 'requester'),
    }),
  ),
  event(
    fc.constantFrom('ticket.edited', 'ticket.triaged'),
    fc.record({ changed: fc.record({ priority: fc.constantFrom('urgent', 'normal') }) }),
  ),
  plain('ticket.assigned', 'ticket.transferred', 'ticket.sla_warned'),
)
const ofCases = fc.oneof(
  plain(
    'case.submitted',
    'case.edited',
    'case.withdrawn',
    'case.published',
    'case.changes_requested',
    'case.rejected',
    'case.retired',
    'case.deleted',
  ),
  event(fc.constant('case.passed'), fc.record({ level: fc.constantFrom('first', 'second') })),
  event(fc.constant('case.revised'), fc.constantFrom({ from: 'draft', to: 'applied' })),
)

const records = fc
  .oneof(
    fc.tuple(fc.constant('ticket.filed'), fc.array(ofTickets, { maxLength: 12 })),
    fc.tuple(fc.constant('case.created'), fc.array(ofCases, { maxLength: 12 })),
  )
  .map(([type, rest]): ClockEvent[] => [
    {
      type,
      at: start,
      actor: 'a',
      data: {
        category: 'new',
        to: type === 'ticket.filed' ? 'new' : 'draft',
        attributes: { priority: 'normal' },
      },
    },
    ...rest,
  ])

const clocksOf = (events: readonly ClockEvent[]) =>
  clocks({
    events,
    agreements: [agreement],
    calendars: [roundTheClock],
    now: start + 6 * 60 * minute,
  })

/** The same facts with the keys of each in another order, as another storage may give them back. */
const rewritten = (value: unknown): unknown =>
  Array.isArray(value) || typeof value !== 'object' || value === null
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, rewritten(inner)]),
      )

describe('clocks over events of one instant', { timeout: 60_000 + 200 * runs.numRuns }, () => {
  it('are the same in whatever order these are replayed, for every type of event that a metric knows', () => {
    fc.assert(
      fc.property(
        records.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          expect(clocksOf(shuffled)).toEqual(clocksOf(events))
        },
      ),
      runs,
    )
  })

  it('are the same whatever order a storage gives the keys of their data', () => {
    fc.assert(
      fc.property(records, (events) => {
        expect(clocksOf(events.map((one) => rewritten(one) as ClockEvent).reverse())).toEqual(
          clocksOf(events),
        )
      }),
      runs,
    )
  })
})
