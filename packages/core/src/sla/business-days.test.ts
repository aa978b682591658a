import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBusinessDays, businessDaysBetween } from './business-days.js'
import { defineCalendar } from './calendar.js'
import { cnOfficeHours } from './cn/index.js'

const shown = (instant: number | undefined, zone = 'Asia/Shanghai') =>
  instant === undefined
    ? undefined
    : new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
        instant,
      )
const add = (text: string, days: number) =>
  shown(addBusinessDays(cnOfficeHours, Date.parse(`${text}:00+08:00`), days))

describe('business days', () => {
  it('keep the time of day, skip the Spring Festival and count the make-up Saturday', () => {
    expect(add('2026-02-13T15:00', 1)).toBe('2026-02-14 15:00')
    expect(add('2026-02-13T15:00', 3)).toBe('2026-02-25 15:00')
    expect(add('2026-03-03T20:30', 0)).toBe('2026-03-03 20:30')
  })

  it('begin at midnight of the next business day when they begin on a day off', () => {
    expect(add('2026-03-07T15:00', 0)).toBe('2026-03-09 00:00')
    expect(add('2026-03-07T15:00', 3)).toBe('2026-03-12 00:00')
  })

  it('keep the time on the clock where clocks change; one that a gap leaves out moves later', () => {
    const berlin = defineCalendar({ id: 'b', zone: 'Europe/Berlin', weekly: { 'mon-sun': ['00:00-24:00'] } })
    const eve = (time: string) => Date.parse(`2026-03-28T${time}:00+01:00`)
    const after = (time: string, days: number) =>
      shown(addBusinessDays(berlin, eve(time), days), 'Europe/Berlin')
    expect(after('10:00', 1)).toBe('2026-03-29 10:00')
    expect(after('02:30', 1)).toBe('2026-03-29 03:30')
    expect(after('02:30', 2)).toBe('2026-03-30 02:30')
    expect(businessDaysBetween(berlin, eve('10:00'), Date.parse('2026-03-29T10:00:00+02:00'))).toBe(1)
    expect(businessDaysBetween(berlin, eve('10:00'), Date.parse('2026-03-29T09:59:00+02:00'))).toBe(0)
  })

  it('end with the calendar', () => {
    const week = defineCalendar({
      id: 'w',
      zone: 'UTC',
      weekly: { 'mon-fri': ['09:00-17:00'] },
      validity: { from: '2026-03-02', to: '2026-03-06' },
    })
    expect(addBusinessDays(week, Date.UTC(2026, 2, 2, 10), 4)).toBe(Date.UTC(2026, 2, 6, 10))
    expect(addBusinessDays(week, Date.UTC(2026, 2, 2, 10), 5)).toBeUndefined()
    expect(businessDaysBetween(week, Date.UTC(2026, 2, 2, 10), Date.UTC(2030, 0))).toBe(4)
    expect(businessDaysBetween(week, Date.UTC(2026, 2, 3), Date.UTC(2026, 2, 2))).toBe(0)
    expect(() => addBusinessDays(week, 0, 1.5)).toThrow(RangeError)
  })

  it('add up, and as many have passed as were added, no earlier', () => {
    const instants = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2026, 11) })
    const days = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(instants, days, days, (from, one, other) => {
        const first = addBusinessDays(cnOfficeHours, from, one) ?? 0
        const both = addBusinessDays(cnOfficeHours, from, one + other) ?? 0
        expect(addBusinessDays(cnOfficeHours, first, other)).toBe(both)
        expect(businessDaysBetween(cnOfficeHours, from, both)).toBe(one + other)
        if (both > from && one + other > 0)
          expect(businessDaysBetween(cnOfficeHours, from, both - 1)).toBe(one + other - 1)
      }),
      { numRuns: 200, seed: 20261124 },
    )
  })
})
