import { describe, expect, it } from 'vitest'
import {
  type AnalyticsEvent,
  backlog,
  backlogAge,
  csat,
  csatResponse,
  csatScore,
  deflectionRate,
  firstContactResolution,
  firstReply,
  firstResolution,
  fullResolution,
  handlingTime,
  humanIntervention,
  type Kpi,
  linkRate,
  measure,
  nextReply,
  outcomeEvent,
  reopenRate,
  repeatIssues,
  resolutionRate,
  reuseRate,
  slaAttainment,
  ticketVolume,
  transferRate,
} from './index.js'
import { asks, at, filed, moved, rated, reply, stream } from './testing/stream.js'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const later = at('2026-04-30T00:00')

/** Answered after half an hour, asked once more, resolved and closed the same day. */
const talked = stream(
  'ticket',
  't1',
  filed('09:00', 'wang', { category: '电气', channel: 'web' }),
  moved('09:10', 'started', 'open'),
  reply('09:30'),
  moved('09:30', 'waiting_requester', 'pending_requester'),
  asks('11:00', 'wang'),
  moved('11:00', 'resumed', 'open', {}, 'wang'),
  reply('11:20'),
  moved('12:00', 'resolved', 'resolved'),
  moved('15:00', 'closed', 'closed', {}, 'wang'),
  rated('15:05', 4, 'wang'),
)

/** Resolved at once and for good, after a case was cited. */
const quick = [
  ...stream(
    'ticket',
    't2',
    filed('10:00', 'zhao', { category: '液压' }),
    moved('10:05', 'started', 'open', {}, 'qian'),
    moved('10:15', 'resolved', 'resolved', {}, 'qian'),
    moved('10:30', 'closed', 'closed', {}, 'zhao'),
    rated('10:40', 2, 'zhao'),
    rated('11:40', 5, 'zhao'),
  ),
  ...stream('case', 'k1', ['10:12', 'cited', { ticket: 't2' }, 'qian']),
]

/** Transferred, resolved, rejected, resolved again; still to be confirmed. */
const returned = stream(
  'ticket',
  't3',
  filed('09:00', 'sun', { category: '机械' }),
  moved('10:00', 'started', 'open'),
  moved('11:00', 'transferred', 'open', { team: '二线' }),
  moved('13:00', 'resolved', 'resolved', {}, 'qian'),
  moved('14:00', 'solution_rejected', 'open', {}, 'sun'),
  moved('17:00', 'resolved', 'resolved', {}, 'qian'),
)

const cancelled = stream(
  'ticket',
  't4',
  filed('09:00', 'li-si'),
  moved('09:20', 'cancelled', 'closed', {}, 'li-si'),
)
const untouched = stream('ticket', 't5', filed('16:00', 'zhou', { category: '电气' }))
const all = [...talked, ...quick, ...returned, ...cancelled, ...untouched]

const figure = (kpi: Kpi, events: AnalyticsEvent[] = all, now = later) => {
  const found = measure(
    kpi,
    [...events].sort((a, b) => a.at - b.at),
    { now },
  )
  return found && { n: found.n, value: found.value }
}
const share = (hits: number, n: number) => ({ n, value: hits / n })

describe('times', () => {
  it.each([
    ['first reply: 30, 15 and 240 minutes; a resolution is a reply', firstReply, 3, (30 + 15 + 240) / 3],
    ['next reply: 20 minutes, and 180 after the rejection', nextReply, 2, (20 + 180) / 2],
    ['handling: 20 + 60, 10, and 180 + 180 minutes in open', handlingTime, 3, (80 + 10 + 360) / 3],
    ['first resolution: 180, 15, 240 minutes', firstResolution, 3, (180 + 15 + 240) / 3],
    ['full resolution: only what is closed', fullResolution, 2, (180 + 15) / 2],
  ])('%s', (_, kpi, n, minutes) => {
    expect(figure(kpi)).toEqual({ n, value: minutes * minute })
  })

  it('are answered with median and p90, interpolated as spreadsheets do', () => {
    expect(measure(firstReply, all, { now: later })).toMatchObject({
      median: 30 * minute,
      p90: (30 + 0.8 * 210) * minute,
      isExact: true,
    })
  })

  it('are told in business time too, when a calendar is given', () => {
    const between = (from: number, to: number) => (to - from) / 2
    expect(measure(firstReply, all, { now: later, between })?.business).toMatchObject({
      n: 3,
      mean: (285 / 6) * minute,
      median: 15 * minute,
    })
  })

  it('take no note, no automation and no wait for a reply', () => {
    const events = stream(
      'ticket',
      't',
      filed('09:00', 'wang'),
      ['09:01', 'commented', { visibility: 'public', by: 'agent' }, 'system'],
      ['09:02', 'commented', { visibility: 'internal', by: 'agent' }],
      reply('09:40'),
    )
    expect(figure(firstReply, events)).toEqual({ n: 1, value: 40 * minute })
    expect(figure(nextReply, events)).toBeUndefined()
  })
})

describe('outcomes', () => {
  it.each([
    ['resolved: three of the four that were not cancelled', resolutionRate, share(3, 4)],
    [
      'resolved at first contact: not after another question, transfer or rejection',
      firstContactResolution,
      share(1, 3),
    ],
    ['transferred', transferRate, share(1, 3)],
    ['came back', reopenRate, share(1, 3)],
    ['content: the changed rating counts, 4 and 5 of two', csat, share(2, 2)],
    ['mean score', csatScore, share(9, 2)],
    ['answered the survey: both that are closed', csatResponse, share(2, 2)],
    ['a person worked on it: the untouched one is not decided', humanIntervention, share(3, 3)],
    ['linked', linkRate, share(1, 2)],
    ['reused', reuseRate, share(1, 2)],
    ['filed: all five, the cancelled one too', ticketVolume, { n: 5, value: 5 }],
    ['repeated: nobody came twice', repeatIssues, share(0, 4)],
  ])('%s', (_, kpi, expected) => {
    expect(figure(kpi)).toEqual(expected)
  })

  it('count a case that was written from the ticket as a link, not as reuse', () => {
    const drafted = [...talked, ...stream('ticket', 't1', ['16:00', 'case_drafted', { case: 'k9' }])]
    // The id of the added event is the filing’s: the same event twice counts once.
    expect(figure(linkRate, drafted)).toEqual(share(0, 1))
    const named = drafted.map((event) =>
      event.type === 'ticket.case_drafted' ? { ...event, id: 'x' } : event,
    )
    expect([figure(linkRate, named), figure(reuseRate, named)]).toEqual([share(1, 1), share(0, 1)])
  })

  it('take a resolution back when the ticket comes back', () => {
    const reopened = stream(
      'ticket',
      't',
      filed('09:00', 'wang'),
      moved('10:00', 'resolved', 'resolved'),
      moved('11:00', 'closed', 'closed'),
      moved('12:00', 'reopened', 'open'),
    )
    expect(figure(resolutionRate, reopened)).toEqual(share(0, 1))
    expect(figure(fullResolution, reopened)).toBeUndefined()
  })
})

describe('the same issue of the same person', () => {
  const quickTicket = (id: string, date: string, category: string, requester = 'wang') =>
    stream(
      'ticket',
      id,
      filed(`${date}T09:00`, requester, { category }),
      moved(`${date}T10:00`, 'resolved', 'resolved'),
      moved(`${date}T11:00`, 'closed', 'closed'),
    )

  it('is no first-contact resolution of the first, and no first contact of the second', () => {
    const twice = [...quickTicket('a', '2026-03-02', '电气'), ...quickTicket('b', '2026-03-06', '电气')]
    expect(figure(firstContactResolution, twice)).toEqual(share(0, 1))
    expect(figure(repeatIssues, twice)).toEqual(share(1, 2))
  })

  it('is another matter after the windows, in another category, or of somebody else', () => {
    const late = [...quickTicket('a', '2026-03-02', '电气'), ...quickTicket('b', '2026-03-12', '电气')]
    expect(figure(firstContactResolution, late)).toEqual(share(2, 2))
    expect(figure(repeatIssues, late)).toEqual(share(1, 2))
    const other = [...quickTicket('a', '2026-03-02', '电气'), ...quickTicket('b', '2026-03-03', '液压')]
    const someone = [
      ...quickTicket('a', '2026-03-02', '电气'),
      ...quickTicket('b', '2026-03-03', '电气', 'zhao'),
    ]
    for (const events of [other, someone]) {
      expect(figure(firstContactResolution, events)).toEqual(share(2, 2))
      expect(figure(repeatIssues, events)).toEqual(share(0, 2))
    }
  })

  it('waits for the look-ahead before it judges', () => {
    const one = quickTicket('a', '2026-03-02', '电气')
    expect(figure(firstContactResolution, one, at('2026-03-09T09:59'))).toBeUndefined()
    expect(figure(firstContactResolution, one, at('2026-03-09T10:00'))).toEqual(share(1, 1))
  })

  it('goes by the category that triage gave', () => {
    const triaged = stream(
      'ticket',
      'b',
      filed('2026-03-03T09:00', 'wang'),
      moved('2026-03-03T09:30', 'triaged', 'new', { changed: { category: '电气' } }),
    )
    expect(figure(repeatIssues, [...quickTicket('a', '2026-03-02', '电气'), ...triaged])).toEqual(share(1, 2))
  })
})

describe('deflection', () => {
  const solved = (time: string, who: string, entry = 'k1') =>
    stream('case', entry, [
      time,
      'feedback_given',
      { kind: 'solved', deflected: true, node: '电气' },
      who,
    ]).map((event) => ({ ...event, id: `${entry}${time}${who}` }))

  it('is a problem that was never filed: one for a person in 48 hours, none when a ticket follows', () => {
    const events = [
      ...talked,
      ...solved('2026-03-03T09:00', 'he'),
      ...solved('2026-03-03T09:30', 'he', 'k2'),
      ...solved('2026-03-06T09:00', 'he'),
      ...solved('2026-03-03T09:00', 'shi'),
      ...stream('ticket', 't9', filed('2026-03-05T08:59', 'shi')),
    ]
    expect(figure(deflectionRate, events)).toEqual(share(2, 4))
    expect(figure(humanIntervention, events)).toEqual(share(1, 3))
  })

  it('waits until the window is over', () => {
    const events = solved('2026-03-03T09:00', 'he')
    expect(figure(deflectionRate, events, at('2026-03-05T09:00'))).toBeUndefined()
    expect(figure(deflectionRate, events, at('2026-03-05T09:01'))).toEqual(share(1, 1))
  })
})

describe('the backlog', () => {
  it('is what is open now, with its age', () => {
    expect(figure(backlog)).toEqual({ n: 1, value: 1 })
    expect(figure(backlogAge, all, at('2026-03-04T16:00'))).toEqual({ n: 1, value: 2 * day })
    expect(figure(backlog, all, at('2026-03-02T09:05'))).toEqual({ n: 3, value: 3 })
  })
})

describe('SLA attainment', () => {
  it('is clocks met by clocks met or breached, one metric at a time', () => {
    const clock = (id: string, metric: string, state: string, more: object) => ({
      id,
      metric,
      agreement: 'standard',
      state,
      ...more,
    })
    const outcomes = [
      outcomeEvent('t1', clock('a', 'first_reply', 'met', { stoppedAt: at('09:30'), due: at('09:30') })),
      outcomeEvent('t3', clock('a', 'first_reply', 'breached', { due: at('10:00') })),
      outcomeEvent('t1', clock('b', 'resolution', 'met', { stoppedAt: at('12:00') })),
      outcomeEvent('t5', clock('a', 'first_reply', 'running', { due: at('18:00') })),
    ].flatMap((event) => event ?? [])
    const kpi = slaAttainment('first_reply', { zh: '首次响应', en: 'First reply' })
    expect(kpi.label.zh).toBe('首次响应达标率')
    expect(figure(kpi, [...all, ...outcomes])).toEqual(share(1, 2))
    expect(figure(slaAttainment('resolution', kpi.label, 'other'), [...all, ...outcomes])).toBeUndefined()
  })
})
