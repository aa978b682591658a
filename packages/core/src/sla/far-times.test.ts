import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addBusiness, businessBetween, isOpen, nextOpen, subtractBusiness } from './business-time.js'
import { alwaysOpen, type Calendar, defineCalendar } from './calendar.js'

const minute = 60_000
const hour = 60 * minute

const office = (zone: string, weekly: Record<string, string[]> = { 'mon-fri': ['09:00-17:00'] }): Calendar =>
  defineCalendar({ id: 'office', zone, weekly })
/** What Temporal takes for the instant of a time on the wall. */
const at = (zone: string, local: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
const wall = (zone: string, instant: number | undefined): string | undefined =>
  instant === undefined
    ? undefined
    : Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'second' })

describe('the year 2400', { timeout: 60_000 }, () => {
  it.each(['Asia/Shanghai', 'UTC', 'Pacific/Kiritimati'])('has the weekdays of Temporal in %s', (zone) => {
    const calendar = office(zone)
    for (let day = 0; day < 400; day++) {
      const date = Temporal.PlainDate.from('2399-12-20').add({ days: day })
      expect([date.toString(), isOpen(calendar, at(zone, `${date}T12:00`))]).toEqual([
        date.toString(),
        date.dayOfWeek <= 5,
      ])
    }
  })

  it('is a leap year, other than 2300 and 2500, whose 29 February is a Tuesday', () => {
    const calendar = office('Asia/Shanghai')
    const due = (from: string) =>
      wall('Asia/Shanghai', addBusiness(calendar, at('Asia/Shanghai', from), 2 * hour))
    expect(due('2400-02-28T16:00')).toBe('2400-02-29T10:00:00')
    expect(due('2400-02-29T16:00')).toBe('2400-03-01T10:00:00')
    expect(due('2300-02-28T16:00')).toBe('2300-03-01T10:00:00')
    expect(defineCalendarOn('2400-02-29')).toBeDefined()
    expect(() => defineCalendarOn('2300-02-29')).toThrow('sla.bad_value')
  })

  // The polyfill of Temporal ends its summer times in the 2030s, so that here offsets are written out.
  it('changes clocks by the rules of today: New York goes forward on Sunday, 12 March, and back on 5 November', () => {
    const calendar = office('America/New_York', { 'mon-sun': ['00:00-24:00'] })
    const shift = office('America/New_York', { sun: ['02:30-05:00'] })
    const [winter, summer] = [Date.parse('2400-03-12T00:00-05:00'), Date.parse('2400-03-13T00:00-04:00')]
    expect(businessBetween(calendar, winter, summer)).toBe(23 * hour)
    expect(nextOpen(shift, winter)).toBe(Date.parse('2400-03-12T03:30-04:00'))
    expect(businessBetween(shift, winter, summer)).toBe(1.5 * hour)
    const inAutumn = businessBetween(
      shift,
      Date.parse('2400-11-05T00:00-04:00'),
      Date.parse('2400-11-06T00:00-05:00'),
    )
    expect(inAutumn).toBe(2.5 * hour)
  })

  it('is reached from today, and today from it', () => {
    const calendar = office('Europe/Berlin')
    const [from, to] = [Date.parse('2026-11-24T10:00+01:00'), Date.parse('2400-06-01T12:00+02:00')]
    const open = businessBetween(calendar, from, to)
    // From Monday to Monday there are 40 hours a week, whatever the clocks do; nine of the first and 27 of the last count apart.
    const weeks = Temporal.PlainDate.from('2026-11-23').until('2400-05-29').days / 7
    expect(open / hour).toBe(weeks * 40 - 9 + 27)
    expect(addBusiness(calendar, from, open)).toBe(to)
    expect(subtractBusiness(calendar, to, 8 * hour)).toBe(Date.parse('2400-05-31T12:00+02:00'))
  })
})

const defineCalendarOn = (date: string): Calendar =>
  defineCalendar({ id: 'once', zone: 'UTC', dates: { [date]: ['09:00-10:00'] } })

describe('the day that Apia never had, Friday, 2011-12-30', () => {
  const zone = 'Pacific/Apia'

  it('is no working day, and what was to happen on it does not slip to the next', () => {
    const calendar = defineCalendar({
      id: 'apia',
      zone,
      weekly: { 'mon-fri': ['09:00-17:00'] },
      dates: { '2011-12-30': ['08:00-20:00'] },
      breaks: { '2011-12-30': ['09:00-17:00'] },
    })
    const [thursday, monday] = [at(zone, '2011-12-29T16:00'), at(zone, '2012-01-02T10:00')]
    expect(businessBetween(calendar, thursday, monday)).toBe(2 * hour)
    expect(wall(zone, addBusiness(calendar, thursday, 90 * minute))).toBe('2012-01-02T09:30:00')
    expect(wall(zone, subtractBusiness(calendar, monday, 90 * minute))).toBe('2011-12-29T16:30:00')
  })

  it('cuts a night shift that begins before it only where the clocks do', () => {
    const calendar = office(zone, { thu: ['22:00-06:00'], sat: ['05:00-09:00'] })
    const [from, to] = [at(zone, '2011-12-29T00:00'), at(zone, '2012-01-01T00:00')]
    // Thursday's 22:00 to 24:00, then Saturday: 06:00 of the day that is not there is 06:00 a day later.
    expect(businessBetween(calendar, from, to)).toBe(2 * hour + 9 * hour)
  })

  it('takes no time round the clock', () => {
    const [from, to] = [at(zone, '2011-12-29T00:00'), at(zone, '2012-01-01T00:00')]
    expect(businessBetween(alwaysOpen(zone), from, to)).toBe(48 * hour)
  })
})

describe('Lord Howe, where clocks change by half an hour', () => {
  const zone = 'Australia/Lord_Howe'

  it('has days of 23½ and 24½ hours', () => {
    const calendar = office(zone, { 'mon-sun': ['00:00-24:00'] })
    const length = (date: string, next: string) =>
      businessBetween(calendar, at(zone, `${date}T00:00`), at(zone, `${next}T00:00`)) / hour
    expect(length('2026-10-04', '2026-10-05')).toBe(23.5)
    expect(length('2026-04-05', '2026-04-06')).toBe(24.5)
    const [from, to] = [Date.parse('2399-10-03T00:00+10:30'), Date.parse('2399-10-04T00:00+11:00')]
    expect(businessBetween(calendar, from, to)).toBe(23.5 * hour)
  })

  it('moves what lies in the gap later by half an hour, and takes the earlier of what comes twice', () => {
    const openingOf = (hours: string, date: string) =>
      nextOpen(office(zone, { sun: [hours] }), at(zone, `${date}T00:00`))
    expect(wall(zone, openingOf('02:10-05:00', '2026-10-04'))).toBe('2026-10-04T02:40:00')
    expect(openingOf('01:40-05:00', '2026-04-05')).toBe(at(zone, '2026-04-05T01:40'))
    expect(openingOf('01:40-05:00', '2026-04-05')).toBe(Date.parse('2026-04-05T01:40+11:00'))
  })
})

describe('an offset between zero and minus one hour', () => {
  it('is −00:44:30 in Monrovia until 7 January 1972', () => {
    const zone = 'Africa/Monrovia'
    const calendar = office(zone)
    expect(nextOpen(calendar, Date.parse('1971-03-01T00:00Z'))).toBe(Date.parse('1971-03-01T09:44:30Z'))
    expect(nextOpen(calendar, Date.parse('1972-03-01T00:00Z'))).toBe(Date.parse('1972-03-01T09:00Z'))
    const [before, after] = [Date.parse('1972-01-06T17:00Z'), Date.parse('1972-01-07T12:00Z')]
    expect(addBusiness(calendar, before, hour)).toBe(at(zone, '1972-01-07T09:15:30'))
    expect(businessBetween(calendar, before, after)).toBe(at(zone, '1972-01-06T17:00') - before + 3 * hour)
  })

  it('is −00:25:21 in Dublin before 1916, which no rounding to minutes may lose', () => {
    const open = nextOpen(office('Europe/Dublin'), Date.parse('1910-03-01T00:00Z'))
    expect(open).toBe(Date.parse('1910-03-01T09:25:21Z'))
  })
})
