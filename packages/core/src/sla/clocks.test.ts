import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/index.js'
import type { AgreementSource, TargetSource } from './agreement.js'
import { alwaysOpen, defineCalendar } from './calendar.js'
import { type ClocksInput, clocks, explainClock } from './clocks.js'
import { cnHolidays } from './cn/index.js'
import { defineAgreement } from './define-agreement.js'
import { nextDue, slaStatus } from './status.js'
import type { ClockEvent, SlaClock } from './types.js'

const minute = 60_000
const hour = 60 * minute
const support = defineCalendar({
  id: 'cn-support',
  zone: 'Asia/Shanghai',
  weekly: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
  holidays: cnHolidays,
})
const calendars = [support, alwaysOpen('Asia/Shanghai')]

/** Shanghai wall clock; without a date, Monday 2026-03-02. */
const at = (text: string) => Date.parse(`${text.length > 5 ? text : `2026-03-02T${text}`}:00+08:00`)
const local = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant + 8 * hour).toISOString().slice(0, 16)

const event = (time: string, type: string, data: JsonObject = {}): ClockEvent => ({
  type,
  at: at(time),
  actor: 'someone',
  data,
})
const filed = (time: string, attributes: JsonObject = { priority: 'urgent' }) =>
  event(time, 'ticket.filed', { to: 'new', category: 'new', attributes })
const moved = (time: string, type: string, from: string, to: string) =>
  event(time, type, { from, to, category: to })
const reply = (time: string) => event(time, 'ticket.commented', { visibility: 'public', by: 'agent' })
const note = (time: string) => event(time, 'ticket.commented', { visibility: 'internal', by: 'agent' })
const asks = (time: string) => event(time, 'ticket.commented', { visibility: 'public', by: 'requester' })
const priority = (time: string, to: string) => event(time, 'ticket.edited', { changed: { priority: to } })

const firstReply: TargetSource = { metric: 'first_reply', priority: 'urgent', within: '30m' }
const resolution: TargetSource = {
  metric: 'resolution',
  priority: 'urgent',
  within: '4h',
  pauseOn: ['pending_requester'],
}

const agreement = (targets: TargetSource[], more: Partial<AgreementSource> = {}) =>
  defineAgreement({ id: 'standard', calendar: 'cn-support', targets, ...more })

function run(
  events: ClockEvent[],
  targets: TargetSource[],
  now: string,
  more: Partial<ClocksInput> = {},
): SlaClock[] {
  return clocks({ events, agreements: [agreement(targets)], calendars, now: at(now), ...more })
}

function only(list: SlaClock[]): SlaClock {
  expect(list).toHaveLength(1)
  return list[0] as SlaClock
}

describe('story 1: a plant reports at 17:40 on the Friday before a make-up Saturday', () => {
  const events = [
    filed('2026-02-13T17:40'),
    reply('2026-02-14T09:05'),
    moved('2026-02-14T09:05', 'ticket.started', 'new', 'open'),
    moved('2026-02-14T09:30', 'ticket.waiting_requester', 'open', 'pending_requester'),
    moved('2026-02-14T10:30', 'ticket.resumed', 'pending_requester', 'open'),
    moved('2026-02-14T14:40', 'ticket.resolved', 'open', 'resolved'),
  ]
  const targets = [firstReply, resolution]
  const when = (now: string) => run(events, targets, now)

  it('runs twenty minutes on Friday and is due ten minutes after opening on Saturday', () => {
    const [first, whole] = when('2026-02-13T18:00')
    expect([local(first?.due), local(whole?.due)]).toEqual(['2026-02-14T09:10', '2026-02-14T14:10'])
    expect(first?.elapsed).toBe(20 * minute)
    expect(first?.warnings.map((warning) => [warning.share, local(warning.at), warning.passed])).toEqual([
      [0.5, '2026-02-13T17:55', true],
      [0.75, '2026-02-14T09:02', false],
      [0.9, '2026-02-14T09:07', false],
    ])
    expect(local(nextDue([first as SlaClock]))).toBe('2026-02-14T09:02')
  })

  it('pauses the resolution while the plant looks for the serial number', () => {
    const [, paused] = when('2026-02-14T10:00')
    expect(paused).toMatchObject({ state: 'paused', elapsed: 50 * minute, left: 190 * minute })
    expect(paused?.due).toBeUndefined()
    const [, resumed] = when('2026-02-14T10:30')
    expect(local(resumed?.due)).toBe('2026-02-14T15:10')
  })

  it('is met in both, and the history shows each counted interval', () => {
    const [first, whole] = when('2026-02-14T16:00')
    expect(first).toMatchObject({ state: 'met', stoppedAt: at('2026-02-14T09:05'), elapsed: 25 * minute })
    expect(whole).toMatchObject({ state: 'met', elapsed: 210 * minute, overdue: 0 })
    expect(whole?.warnings.map((warning) => warning.passed)).toEqual([true, true, false])
    const counted = explainClock(whole as SlaClock, calendars, at('2026-02-14T16:00'))
    expect(counted.map(({ from, to }) => `${local(from)}–${local(to)?.slice(11)}`)).toEqual([
      '2026-02-13T17:40–18:00',
      '2026-02-14T09:00–09:30',
      '2026-02-14T10:30–12:00',
      '2026-02-14T13:30–14:40',
    ])
  })
})

describe('first reply', () => {
  it('is not stopped by an internal note, nor paused by waiting unless the target says so', () => {
    const events = [
      filed('10:00'),
      note('10:05'),
      moved('10:10', 'ticket.waiting_requester', 'new', 'pending_requester'),
    ]
    expect(only(run(events, [firstReply], '10:20')).state).toBe('running')
    const pausing = only(run(events, [{ ...firstReply, pauseOn: ['pending_requester'] }], '10:20'))
    expect(pausing).toMatchObject({
      state: 'paused',
      elapsed: 10 * minute,
      pauses: [{ from: at('10:10'), reason: 'pending_requester' }],
    })
  })

  it('is in time at the due moment and late a millisecond after it', () => {
    expect(only(run([filed('10:00'), reply('10:30')], [firstReply], '11:00')).state).toBe('met')
    const late = { ...reply('10:30'), at: at('10:30') + 1 }
    expect(only(run([filed('10:00'), late], [firstReply], '11:00'))).toMatchObject({
      state: 'breached',
      overdue: 1,
    })
  })

  it('is late after closing when it was due at closing, by no business time', () => {
    const clock = only(run([filed('17:30'), reply('19:00')], [firstReply], '20:00'))
    expect(clock).toMatchObject({ state: 'breached', due: at('18:00'), overdue: 0 })
  })

  it('does not count a pause across a holiday', () => {
    const events = [
      filed('2026-02-14T17:50'),
      moved('2026-02-14T17:55', 'ticket.waiting_requester', 'new', 'pending_requester'),
      moved('2026-02-24T09:30', 'ticket.resumed', 'pending_requester', 'open'),
    ]
    const clock = only(run(events, [{ ...firstReply, pauseOn: ['pending_requester'] }], '2026-02-24T09:40'))
    expect(local(clock.due)).toBe('2026-02-24T09:55')
    expect(clock.elapsed).toBe(15 * minute)
  })

  it('is cancelled by a merge before it is due, but a breach stays one; unmerging goes on', () => {
    const merged = (time: string) => moved(time, 'ticket.merged', 'new', 'merged')
    expect(only(run([filed('10:00'), merged('10:20')], [firstReply], '12:00')).state).toBe('cancelled')
    expect(only(run([filed('10:00'), merged('10:50')], [firstReply], '12:00')).state).toBe('breached')
    const unmerged = [filed('10:00'), merged('10:20'), moved('11:00', 'ticket.unmerged', 'merged', 'new')]
    expect(only(run(unmerged, [firstReply], '11:05'))).toMatchObject({ state: 'running', due: at('11:10') })
  })
})

describe('next reply and update', () => {
  const nextReply: TargetSource = { metric: 'next_reply', within: '1h' }

  it('begins with the first unanswered word after the first reply, and is measured anew each time', () => {
    const events = [
      filed('09:00'),
      asks('09:10'),
      reply('09:20'),
      asks('09:30'),
      asks('09:50'),
      reply('10:00'),
      asks('11:30'),
    ]
    const [first, second] = run(events, [nextReply], '11:40')
    expect(first).toMatchObject({ cycle: 1, state: 'met', startedAt: at('09:30'), elapsed: 30 * minute })
    expect(second).toMatchObject({ id: 'standard/next_reply/2', state: 'running', due: at('14:00') })
  })

  it('does not hide the first reply', () => {
    const list = run([filed('09:00'), asks('09:10')], [firstReply, nextReply], '09:15')
    expect(list.map((clock) => [clock.metric, clock.state])).toEqual([
      ['first_reply', 'running'],
      ['next_reply', 'pending'],
    ])
  })

  it('is owed an update from each public answer to the next, while there is work to do', () => {
    const events = [
      filed('09:00'),
      reply('09:10'),
      reply('10:00'),
      moved('10:30', 'ticket.resolved', 'open', 'resolved'),
      reply('10:40'),
    ]
    const list = run(events, [{ metric: 'update', within: '2h' }], '11:00')
    expect(list.map((clock) => [clock.state, clock.elapsed / minute])).toEqual([
      ['met', 50],
      ['met', 30],
    ])
  })
})

describe('resolution', () => {
  it('goes on when the solution is rejected; the time between does not count', () => {
    const events = [
      filed('10:00'),
      moved('11:00', 'ticket.resolved', 'open', 'resolved'),
      moved('2026-03-04T09:00', 'ticket.solution_rejected', 'resolved', 'open'),
    ]
    const clock = only(run(events, [resolution], '2026-03-04T09:30'))
    expect(clock).toMatchObject({ state: 'running', elapsed: 90 * minute, due: at('2026-03-04T12:00') })
    expect(clock.pauses).toEqual([{ from: at('11:00'), to: at('2026-03-04T09:00'), reason: 'resolved' }])
  })

  it('re-targets on a new priority and keeps what has elapsed, pauses included', () => {
    const targets = [resolution, { ...resolution, priority: 'low', within: '20h' } as TargetSource]
    const events = [
      filed('09:00', { priority: 'low' }),
      moved('10:00', 'ticket.waiting_requester', 'new', 'pending_requester'),
      moved('11:00', 'ticket.resumed', 'pending_requester', 'open'),
    ]
    const before = only(run(events, targets, '14:00'))
    const after = only(run([...events, priority('14:00', 'urgent')], targets, '14:00'))
    expect([before.elapsed, after.elapsed]).toEqual([150 * minute, 150 * minute])
    expect([local(before.due), local(after.due)]).toEqual(['2026-03-04T16:30', '2026-03-02T15:30'])
  })

  it('keeps a pause that the old target granted although the new one would not', () => {
    const targets = [
      { ...resolution, pauseOn: [] },
      { ...resolution, priority: 'low', within: '20h' },
    ] as TargetSource[]
    const events = [
      filed('09:00', { priority: 'low' }),
      moved('10:00', 'ticket.waiting_requester', 'new', 'pending_requester'),
      priority('11:00', 'urgent'),
    ]
    expect(only(run(events, targets, '11:30'))).toMatchObject({ state: 'running', elapsed: 90 * minute })
  })

  it('was breached when the new budget ran out, not when the priority changed', () => {
    const targets = [
      { ...resolution, within: '2h' },
      { ...resolution, priority: 'normal', within: '8h' },
    ] as TargetSource[]
    const clock = only(
      run([filed('10:00', { priority: 'normal' }), priority('15:00', 'urgent')], targets, '15:00'),
    )
    expect(clock).toMatchObject({ state: 'breached', due: at('12:00'), overdue: 90 * minute })
  })

  it('counts on by the calendar of the new target', () => {
    const targets = [
      { ...resolution, calendar: 'always' },
      { ...resolution, priority: 'low', within: '20h' },
    ] as TargetSource[]
    const clock = only(
      run([filed('17:00', { priority: 'low' }), priority('17:30', 'urgent')], targets, '18:30'),
    )
    expect(clock).toMatchObject({ elapsed: 90 * minute, due: at('21:00') })
  })

  it('is judged by the target that applied when it stopped', () => {
    const targets = [resolution, { ...resolution, priority: 'low', within: '1h' }] as TargetSource[]
    const events = [
      filed('09:00'),
      moved('11:00', 'ticket.resolved', 'open', 'resolved'),
      priority('11:30', 'low'),
    ]
    expect(only(run(events, targets, '12:00')).state).toBe('met')
  })
})

describe('other metrics', () => {
  const events = [
    filed('09:00'),
    moved('09:10', 'ticket.assigned', 'new', 'open'),
    moved('10:00', 'ticket.waiting_requester', 'open', 'pending_requester'),
    moved('10:30', 'ticket.waiting_third_party', 'pending_requester', 'on_hold'),
    moved('11:00', 'ticket.resumed', 'on_hold', 'open'),
    moved('11:30', 'ticket.resolved', 'open', 'resolved'),
  ]

  it.each([
    ['assignment', 10],
    ['requester_wait', 120],
    ['agent_work', 90],
    ['resolution', 150],
  ])('%s counts %i minutes', (metric, minutes) => {
    expect(only(run(events, [{ metric, within: '8h' }], '12:00'))).toMatchObject({
      state: 'met',
      elapsed: minutes * minute,
    })
  })

  it('clocks both reviews of each submission and the way of an urgent case to the library', () => {
    const list = run(
      [
        event('2026-03-02T09:00', 'case.created', { to: 'draft', attributes: { track: 'urgent' } }),
        event('2026-03-02T10:00', 'case.submitted', { from: 'draft', to: 'submitted' }),
        event('2026-03-02T11:00', 'case.changes_requested'),
        event('2026-03-03T09:00', 'case.submitted'),
        event('2026-03-03T10:00', 'case.passed', { level: 'first' }),
        event('2026-03-04T08:00', 'case.passed', { level: 'second' }),
        event('2026-03-04T09:00', 'case.published'),
      ],
      [
        { metric: 'first_review', within: '8h', calendar: 'always' },
        { metric: 'second_review', within: '8h', calendar: 'always' },
        { metric: 'publish', track: 'urgent', within: '48h', calendar: 'always' },
        { metric: 'resolution', within: '1h' },
      ],
      '2026-03-05T09:00',
    )
    expect(list.map((clock) => [clock.metric, clock.cycle, clock.state, clock.elapsed / hour])).toEqual([
      ['first_review', 1, 'met', 1],
      ['first_review', 2, 'met', 1],
      ['second_review', 1, 'breached', 22],
      ['publish', 1, 'met', 48],
    ])
  })
})

describe('agreements', () => {
  it('run side by side, each on the records that it covers', () => {
    const within = agreement([resolution])
    const gold = agreement([{ ...resolution, within: '2h' }], {
      id: 'gold',
      where: { field: 'customer.tier', op: 'eq', value: 'gold' },
    })
    const ids = (tier: string) =>
      clocks({
        events: [filed('09:00')],
        agreements: [within, gold],
        calendars,
        now: at('09:30'),
        subject: { customer: { tier } },
      }).map((clock) => clock.id)
    expect(ids('gold')).toEqual(['standard/resolution/1', 'gold/resolution/1'])
    expect(ids('silver')).toEqual(['standard/resolution/1'])
  })

  it('lose a metric that left them, and one that no target covers any more', () => {
    const events = [filed('09:00'), priority('09:10', 'low')]
    expect(run(events, [firstReply], '09:05')).toHaveLength(1)
    expect(run(events, [firstReply], '09:20')).toEqual([])
    expect(
      run(events, [resolution, { metric: 'update', within: '1h' }], '09:05').map((clock) => clock.metric),
    ).toEqual(['resolution', 'update'])
  })

  it('recompute history the same way twice, from events in any order', () => {
    const events = [
      filed('09:00'),
      moved('09:00', 'ticket.assigned', 'new', 'open'),
      asks('09:00'),
      reply('09:00'),
      moved('09:00', 'ticket.waiting_requester', 'open', 'pending_requester'),
      priority('09:00', 'low'),
      moved('09:40', 'ticket.resumed', 'pending_requester', 'open'),
    ]
    const targets: TargetSource[] = [
      firstReply,
      resolution,
      { metric: 'next_reply', within: '1h' },
      { metric: 'requester_wait', within: '1h' },
    ]
    const once = run(events, targets, '10:00')
    expect(run(events, targets, '10:00')).toEqual(once)
    const anyOrder = fc.shuffledSubarray(events, { minLength: events.length })
    const sameHistory = (shuffled: ClockEvent[]): void => {
      expect(run(shuffled, targets, '10:00')).toEqual(once)
    }
    fc.assert(fc.property(anyOrder, sameHistory), { numRuns: 50, seed: 20261124 })
  })

  it('refuse a calendar that nobody gave', () => {
    expect(() => run([filed('09:00')], [resolution], '10:00', { calendars: [] })).toThrow(
      /sla.unknown_calendar/,
    )
  })

  it('set nothing on a record that has no events yet', () => {
    expect(run([filed('11:00')], [resolution], '10:00')).toEqual([])
  })

  it('mark a due time past the known holidays as provisional', () => {
    expect(only(run([filed('2026-12-31T16:00')], [resolution], '2026-12-31T17:00'))).toMatchObject({
      provisional: true,
    })
    expect(only(run([filed('2026-12-30T10:00')], [resolution], '2026-12-30T11:00'))).toMatchObject({
      provisional: false,
    })
  })
})

describe('what is due next', () => {
  const watched = {
    ...firstReply,
    warnAt: [0.5],
    escalate: [
      { at: 1, notify: 'lead' },
      { at: 1.5, reassign: 'team-2' },
    ],
  } as TargetSource
  const next = (now: string) => nextDue(run([filed('10:00')], [watched], now))

  it('names each moment once: the warning, the breach just after the due time, the later steps', () => {
    expect(next('10:00')).toBe(at('10:15'))
    expect(next('10:15')).toBe(at('10:30') + 1)
    expect(next('10:31')).toBe(at('10:45') + 1)
    expect(next('10:46')).toBeUndefined()
  })

  it('is nothing while a clock stands or when it has stopped', () => {
    const events = [filed('10:00'), moved('10:05', 'ticket.waiting_requester', 'new', 'pending_requester')]
    expect(nextDue(run(events, [{ ...watched, pauseOn: ['pending_requester'] }], '10:10'))).toBeUndefined()
    expect(nextDue(run([filed('10:00'), reply('10:05')], [watched], '10:10'))).toBeUndefined()
  })

  it('passes an escalation step only when its moment is over', () => {
    const steps = (now: string) =>
      only(run([filed('10:00')], [watched], now)).steps.map((step) => step.passed)
    expect([steps('10:30'), steps('10:31'), steps('10:46')]).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ])
  })
})

describe('the badge', () => {
  const badge = (events: ClockEvent[], now: string) => {
    const found = slaStatus(run(events, [firstReply, resolution], now))
    return found && [found.status, found.clock.metric]
  }

  it.each([
    ['ok', 'first_reply', [filed('10:00')], '10:05'],
    ['warning', 'first_reply', [filed('10:00')], '10:20'],
    ['breached', 'first_reply', [filed('10:00')], '10:40'],
    ['ok', 'resolution', [filed('10:00'), reply('10:40')], '10:41'],
    [
      'paused',
      'resolution',
      [
        filed('10:00'),
        reply('10:05'),
        moved('10:06', 'ticket.waiting_requester', 'new', 'pending_requester'),
      ],
      '10:41',
    ],
    [
      'met',
      'first_reply',
      [filed('10:00'), reply('10:05'), moved('10:30', 'ticket.resolved', 'open', 'resolved')],
      '10:41',
    ],
    [
      'breached',
      'first_reply',
      [filed('10:00'), reply('10:45'), moved('11:00', 'ticket.resolved', 'open', 'resolved')],
      '11:01',
    ],
  ])('says %s of %s', (status, metric, events, now) => {
    expect(badge(events, now)).toEqual([status, metric])
  })

  it('says nothing where no clock has begun', () => {
    expect(badge([], '10:00')).toBeUndefined()
  })
})
