import { describe, expect, it } from 'vitest'
import type { Priority } from '../schema/index.js'
import { defineCalendar } from './calendar.js'
import { clocks } from './clocks.js'
import { defineAgreement } from './define-agreement.js'
import type { ClockEvent, SlaClock } from './types.js'
import vectors from './vectors/sla.json' with { type: 'json' }

type Times = Record<string, string>
interface Scenario {
  id: string
  title: string
  policy: Record<string, { first: number; next: number; resolve: number }>
  warnAt: number[]
  escalateAt: number[]
  priority: string
  createdAt: string
  events?: { at: string; type: string; to?: string }[]
  checks?: { firstResponseAt: string; met: boolean; overdueSeconds?: number }[]
  expect: { first?: Times; resolve?: Times }
}

const given = vectors.calendars['CN-2026']
const calendar = defineCalendar({
  id: 'CN-2026',
  zone: given.zone,
  weekly: Object.fromEntries(
    Object.entries(given.weekly).map(([day, list]) => [day, list.map((range) => range.join('-'))]),
  ),
  holidays: given.holidays,
  workdays: given.makeupWorkdays,
  workdayHours: 'mon',
})

const ours = (priority: string) => (priority === 'medium' ? 'normal' : priority) as Priority

const agreementOf = ({ policy, warnAt, escalateAt }: Scenario) =>
  defineAgreement({
    id: 'scenario',
    calendar: 'CN-2026',
    targets: Object.entries(policy).flatMap(([priority, { first, resolve }]) => {
      const common = {
        priority: ours(priority),
        warnAt,
        escalate: escalateAt.map((at) => ({ at, notify: 'lead' })),
      }
      return [
        { ...common, metric: 'first_reply', within: `${first / 60}m` },
        {
          ...common,
          metric: 'resolution',
          within: `${resolve / 60}m`,
          pauseOn: ['pending_requester'] as const,
        },
      ]
    }),
  })

const event = (at: string, type: string, data: ClockEvent['data']): ClockEvent => ({
  at: Date.parse(at),
  type,
  actor: 'x',
  data,
})

const translate = {
  pause: ['ticket.waiting_requester', 'pending_requester'],
  resume: ['ticket.resumed', 'open'],
  closed: ['ticket.closed', 'closed'],
  reopened: ['ticket.reopened', 'open'],
} as Record<string, [string, string]>

function eventsOf({ createdAt, priority, events = [] }: Scenario): ClockEvent[] {
  const filed = event(createdAt, 'ticket.filed', {
    category: 'new',
    attributes: { priority: ours(priority) },
  })
  const later = events.map(({ at, type, to }) => {
    const [name, category] = translate[type] ?? []
    return name && category
      ? event(at, name, { to: category, category })
      : event(at, 'ticket.edited', { changed: { priority: ours(to ?? '') } })
  })
  return [filed, ...later]
}

function clocksOf(
  scenario: Scenario,
  now: number,
  events = eventsOf(scenario),
): Record<string, SlaClock | undefined> {
  const [first, resolve] = clocks({ events, agreements: [agreementOf(scenario)], calendars: [calendar], now })
  return { first, resolve }
}

const iso = (instant: number | undefined) => instant && new Date(instant).toISOString()

function timesOf(clock: SlaClock | undefined): Record<string, string | number | undefined> {
  const marks = clock?.warnings.map(({ share, at }) => [`warn${share * 100}`, iso(at)]) ?? []
  const steps = clock?.steps.map(({ share, at }) => [`escalate${share * 100}`, iso(at)]) ?? []
  return { due: iso(clock?.due), ...Object.fromEntries([...marks, ...steps]) }
}

const scenarios = vectors.scenarios as unknown as Scenario[]

describe('the shared scenarios', () => {
  it.each(scenarios)('$id $title', (scenario) => {
    const events = eventsOf(scenario)
    const last = events.at(-1)?.at ?? 0
    const { dueBefore, dueAfter, ...resolve } = scenario.expect.resolve ?? {}
    const found = clocksOf(scenario, last)
    expect(timesOf(found.first)).toMatchObject(scenario.expect.first ?? {})
    expect(timesOf(found.resolve)).toMatchObject(resolve)
    if (dueAfter) {
      expect(iso(found.resolve?.due)).toBe(dueAfter)
      expect(iso(clocksOf(scenario, last - 1).resolve?.due)).toBe(dueBefore)
    }
    for (const { firstResponseAt, met, overdueSeconds = 0 } of scenario.checks ?? []) {
      const answer = event(firstResponseAt, 'ticket.commented', { visibility: 'public', by: 'agent' })
      const { first } = clocksOf(scenario, answer.at, [...events, answer])
      expect([first?.state, first?.overdue]).toEqual([met ? 'met' : 'breached', overdueSeconds * 1000])
    }
  })
})
