import {
  cnHolidays,
  createDesk,
  defineAgreement,
  defineCalendar,
  manualClock,
  memoryStorage,
} from '@caselore/core'
import { expect, it } from 'vitest'

it('counts in a Chinese working calendar, with a warning share and a pause', async () => {
  const calendar = defineCalendar({
    id: 'cn-support',
    zone: 'Asia/Shanghai',
    weekly: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
    holidays: cnHolidays,
  })
  const agreement = defineAgreement({
    id: 'standard',
    calendar: 'cn-support',
    targets: [
      {
        metric: 'first_reply',
        priority: 'urgent',
        within: '30m',
        warnAt: [0.5, 0.9],
        escalate: [{ at: 1, notify: 'lead' }],
      },
      { metric: 'resolution', priority: 'urgent', within: '4h', pauseOn: ['pending_requester'] },
    ],
  })
  const clock = manualClock(Date.parse('2026-02-13T17:40:00+08:00'))
  const desk = await createDesk({
    storage: memoryStorage(),
    clock,
    calendars: [calendar],
    agreements: [agreement],
  })
  const agent = desk.as({
    tenant: 'acme',
    actor: { id: 'a1', roles: ['agent'], attributes: { regions: ['华东'] } },
  })
  const { id } = await agent.tickets.file({ subject: '注塑机停机', priority: 'urgent' })
  const [reply] = await agent.tickets.sla(id)
  // Twenty minutes on Friday evening, ten on the Saturday that is worked for the Spring Festival.
  expect(new Date(reply?.due ?? 0).toISOString()).toBe('2026-02-14T01:10:00.000Z')
})
