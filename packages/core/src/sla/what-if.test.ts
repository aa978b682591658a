import { expect, it } from 'vitest'
import { alwaysOpen } from './calendar.js'
import { cnOfficeHours } from './cn/index.js'
import { defineAgreement } from './define-agreement.js'
import type { ClockEvent } from './types.js'
import { whatIf } from './what-if.js'

const hour = 3_600_000
const at = (text: string) => Date.parse(`${text}:00+08:00`)

/** Filed on a Friday evening, resolved at some time on Monday. */
const record = (id: string, resolved: string) => ({
  id,
  events: [
    {
      type: 'ticket.filed',
      at: at('2026-03-06T17:00'),
      actor: 'c',
      data: { to: 'new', category: 'new', attributes: { priority: 'high' } },
    },
    {
      type: 'ticket.resolved',
      at: at(resolved),
      actor: 'a',
      data: { from: 'new', to: 'resolved', category: 'resolved' },
    },
  ] satisfies ClockEvent[],
})
const records = [record('early', '2026-03-09T10:00'), record('late', '2026-03-09T15:00')]
const agreement = (within: string, calendar = 'cn-support') =>
  defineAgreement({ id: 'standard', calendar, targets: [{ metric: 'resolution', within }] })
const rules = {
  agreements: [agreement('4h')],
  calendars: [cnOfficeHours, alwaysOpen('Asia/Shanghai')],
  now: at('2026-03-31T00:00'),
}

it('tells what attainment another target would have given, and which clocks come out otherwise', () => {
  expect(whatIf({ records, ...rules }, { agreements: [agreement('6h')] })).toEqual({
    metrics: [
      {
        metric: 'resolution',
        before: { met: 1, breached: 1, others: 0, overdue: 1.5 * hour, attainment: 0.5 },
        after: { met: 2, breached: 0, others: 0, overdue: 0, attainment: 1 },
      },
    ],
    changes: [
      {
        record: 'late',
        clock: 'standard/resolution/1',
        metric: 'resolution',
        before: 'breached',
        after: 'met',
      },
    ],
  })
})

it('takes another calendar under the same name, or an agreement away', () => {
  const roundTheClock = whatIf(
    { records, ...rules },
    { calendars: [alwaysOpen('Asia/Shanghai', 'cn-support')] },
  )
  expect(roundTheClock.metrics[0]?.after).toMatchObject({ met: 0, breached: 2, attainment: 0 })
  const none = whatIf({ records, ...rules }, { agreements: [] })
  expect(none.metrics[0]?.after).toEqual({ met: 0, breached: 0, others: 0, overdue: 0 })
  expect(none.changes).toEqual([
    { record: 'early', clock: 'standard/resolution/1', metric: 'resolution', before: 'met' },
    { record: 'late', clock: 'standard/resolution/1', metric: 'resolution', before: 'breached' },
  ])
})

it('changes nothing when nothing is changed', () => {
  const same = whatIf({ records, ...rules }, {})
  expect(same.changes).toEqual([])
  expect(same.metrics.every(({ before, after }) => JSON.stringify(before) === JSON.stringify(after))).toBe(
    true,
  )
})
