import type { FigureClient, FigureQuery, FigureReport } from '@caselore/core/desk'

type Figures = FigureReport['total']['figures']

const hour = 3_600_000
const day = 24 * hour

/** Monday 2026-11-23, 00:00 in Shanghai. */
const fakeMonday = Date.UTC(2026, 10, 22, 16)

const share = (value: number, n = 60) => ({ value, n, sum: value * n, mean: value })
const count = (n: number) => ({ value: n, n, sum: n, mean: 1 })
const duration = (value: number, n = 60) => ({
  value,
  n,
  sum: value * n,
  mean: value,
  median: value * 0.8,
  p90: value * 2,
  isExact: true,
})

const figures = (day: number): Figures => ({
  ticket_volume: count(8 + day),
  first_reply: { ...duration((1 + day / 4) * hour), business: duration((0.5 + day / 4) * hour) },
  resolution_rate: share(0.9 - day / 100),
  csat: share(0.95 - day / 50),
  human_intervention: share(0.28),
  backlog: count(20 + day),
  backlog_age: duration((20 + day) * hour),
  'sla_attainment:first_reply': share(0.97 - day / 100),
  'sla_attainment:resolution': share(0.9 - day / 100),
  link_rate: share(0.7),
  reuse_rate: share(0.5 + day / 100),
  repeat_issues: share(0.1 + day / 50),
})

const kpis: FigureReport['kpis'] = [
  { id: 'ticket_volume', label: { zh: '工单量', en: 'Tickets filed' }, unit: 'count', better: 'lower' },
  {
    id: 'first_reply',
    label: { zh: '首次响应时长', en: 'First reply time' },
    unit: 'duration',
    better: 'lower',
    band: { kpi: 'first_reply', high: 2 * hour, inBusinessTime: true },
  },
  {
    id: 'resolution_rate',
    label: { zh: '解决率', en: 'Resolution rate' },
    unit: 'share',
    better: 'higher',
    band: { kpi: 'resolution_rate', low: 0.85 },
  },
  {
    id: 'csat',
    label: { zh: '客户满意度', en: 'Customer satisfaction' },
    unit: 'share',
    better: 'higher',
    band: { kpi: 'csat', low: 0.9 },
  },
  {
    id: 'human_intervention',
    label: { zh: '人工介入率', en: 'Human intervention' },
    unit: 'share',
    better: 'lower',
    band: { kpi: 'human_intervention', high: 0.3 },
  },
  { id: 'backlog', label: { zh: '积压量', en: 'Backlog' }, unit: 'count', better: 'lower' },
  { id: 'backlog_age', label: { zh: '积压时长', en: 'Age of backlog' }, unit: 'duration', better: 'lower' },
  {
    id: 'sla_attainment:first_reply',
    label: { zh: '首次响应达标率', en: 'First reply: SLA attainment' },
    unit: 'share',
    better: 'higher',
  },
  {
    id: 'sla_attainment:resolution',
    label: { zh: '解决达标率', en: 'Resolution: SLA attainment' },
    unit: 'share',
    better: 'higher',
  },
  { id: 'link_rate', label: { zh: '关联率', en: 'Link rate' }, unit: 'share', better: 'higher' },
  { id: 'reuse_rate', label: { zh: '复用率', en: 'Reuse rate' }, unit: 'share', better: 'higher' },
  {
    id: 'repeat_issues',
    label: { zh: '同类问题重复率', en: 'Repeat issues' },
    unit: 'share',
    better: 'lower',
    band: { kpi: 'repeat_issues', high: 0.15, tolerance: 0 },
  },
]

const nameOf = (at: number) => new Date(at + 8 * hour).toISOString().slice(0, 10)

/** Figures of a week that gets a little worse each day, whatever is asked. */
const fakeReport = ({ groupBy = [] }: FigureQuery = {}): FigureReport => ({
  from: fakeMonday - 6 * day,
  to: fakeMonday + day,
  now: fakeMonday + day / 2,
  zone: 'Asia/Shanghai',
  period: 'day',
  kpis,
  total: {
    group: {},
    figures: figures(4),
    standings: {
      first_reply: 'good',
      resolution_rate: 'good',
      csat: 'watch',
      human_intervention: 'few',
      repeat_issues: 'alert',
    },
  },
  before: { group: {}, figures: figures(0) },
  course: Array.from({ length: 7 }, (_, index) => {
    const from = fakeMonday + (index - 6) * day
    const { csat, ...others } = figures(index)
    // Nobody rates on a Friday.
    const shown = csat && index !== 4 ? { ...others, csat } : others
    return { period: { from, to: from + day, label: nameOf(from) }, group: {}, figures: shown }
  }),
  groups: groupBy[0]
    ? ['electrics', null].map((value, index) => ({
        group: { [groupBy[0] ?? 'team']: value },
        figures: figures(index * 3),
        standings: { csat: index === 0 ? 'good' : 'alert' },
      }))
    : [],
  alerts: [
    {
      kind: 'out_of_band',
      kpi: 'repeat_issues',
      group: { category: 'electrics' },
      value: 0.18,
      reference: 0.15,
      deviation: 0.2,
      isWorse: true,
      n: 60,
      message: {
        zh: '同类问题重复率比目标高 20%。',
        en: 'Repeat issues is 20% above its target.',
      },
    },
  ],
  withheld: 0,
  leftOut: 0,
})

export const fakeFigures: FigureClient = { report: async (query) => fakeReport(query) }
