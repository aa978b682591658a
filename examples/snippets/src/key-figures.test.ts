import { cnHolidays, createDesk, defineCalendar, manualClock, memoryStorage } from '@caselore/core'
import { alertsOf, csat, firstReply, report, resolutionRate } from '@caselore/core/analytics'
import { addBusinessDays, businessBetween, loadHolidays, mergeHolidays } from '@caselore/core/sla'
import { cnOfficeHours } from '@caselore/core/sla/cn'
import { expect, it } from 'vitest'

const shanghai = (text: string) => Date.parse(`${text}:00+08:00`)

it('reports the first replies of a week from what the desk wrote down', async () => {
  const storage = memoryStorage()
  const clock = manualClock(shanghai('2026-02-13T17:40'))
  const desk = await createDesk({ storage, clock })
  const agent = desk.as({
    tenant: 'acme',
    actor: { id: 'a1', roles: ['agent'], attributes: { regions: ['华东'] } },
  })
  const { id } = await agent.tickets.file({ subject: '注塑机停机', requester: 'plant-1' })
  clock.set(shanghai('2026-02-14T09:05'))
  await agent.tickets.comment(id, { text: '请提供序列号。', visibility: 'public' })
  const feed = await storage.changes?.(null, { tenant: 'acme', limit: 1_000 })
  const weekly = report(feed?.events ?? [], {
    kpis: [firstReply, resolutionRate, csat],
    groupBy: ['agent'],
    period: 'week',
    zone: 'Asia/Shanghai',
    between: (from, to) => businessBetween(cnOfficeHours, from, to),
  })
  const row = weekly.rows.find(({ group }) => group.agent === 'a1')
  expect(row?.period?.label).toBe('2026-W07')
  expect(row?.figures.first_reply?.business?.median).toBe(25 * 60_000)
  expect(alertsOf(weekly)).toEqual([])
})

it('answers a lead the figures of their own tickets, and how each stands', async () => {
  const clock = manualClock(shanghai('2026-03-02T09:00'))
  const desk = await createDesk({ storage: memoryStorage(), clock, figures: { minimum: 1 } })
  const as = (role: string, region: string) =>
    desk.as({
      tenant: 'acme',
      actor: {
        id: `${role}-${region === '华东' ? 'east' : 'south'}`,
        roles: [role],
        attributes: { regions: [region] },
      },
    })
  for (const region of ['华东', '华南'])
    await as('agent', region).tickets.file({ subject: '注塑机停机', requester: 'plant-1' })
  clock.set(shanghai('2026-03-02T09:40'))
  const [ticket] = (await as('agent', '华东').tickets.list()).items
  if (!ticket) throw new Error('no ticket')
  await as('agent', '华东').tickets.comment(ticket.id, { text: '请提供序列号。', visibility: 'public' })
  const { total, course } = await as('team_lead', '华东').figures.report({ period: 'week' })
  expect(total.figures.ticket_volume?.value).toBe(1)
  expect(total.figures.first_reply?.business?.mean).toBe(40 * 60_000)
  expect(total.standings.first_reply).toBe('good')
  expect(course.at(-1)?.period?.label).toBe('2026-W10')
})

it('takes in the holidays of another year, and counts business days', () => {
  const update = loadHolidays({
    format: 'caselore.holidays/1',
    region: 'CN',
    coverage: { from: '2027-01-01', to: '2027-12-31' },
    sources: ['示例'],
    holidays: [{ name: { zh: '元旦', en: 'New Year' }, from: '2027-01-01', to: '2027-01-03' }],
  })
  const merged = update.ok ? mergeHolidays(cnHolidays, update.value) : update
  if (!merged.ok) throw new Error(merged.refusals[0].message.en)
  const weekly = { 'mon-fri': ['09:00-18:00'] }
  const support = defineCalendar({ id: 's', zone: 'Asia/Shanghai', weekly, holidays: merged.value })
  expect(addBusinessDays(support, shanghai('2026-12-31T15:00'), 1)).toBe(shanghai('2027-01-04T15:00'))
})
