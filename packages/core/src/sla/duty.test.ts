import { expect, it } from 'vitest'
import { defineCalendar } from './calendar.js'
import { cnOfficeHours } from './cn/index.js'
import { type Duty, nextOnDuty, onDuty } from './duty.js'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
const nights = defineCalendar({ id: 'night', zone: 'Asia/Shanghai', weekly: { 'mon-fri': ['20:00-06:00'] } })
const over = defineCalendar({
  id: 'over',
  zone: 'Asia/Shanghai',
  weekly: { 'mon-sun': ['08:00-20:00'] },
  validity: { to: '2026-01-31' },
})
const roster: Duty[] = [
  { person: 'day', calendar: cnOfficeHours },
  {
    person: 'ill',
    calendar: cnOfficeHours,
    away: [
      { from: at('2026-03-03T10:00'), to: at('2026-03-05T00:00') },
      { from: at('2026-03-05T00:00'), to: at('2026-03-05T14:00') },
    ],
  },
  { person: 'night', calendar: nights },
  { person: 'gone', calendar: over },
]

it('says who is on duty now', () => {
  expect(onDuty(roster, at('2026-03-03T09:30'))).toEqual(['day', 'ill'])
  expect(onDuty(roster, at('2026-03-03T10:00'))).toEqual(['day'])
  expect(onDuty(roster, at('2026-03-04T03:00'))).toEqual(['night'])
  expect(onDuty(roster, at('2026-03-07T12:00'))).toEqual([])
})

it('says who is next, beyond breaks, leave and holidays; who has left is not', () => {
  expect(nextOnDuty(roster, at('2026-03-03T12:30'))).toEqual([
    { person: 'day', at: at('2026-03-03T13:30') },
    { person: 'night', at: at('2026-03-03T20:00') },
    { person: 'ill', at: at('2026-03-05T14:00') },
  ])
  expect(nextOnDuty(roster, at('2026-02-14T19:00'))[1]).toEqual({ person: 'day', at: at('2026-02-24T09:00') })
})
