import {
  cnHolidays,
  createDesk,
  defineAgreement,
  defineCalendar,
  manualClock,
  memoryStorage,
} from '@caselore/core'
import { defineEscalation } from '@caselore/core/sla'
import { expect, it } from 'vitest'

it('warns, breaks and escalates once, and says what is left', async () => {
  const storage = memoryStorage()
  const clock = manualClock(Date.parse('2026-03-10T09:00:00+08:00'))
  const calendar = defineCalendar({
    id: 'cn-support',
    zone: 'Asia/Shanghai',
    weekly: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
    holidays: cnHolidays,
  })
  const late = defineEscalation([
    { at: 0.75, notify: 'assignee' },
    { at: 1, notify: 'team_lead', run: 'ticket.escalate' },
    { after: '1h', reassign: { team: 'second-line' }, priority: 'urgent' },
  ])
  const agreement = defineAgreement({
    id: 'standard',
    calendar: 'cn-support',
    targets: [{ metric: 'resolution', within: '4h', warnAt: [0.5], escalate: late }],
  })
  const desk = await createDesk({ storage, clock, calendars: [calendar], agreements: [agreement] })
  const lead = desk.as({
    tenant: 'acme',
    actor: { id: 'lead-1', roles: ['team_lead'], attributes: { regions: ['华东'] } },
  })
  const { id } = await lead.tickets.file({ subject: '注塑机停机' })

  // Nobody looked for half a day: all that was due is done late, in order, each once.
  clock.set(Date.parse('2026-03-10T16:00:00+08:00'))
  const report = await desk.tick({ tenant: 'acme' })
  expect(report).toMatchObject({ done: 7, refused: 0, failed: [], left: { n: 0, exact: true } })
  expect(await desk.tick({ tenant: 'acme' })).toMatchObject({ done: 0 })

  const { escalation, team, priority } = await lead.tickets.get(id)
  expect({ escalation, team, priority }).toEqual({ escalation: 1, team: 'second-line', priority: 'urgent' })
  const history = (await lead.tickets.timeline(id)).flatMap((item) =>
    item.type === 'event' && item.data.moment
      ? [[item.event, new Date(Number(item.data.moment)).toISOString()]]
      : [],
  )
  expect(history.slice(0, 3)).toEqual([
    ['ticket.sla_warned', '2026-03-10T03:00:00.000Z'],
    ['ticket.sla_escalated', '2026-03-10T04:00:00.000Z'],
    ['ticket.sla_breached', '2026-03-10T06:30:00.001Z'],
  ])
})
