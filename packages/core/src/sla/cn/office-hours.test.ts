import { expect, it } from 'vitest'
import { businessBetween, intervals } from '../business-time.js'
import { defineCalendar } from '../calendar.js'
import { cnHolidays, cnOfficeHours } from './index.js'

it('is what defineCalendar makes of the same hours and holidays, before, in and after the years that are known', () => {
  const defined = defineCalendar({
    id: 'cn-support',
    zone: 'Asia/Shanghai',
    weekly: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
    holidays: cnHolidays,
  })
  const { id, zone, known, stretches } = cnOfficeHours
  expect({ id, zone, known, stretches }).toEqual({
    id: defined.id,
    zone: defined.zone,
    known: defined.known,
    stretches: defined.stretches,
  })
  const [from, to] = [Date.UTC(2023, 0), Date.UTC(2028, 0)]
  expect(intervals(cnOfficeHours, from, to)).toEqual(intervals(defined, from, to))
  expect(businessBetween(cnOfficeHours, Date.UTC(1990, 0), Date.UTC(2040, 0))).toBe(
    businessBetween(defined, Date.UTC(1990, 0), Date.UTC(2040, 0)),
  )
})
