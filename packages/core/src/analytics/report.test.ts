import { describe, expect, it } from 'vitest'
import {
  backlog,
  createCollector,
  csatResponse,
  dimensionLabels,
  firstReply,
  firstResolution,
  periodLabels,
  type ReportOptions,
  report,
  standardKpis,
  ticketVolume,
} from './index.js'
import { at, filed, moved, rated, reply, stream } from './testing/stream.js'

const hour = 3_600_000

const ticket = (id: string, date: string, category: string, agent: string, attributes = {}) =>
  stream(
    'ticket',
    id,
    filed(`${date}T09:00`, `c-${id}`, { category, ...attributes }),
    moved(`${date}T09:30`, 'assigned', 'open', { assignee: agent, team: agent === 'li' ? '华东' : '华南' }),
    reply(`${date}T10:00`, agent),
    moved(`${date}T12:00`, 'resolved', 'resolved', {}, agent),
    moved(`${date}T18:00`, 'closed', 'closed', {}, `c-${id}`),
    rated('2026-03-14T09:00', 5, `c-${id}`),
  )

const events = [
  ...ticket('a', '2026-03-02', '电气', 'li', { priority: 'urgent' }),
  ...ticket('b', '2026-03-02', '电气', 'qian'),
  ...ticket('c', '2026-03-09', '液压', 'li'),
  ...stream('ticket', 'd', filed('2026-03-08T23:30', 'c-d')),
].sort((a, b) => a.at - b.at)
const now = at('2026-03-20T10:00')
const rowsOf = (options: ReportOptions) => report(events, { now, ...options }).rows

describe('a report', () => {
  it('has a row for each period and group, in order, what has no group last', () => {
    const rows = rowsOf({
      kpis: [backlog, firstReply],
      groupBy: ['category'],
      period: 'week',
      zone: 'Asia/Shanghai',
    })
    expect(rows.map((row) => [row.period?.label, row.group.category, Object.keys(row.figures)])).toEqual([
      ['2026-W10', '电气', ['first_reply']],
      ['2026-W10', null, ['backlog']],
      ['2026-W11', '液压', ['first_reply']],
      ['2026-W11', null, ['backlog']],
      ['2026-W12', null, ['backlog']],
    ])
  })

  it('cuts periods by the wall clock of its zone', () => {
    const weeks = (zone: string) =>
      rowsOf({ kpis: [firstReply], period: 'day', zone, from: at('2026-03-02T00:00') }).map(
        ({ period }) => period,
      )
    expect(weeks('Asia/Shanghai')[0]).toEqual({
      from: at('2026-03-02T00:00'),
      to: at('2026-03-03T00:00'),
      label: '2026-03-02',
    })
    expect(weeks('America/Los_Angeles')[0]?.label).toBe('2026-03-01')
  })

  it('tells by whom: the agent who did it, and the team at that moment', () => {
    const rows = rowsOf({ kpis: [firstResolution], groupBy: ['team', 'agent'] })
    expect(rows.map(({ group, figures }) => [group.team, group.agent, figures.first_resolution?.n])).toEqual([
      ['华东', 'li', 2],
      ['华南', 'qian', 1],
    ])
  })

  it('puts a ticket of several regions into a group of its own, in whichever order they are named', () => {
    const both = (id: string, regions: string[]) =>
      stream('ticket', id, filed('2026-03-03T09:00', `c-${id}`, { regions }))
    const stayed = [...both('e', ['华东']), ...both('f', ['华南', '华东']), ...both('g', ['华东', '华南'])]
    const moved = stream('ticket', 'h', filed('2026-03-03T09:00', 'c-h', { regions: ['华北'] }), [
      '2026-03-03T10:00',
      'edited',
      { changed: { regions: ['华东'] } },
    ])
    const { rows } = report([...stayed, ...moved], { now, kpis: [ticketVolume], groupBy: ['region'] })
    expect(rows.map(({ group, figures }) => [group.region, figures.ticket_volume?.value])).toEqual([
      ['华东', 2],
      ['华东、华南', 2],
    ])
  })

  it('counts a closing when it was closed, not when it was rated', () => {
    const [row] = rowsOf({ kpis: [csatResponse], period: 'day', zone: 'Asia/Shanghai' })
    expect([row?.period?.label, row?.figures.csat_response?.value]).toEqual(['2026-03-02', 1])
  })

  it('looks at a part: by condition, and from one moment to another', () => {
    const urgent = rowsOf({ kpis: [firstReply], where: { field: 'priority', op: 'eq', value: 'urgent' } })
    expect(urgent[0]?.figures.first_reply?.n).toBe(1)
    const first = rowsOf({ kpis: [firstReply, backlog], to: at('2026-03-02T10:00') })
    // Both had been filed and answered by then, but not a moment before.
    expect(first).toHaveLength(1)
    expect(first[0]?.figures.first_reply).toBeUndefined()
    expect(first[0]?.figures.backlog?.value).toBe(2)
  })

  it('shows what reuse does to the time', () => {
    const cited = stream('case', 'k', ['2026-03-02T11:00', 'cited', { ticket: 'a' }, 'li'])
    const { rows } = report([...events, ...cited], { now, kpis: [firstResolution], groupBy: ['reuse'] })
    expect(rows.map(({ group, figures }) => [group.reuse, figures.first_resolution])).toEqual([
      ['with_case', expect.objectContaining({ n: 1, mean: 3 * hour })],
      ['without_case', expect.objectContaining({ n: 2, mean: 3 * hour })],
    ])
  })

  it('says how many events it had to leave out', () => {
    const orphan = stream('ticket', 'x', reply('2026-03-03T09:00'))
    const tooLate = stream('ticket', 'a', moved('2026-04-20T09:00', 'reopened', 'open')).map((one) => ({
      ...one,
      id: 'late',
    }))
    expect(report([...orphan, ...events, ...tooLate]).leftOut).toBe(2)
  })

  it.each([
    [{ zone: 'Asia/Peking' }, 'analytics.unknown_zone'],
    [{ period: 'decade' }, 'analytics.unknown_period'],
    [{ groupBy: ['mood'] }, 'analytics.unknown_dimension'],
    [{ kpis: [firstReply, firstReply] }, 'analytics.duplicate_kpi'],
  ])('refuses %j', (options, code) => {
    expect(() => report([], options as unknown as ReportOptions)).toThrow(expect.objectContaining({ code }))
  })
})

describe('a collector', () => {
  it('goes on after a report, and refuses to look back', () => {
    const collector = createCollector({ kpis: [firstReply] })
    for (const event of events.slice(0, 6)) collector.add(event)
    expect(collector.report(now).rows[0]?.figures.first_reply?.n).toBe(2)
    for (const event of events.slice(6)) collector.add(event)
    expect(collector.report(now).rows).toEqual(rowsOf({ kpis: [firstReply] }))
    expect(() => collector.report(at('2026-03-02T09:00'))).toThrow(RangeError)
  })

  it('merges only what was gathered alike', () => {
    const [weekly, daily] = [createCollector({ period: 'week' }), createCollector({ period: 'day' })]
    expect(() => weekly.merge(daily)).toThrow(
      expect.objectContaining({ code: 'analytics.different_options' }),
    )
  })
})

it('names every figure, dimension and period in both languages', () => {
  const labels = [
    ...standardKpis.map(({ label }) => label),
    ...Object.values(dimensionLabels),
    ...Object.values(periodLabels),
  ]
  for (const { zh, en } of labels) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z]/)
  }
})
