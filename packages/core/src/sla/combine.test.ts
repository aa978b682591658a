import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBusiness, businessBetween, isOpen, isProvisional } from './business-time.js'
import { type Calendar, defineCalendar } from './calendar.js'
import { cnHolidays, cnOfficeHours } from './cn/index.js'
import { intersectionOf, unionOf } from './combine.js'

const hour = 3_600_000
const calendar = (id: string, zone: string, weekly: Record<string, string[]>, more = {}) =>
  defineCalendar({ id, zone, weekly, ...more })
const shanghai = calendar(
  'shanghai',
  'Asia/Shanghai',
  { 'mon-fri': ['09:00-18:00'] },
  { holidays: cnHolidays },
)
const berlin = calendar('berlin', 'Europe/Berlin', { 'mon-fri': ['08:00-17:00'] })
const night = calendar(
  'night',
  'America/New_York',
  { 'sun-thu': ['20:00-04:00'] },
  { breaks: { 'mon-fri': ['00:00-00:30'] } },
)
const march = calendar(
  'march',
  'UTC',
  { 'mon-sun': ['00:00-24:00'] },
  { validity: { from: '2026-03-01', to: '2026-03-31' } },
)
const some = fc.constantFrom(shanghai, berlin, night, march, cnOfficeHours)
const moments = fc
  .integer({ min: Date.UTC(2026, 1, 10) / 1000, max: Date.UTC(2026, 4, 1) / 1000 })
  .map((s) => s * 1000)
const law = (run: (a: Calendar, b: Calendar, at: number, span: number) => void) =>
  fc.assert(fc.property(some, some, moments, fc.integer({ min: 1, max: 2_000 * hour }), run), {
    numRuns: 300,
    seed: 20261124,
  })
/** Made once for each pair: calendars keep what they have compiled. */
function ofPairs(combine: (a: Calendar, b: Calendar) => Calendar) {
  const made = new Map<Calendar, Map<Calendar, Calendar>>()
  return (a: Calendar, b: Calendar): Calendar => {
    const ofFirst = made.get(a) ?? new Map<Calendar, Calendar>()
    const combined = ofFirst.get(b) ?? combine(a, b)
    made.set(a, ofFirst.set(b, combined))
    return combined
  }
}
const both = ofPairs((a, b) => intersectionOf('both', [a, b]))
const either = ofPairs((a, b) => unionOf('either', [a, b]))

describe('union and intersection', () => {
  it('are open when one is, and when both are', () => {
    law((a, b, at) => {
      expect(isOpen(either(a, b), at)).toBe(isOpen(a, at) || isOpen(b, at))
      expect(isOpen(both(a, b), at)).toBe(isOpen(a, at) && isOpen(b, at))
    })
  })

  it('share out the time of both: union and intersection together are the two', () => {
    law((a, b, from, span) => {
      const time = (one: Calendar) => businessBetween(one, from, from + span)
      expect(time(either(a, b)) + time(both(a, b))).toBe(time(a) + time(b))
    })
  })

  it('take any order, and the same twice for once', () => {
    law((a, b, at, span) => {
      expect(addBusiness(either(a, b), at, span)).toBe(addBusiness(either(b, a), at, span))
      expect(addBusiness(both(a, b), at, span)).toBe(addBusiness(both(b, a), at, span))
      expect(addBusiness(either(a, a), at, span)).toBe(addBusiness(a, at, span))
      expect(addBusiness(both(a, a), at, span)).toBe(addBusiness(a, at, span))
    })
  })

  it('know holidays where all know theirs, and go by the zone of the first', () => {
    const combined = unionOf('both', [berlin, shanghai])
    expect(combined.zone).toBe('Europe/Berlin')
    expect(isProvisional(combined, Date.UTC(2027, 0, 5), Date.UTC(2027, 0, 6))).toBe(true)
    expect(intersectionOf('none', [berlin, night]).known).toBeUndefined()
  })

  it('refuse an intersection that is never open, also of calendars without an end', () => {
    const never = { code: 'sla.closed_always' }
    const weekend = calendar('weekend', 'Europe/Berlin', { 'sat,sun': ['08:00-17:00'] })
    expect(() => intersectionOf('x', [berlin, weekend])).toThrow(expect.objectContaining(never))
    const april = calendar(
      'april',
      'UTC',
      { 'mon-sun': ['00:00-24:00'] },
      { validity: { from: '2026-04-05' } },
    )
    expect(() => intersectionOf('x', [march, april])).toThrow(expect.objectContaining(never))
  })
})
