import { describe, expect, it } from 'vitest'
import { definePolicy, type PolicySource, standardPolicy } from '../../policy/index.js'
import { auditTrail } from '../testing/audit-trail.js'
import { published } from '../testing/published.js'
import { refusalOf } from '../testing/refusal-of.js'
import { morning, world } from '../testing/world.js'
import type { FigureQuery } from './types.js'

const minute = 60_000
const day = 86_400_000

type World = Awaited<ReturnType<typeof world>>

interface Course {
  readonly regions?: string[]
  readonly replyAfter?: number
  readonly score?: number
  readonly cites?: readonly string[]
}

/** A ticket that is answered, resolved, confirmed and rated. */
async function solved({ as, clock }: World, { regions, replyAfter = 20, score, cites }: Course = {}) {
  const by = regions?.[0] === '华北' ? 'northAgent' : 'agent'
  const { id } = await as(by).tickets.file({
    subject: '停机',
    requester: 'requester-1',
    regions: regions ?? ['华东'],
    category: 'electrics',
  })
  clock.advance(replyAfter * minute)
  await as(by).tickets.send(id, { type: 'ticket.start' })
  await as(by).tickets.comment(id, { text: '请提供序列号。', visibility: 'public' })
  clock.advance(10 * minute)
  await as(by).tickets.send(id, { type: 'ticket.resolve', resolution: '已更换', ...(cites ? { cites } : {}) })
  await as('requester').tickets.send(id, { type: 'ticket.confirm' })
  if (score) await as('requester').tickets.send(id, { type: 'ticket.rate', score })
  return id
}

const withRule = (rule: PolicySource['rules'][number]) =>
  definePolicy({ extends: standardPolicy, roles: {}, rules: [rule] })

const valuesOf = async (made: World, query?: FigureQuery) => {
  const { total } = await made.as('lead').figures.report(query)
  return (kpi: string) => total.figures[kpi]?.value
}

describe('key figures of the desk', () => {
  it('are those of what happened, with clocks, business time and the time before', async () => {
    const made = await world()
    const entry = await published(made)
    made.clock.set(morning + day)
    await solved(made, { score: 5, cites: [entry] })
    made.clock.set(morning + 10 * day)
    const from = made.clock() - day / 4
    // Answered after three hours, where two are promised.
    await solved(made, { replyAfter: 180, score: 2 })
    await made.as('requester').tickets.file({ subject: '还有一台' })
    const report = await made.as('lead').figures.report({ from, period: 'hour' })
    const { figures } = report.total
    expect({
      filed: figures.ticket_volume?.value,
      backlog: figures.backlog?.value,
      reply: figures.first_reply?.value,
      replied: figures.first_reply?.n,
      csat: figures.csat?.value,
      linked: figures.link_rate?.value,
      kept: figures['sla_attainment:first_reply']?.value,
      resolvedInTime: figures['sla_attainment:resolution']?.value,
    }).toEqual({
      filed: 2,
      backlog: 1,
      reply: 180 * minute,
      replied: 1,
      csat: 0,
      linked: 0,
      kept: 0,
      resolvedInTime: 1,
    })
    // From 10:00 to 13:00, with an hour for lunch in Chinese office hours.
    expect(figures.first_reply?.business?.mean).toBe(120 * minute)
    const earlier = await valuesOf(made, { from: morning, to: from })
    expect([earlier('ticket_volume'), earlier('csat'), earlier('link_rate')]).toEqual([1, 1, 1])
    expect([report.zone, report.period, report.leftOut]).toEqual(['Asia/Shanghai', 'hour', 0])
    expect(report.course.flatMap(({ figures }) => figures.ticket_volume?.value ?? [])).toEqual([1, 1])
    const wide = await made.as('lead').figures.report({ from: made.clock() - 6 * day })
    expect(wide.before.figures.ticket_volume?.value).toBe(1)
  })

  it('have a row for each step, also where nothing happened', async () => {
    const made = await world()
    await solved(made)
    const { course } = await made.as('lead').figures.report({ from: morning - 2 * day })
    expect(course.map(({ period, figures }) => [period?.label, figures.ticket_volume?.value])).toEqual([
      ['2026-03-08', undefined],
      ['2026-03-09', undefined],
      ['2026-03-10', 1],
    ])
  })

  it('count no ticket of another region, in no figure and no group', async () => {
    const made = await world()
    await solved(made, { score: 5 })
    const own = await made.as('lead').figures.report({ groupBy: ['region'], to: morning + day })
    for (const replyAfter of [10, 90]) await solved(made, { regions: ['华北'], replyAfter, score: 1 })
    const withOthers = await made.as('lead').figures.report({ groupBy: ['region'], to: morning + day })
    expect({ ...withOthers, now: 0 }).toEqual({ ...own, now: 0 })
    expect(withOthers.groups.map(({ group }) => group.region)).toEqual(['华东'])
  })

  it('tell apart by region and team, and look at a part', async () => {
    const made = await world()
    await solved(made)
    await solved(made, { regions: ['华东', '华南'] })
    const { groups } = await made.as('lead').figures.report({ groupBy: ['region'], kpis: ['ticket_volume'] })
    expect(groups.map(({ group, figures }) => [group.region, figures.ticket_volume?.value])).toEqual([
      ['华东', 1],
      ['华东、华南', 1],
    ])
    const part = await valuesOf(made, { where: { field: 'region', op: 'eq', value: '华东' } })
    expect(part('ticket_volume')).toBe(1)
  })

  it('stand good, to be watched or alarming, and alerts name the category whose issues repeat', async () => {
    const made = await world({ figures: { minimum: 3 } })
    for (const score of [5, 1, 1]) await solved(made, { score })
    const { total, alerts, kpis } = await made.as('lead').figures.report()
    expect(total.standings).toMatchObject({
      first_reply: 'good',
      resolution_rate: 'good',
      csat: 'alert',
      repeat_issues: 'alert',
    })
    expect(kpis.find(({ id }) => id === 'csat')?.band).toMatchObject({ low: 0.9 })
    const found = alerts.map(({ kind, kpi, group }) => [kind, kpi, group.category])
    expect(found).toContainEqual(['out_of_band', 'csat', undefined])
    expect(found).toContainEqual(['out_of_band', 'repeat_issues', 'electrics'])
  })

  it.each<[FigureQuery, string]>([
    [{ from: morning, to: morning }, 'desk.bad_period'],
    [{ from: morning - 400 * day, period: 'hour' }, 'desk.too_many_periods'],
    [{ kpis: ['mood'] }, 'desk.unknown_figure'],
    [{ where: { field: 'requester', op: 'eq', value: 'r' } }, 'filter.unknown_field'],
    [{ groupBy: ['mood' as 'team'] }, 'input.wrong_value'],
    [{ colour: 'red' } as FigureQuery, 'input.unknown_key'],
  ])('refuse %j', async (query, code) => {
    const { as } = await world()
    expect((await refusalOf(as('lead').figures.report(query))).code).toBe(code)
  })
})

describe('policy', () => {
  it.each(['agent', 'requester', 'sales', 'systemAdmin', 'auditor'] as const)(
    'opens figures to leads, not to %s',
    async (who) => {
      const { as } = await world()
      expect((await refusalOf(as(who).figures.report())).code).toBe('desk.denied')
    },
  )

  it('keeps back from who may not read the tickets what rests on fewer than five', async () => {
    const made = await world()
    for (let n = 0; n < 4; n++) await solved(made)
    const few = await made.as('libraryAdmin').figures.report()
    expect(few.total.figures).toEqual({})
    expect(few.withheld).toBeGreaterThan(0)
    await solved(made, { score: 5 })
    const enough = await made.as('libraryAdmin').figures.report({ groupBy: ['category'] })
    expect(enough.total.figures.link_rate).toMatchObject({ n: 5, value: 0 })
    expect(enough.total.figures.csat).toBeUndefined()
    expect((await made.as('lead').figures.report()).total.figures.csat?.n).toBe(1)
    expect((await made.as('libraryAdmin').tickets.list()).items).toEqual([])
  })

  it('shows no figure that rests on a hidden field, and refuses to tell apart by one', async () => {
    const policy = withRule({
      id: 'no-ratings',
      effect: 'limit',
      roles: ['team_lead'],
      actions: ['ticket.report'],
      fields: { rating: 'hide', team: 'hide' },
    })
    const made = await world({ policy })
    await solved(made, { score: 5 })
    const lead = made.as('lead').figures
    const { kpis, total } = await lead.report()
    expect(kpis.filter(({ id }) => id.startsWith('csat'))).toEqual([])
    expect(Object.keys(total.figures)).not.toContain('csat_score')
    expect(total.figures.first_reply?.n).toBe(1)
    for (const query of [
      { kpis: ['csat'] },
      { groupBy: ['team'] },
      { where: { field: 'team', op: 'exists', value: true } },
    ] as const)
      expect((await refusalOf(lead.report(query))).code).toBe('desk.fields_not_readable')
    const admin = made.as('libraryAdmin').figures
    expect((await refusalOf(admin.report({ groupBy: ['agent'] }))).code).toBe('desk.fields_not_readable')
  })

  it('is obeyed where it asks for a reason and for an entry in the audit', async () => {
    const policy = withRule({
      id: 'watched-figures',
      effect: 'limit',
      roles: ['team_lead'],
      actions: ['ticket.report'],
      obligations: [{ type: 'require_reason' }, { type: 'audit', about: 'figures' }],
    })
    const { as, storage } = await world({ policy })
    expect((await refusalOf(as('lead').figures.report())).code).toBe('desk.reason_required')
    await as('lead').figures.report({ reason: '周会' })
    const entries = (await auditTrail(storage)).filter(({ action }) => action === 'ticket.report')
    expect(entries).toMatchObject([
      { actor: 'lead-1', target: { kind: 'ticket', id: 'figures' }, reason: '周会', regions: ['华东'] },
    ])
  })
})
