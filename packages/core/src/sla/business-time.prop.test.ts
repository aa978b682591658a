import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../shared/index.js'
import {
  addBusiness,
  businessBetween,
  explainBusiness,
  intervals,
  isOpen,
  nextOpen,
  subtractBusiness,
} from './business-time.js'
import { checkCalendar, defineCalendar } from './calendar.js'
import type { CalendarSource } from './calendar-source.js'
import { weekdays } from './civil-date.js'

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Dublin',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Africa/Monrovia',
  'Asia/Kathmandu',
  'America/St_Johns',
]
/** How many times a law is tried: the default unless `npm run laws` says. */
const runs = (usual: number) => Number(process.env.CASELORE_LAW_RUNS ?? usual)
/** As long as any test, and longer only for the nightly number of runs. */
const timeout = 5_000 + 200 * runs(0)

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const pad = (n: number) => String(n).padStart(2, '0')
const time = (minutes: number) => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`

/**
 * Distinct quarter hours, taken in pairs: shifts of one day that never overlap, the last perhaps over
 * midnight.
 */
const hoursOfDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { maxLength: 6 })
  .map((marks) => [...marks].sort((a, b) => a - b))
  .map((marks) =>
    marks.flatMap((mark, i) =>
      i % 2 === 0 && marks[i + 1] !== undefined
        ? [`${time(mark * 15)}-${time((marks[i + 1] ?? 0) * 15)}`]
        : [],
    ),
  )

const overnight = fc.constantFrom([], ['22:00-24:00'], ['20:00-00:15'], ['00:00-24:00'])
const someDate = fc.integer({ min: 0, max: 40 })
const bases = fc.constantFrom(
  '2011-12-12',
  '2014-10-10',
  '2020-03-20',
  '2026-02-10',
  '2026-03-20',
  '2026-10-20',
  '1971-12-25',
)

const dateAfter = (base: string, days: number) =>
  new Date(Date.parse(base) + days * day).toISOString().slice(0, 10)

const sources = fc
  .record({
    zone: fc.constantFrom(...zones),
    base: bases,
    weekly: fc.array(fc.oneof(hoursOfDay, overnight), { minLength: 7, maxLength: 7 }),
    holidays: fc.array(someDate, { maxLength: 5 }),
    workdays: fc.array(someDate, { maxLength: 3 }),
    dates: fc.array(fc.tuple(someDate, hoursOfDay), { maxLength: 3 }),
    breaks: fc.array(fc.tuple(someDate, hoursOfDay), { maxLength: 3 }),
  })
  .map(({ zone, base, weekly, holidays, workdays, dates, breaks }) => ({
    base,
    source: {
      id: 'random',
      zone,
      weekly: Object.fromEntries(weekly.map((hours, i) => [weekdays[i] as string, hours])),
      holidays: holidays.map((n) => dateAfter(base, n)),
      workdays: workdays.map((n) => dateAfter(base, n)),
      workdayHours: ['10:00-11:30'],
      dates: Object.fromEntries(dates.map(([n, hours]) => [dateAfter(base, n), hours])),
      breaks: Object.fromEntries(breaks.map(([n, hours]) => [dateAfter(base, n), hours])),
    } satisfies CalendarSource,
  }))
  .filter(({ source }) => checkCalendar(source).ok)

/**
 * Written apart from the code under test: Temporal decides what each edge of each date's hours means, minute
 * by minute.
 */
function simulate(source: CalendarSource, from: Instant, to: Instant): boolean[] {
  const open: boolean[] = new Array(Math.round((to - from) / minute)).fill(false)
  const paint = (ranges: readonly (readonly [Instant, Instant])[], value: boolean) => {
    for (const [start, end] of ranges) {
      for (let at = Math.max(from, start); at < Math.min(to, end); at += minute)
        open[Math.floor((at - from) / minute)] = value
    }
  }
  const dates: string[] = []
  for (let at = from - 3 * day; at < to + 3 * day; at += day)
    dates.push(new Date(at).toISOString().slice(0, 10))
  const real = dates.filter((date) => exists(date, source.zone))
  for (const date of real) paint(edges(date, hoursOn(source, date), source.zone), true)
  for (const date of real) paint(edges(date, source.breaks?.[date] ?? [], source.zone), false)
  return open
}

const exists = (date: string, zone: string) =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).toPlainDate().toString() === date

function hoursOn(source: CalendarSource, date: string): readonly string[] {
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] as string
  if (source.dates?.[date]) return source.dates[date]
  if (source.workdays?.includes(date)) return source.workdayHours as readonly string[]
  if ((source.holidays as readonly string[]).includes(date)) return []
  return source.weekly?.[weekday] ?? []
}

const edges = (date: string, hours: readonly string[], zone: string) =>
  hours.map((range) => {
    const [open = '', close = ''] = range.split('-')
    const next = Temporal.PlainDate.from(date).add({ days: 1 })
    const closeDate = close === '24:00' || close <= open ? next.toString() : date
    const instant = (text: string) =>
      Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
    return [
      instant(`${date}T${open}`),
      instant(`${closeDate}T${close === '24:00' ? '00:00' : close}`),
    ] as const
  })

describe('the interval table', { timeout }, () => {
  it('agrees with a simulator that walks minute by minute', () => {
    fc.assert(
      fc.property(sources, fc.nat(40), ({ source, base }, offset) => {
        const calendar = defineCalendar(source)
        const from = Date.parse(base) + offset * day
        const to = from + 4 * day
        const simulated = simulate(source, from, to)
        const table = simulated.map((_, i) => isOpen(calendar, from + i * minute))
        expect(table).toEqual(simulated)
        expect(businessBetween(calendar, from, to)).toBe(simulated.filter(Boolean).length * minute)
      }),
      { numRuns: runs(60), seed: 20261124 },
    )
  })
})

const moments = fc.integer({ min: 0, max: 60 * 24 * 60 * 60 }).map((seconds) => seconds * 1000)
const durations = fc.integer({ min: 1, max: 400 * 3600 }).map((seconds) => seconds * 1000)

const law = (
  run: (calendar: ReturnType<typeof defineCalendar>, start: Instant, ms: number, other: number) => void,
) =>
  fc.assert(
    fc.property(sources, moments, durations, moments, ({ source, base }, at, ms, other) => {
      run(defineCalendar(source), Date.parse(base) + at, ms, other)
    }),
    { numRuns: runs(150), seed: 20261124 },
  )

describe('laws of business time', { timeout }, () => {
  it('adding a duration lets exactly that much open time pass, and no earlier instant does', () => {
    law((calendar, start, ms) => {
      const due = addBusiness(calendar, start, ms)
      if (due === undefined) return
      expect(businessBetween(calendar, start, due)).toBe(ms)
      expect(businessBetween(calendar, start, due - 1)).toBe(ms - 1)
    })
  })

  it('subtracting is the mirror: exactly that much lies before, and no later instant does', () => {
    law((calendar, start, ms) => {
      const from = subtractBusiness(calendar, start, ms)
      if (from === undefined) return
      expect(businessBetween(calendar, from, start)).toBe(ms)
      expect(businessBetween(calendar, from + 1, start)).toBe(ms - 1)
    })
  })

  it('is additive over a middle and monotonic', () => {
    law((calendar, start, ms, other) => {
      const end = start + ms
      const middle = start + (other % ms)
      const whole = businessBetween(calendar, start, end)
      expect(businessBetween(calendar, start, middle) + businessBetween(calendar, middle, end)).toBe(whole)
      expect(businessBetween(calendar, start, end + other)).toBeGreaterThanOrEqual(whole)
    })
  })

  it('adds up: first one duration, then another, is their sum', () => {
    law((calendar, start, ms) => {
      const half = Math.ceil(ms / 2)
      const first = addBusiness(calendar, start, half)
      if (first === undefined || ms === half) return
      expect(addBusiness(calendar, first, ms - half)).toBe(addBusiness(calendar, start, ms))
    })
  })

  it('lists intervals that are disjoint, in order, open inside, and hold what was counted', () => {
    law((calendar, start, ms) => {
      const end = start + (ms % (20 * day)) + 1
      const listed = [...intervals(calendar, start, end)]
      listed.forEach(({ from, to }, i) => {
        expect(from).toBeLessThan(to)
        expect(isOpen(calendar, from) && isOpen(calendar, to - 1)).toBe(true)
        expect(from).toBeGreaterThan(listed[i - 1]?.to ?? Number.NEGATIVE_INFINITY)
      })
      expect(explainBusiness(calendar, start, end).total).toBe(businessBetween(calendar, start, end))
    })
  })

  it('opens next at an open instant, with nothing open before it', () => {
    law((calendar, start) => {
      const open = nextOpen(calendar, start)
      if (open === undefined) return
      expect(isOpen(calendar, open)).toBe(true)
      expect(businessBetween(calendar, start, open)).toBe(0)
    })
  })

  it('does not care where a shift is split', () => {
    const split = fc.integer({ min: 9 * 60 + 1, max: 17 * 60 - 1 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), split, moments, durations, (zone, at, from, ms) => {
        const start = Date.parse('2026-02-10') + from
        const whole = defineCalendar({ id: 'whole', zone, weekly: { 'mon-sat': ['09:00-17:00'] } })
        const halves = defineCalendar({
          id: 'halves',
          zone,
          weekly: { 'mon-sat': [`09:00-${time(at)}`, `${time(at)}-17:00`] },
        })
        expect(addBusiness(halves, start, ms)).toBe(addBusiness(whole, start, ms))
        expect([...intervals(halves, start, start + 9 * day)]).toEqual([
          ...intervals(whole, start, start + 9 * day),
        ])
      }),
      { numRuns: runs(100), seed: 20261124 },
    )
  })

  it('counts the same when zone and question shift together', () => {
    law((_, at, ms) => {
      const start = Date.parse('2026-01-05') + (at % (50 * day))
      const hours = { 'mon-fri': ['09:00-12:00', '13:30-18:00'] }
      const utc = defineCalendar({ id: 'utc', zone: 'Etc/UTC', weekly: hours })
      const shanghai = defineCalendar({ id: 'shanghai', zone: 'Etc/GMT-8', weekly: hours })
      expect(addBusiness(shanghai, start - 8 * hour, ms)).toBe((addBusiness(utc, start, ms) ?? 0) - 8 * hour)
    })
  })
})
