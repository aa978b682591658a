import { describe, expect, it } from 'vitest'
import { Refusal } from '../shared/index.js'
import {
  addBusiness,
  businessBetween,
  intervals,
  isOpen,
  isProvisional,
  nextOpen,
  subtractBusiness,
} from './business-time.js'
import { alwaysOpen, checkCalendar, defineCalendar } from './calendar.js'
import type { CalendarSource } from './calendar-source.js'
import { cnHolidays } from './cn/index.js'

const hour = 3_600_000
const office = { 'mon-fri': ['09:00-12:00', '13:30-18:00'] }
const shanghai = (source: Partial<CalendarSource> = {}) =>
  defineCalendar({ id: 'cn', zone: 'Asia/Shanghai', weekly: office, ...source })
const at = (local: string) => Date.parse(`${local}+08:00`)
const local = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant + 8 * hour).toISOString().slice(0, 16)

/** Its weekdays are holidays, and its only other date is a weekend. */
const shortLived = {
  validity: { from: '2026-03-02', to: '2026-03-08' },
  holidays: ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'],
}

const refusalsOf = (source: object) => {
  const result = checkCalendar({
    id: 'x',
    zone: 'Asia/Shanghai',
    weekly: office,
    ...source,
  } as CalendarSource)
  return result.ok ? [] : result.refusals.map(({ code, path }) => [code, ...(path ?? [])].join(' '))
}

describe('definition of a calendar', () => {
  it.each<[string, object, string[]]>([
    ['never open', { weekly: {} }, ['sla.closed_always']],
    ['closed by empty days', { weekly: { 'mon-sun': [] } }, ['sla.closed_always']],
    ['swallowed by weekly breaks', { breaks: { 'mon-fri': ['08:00-19:00'] } }, ['sla.closed_always']],
    [
      'valid on a weekend only',
      { validity: { from: '2026-11-21', to: '2026-11-22' } },
      ['sla.closed_always'],
    ],
    [
      'open on a single date that is closed again',
      { weekly: {}, dates: { '2026-11-21': [] } },
      ['sla.closed_always'],
    ],
    ['unknown zone', { zone: 'Asia/Nowhere' }, ['sla.unknown_zone zone']],
    ['overlap', { weekly: { mon: ['09:00-12:00', '11:59-15:00'] } }, ['sla.overlap weekly mon']],
    [
      'overlap over midnight',
      { weekly: { mon: ['22:00-06:00'], tue: ['05:00-09:00'] } },
      ['sla.overlap weekly tue'],
    ],
    [
      'overlap of two keys',
      { weekly: { 'mon-fri': ['09:00-12:00'], fri: ['10:00-11:00'] } },
      ['sla.overlap weekly fri'],
    ],
    [
      'overlap on a date',
      { dates: { '2026-11-21': ['09:00-12:00', '10:00-11:00'] } },
      ['sla.overlap dates 2026-11-21'],
    ],
    [
      'overlap from Sunday night into Monday',
      { weekly: { sun: ['22:00-06:00'], mon: ['05:00-09:00'] } },
      ['sla.overlap weekly mon'],
    ],
    ['hours that are absent', { weekly: { mon: undefined } }, ['sla.bad_value weekly mon']],
    ['weekdays among dates', { dates: { mon: ['09:00-12:00'] } }, ['sla.bad_value dates mon']],
    ['a date among weekdays', { weekly: { '2026-11-21': [] } }, ['sla.bad_value weekly 2026-11-21']],
    [
      'a holiday set with a day that is none',
      { holidays: { ...cnHolidays, holidays: [{ from: '2026-02-30', to: '2026-03-01' }] } },
      ['sla.bad_value holidays 0'],
    ],
    ['closed by holidays for as long as it is valid', shortLived, ['sla.closed_always']],
    ['zero length', { weekly: { mon: ['09:00-09:00'] } }, ['sla.zero_length weekly mon 0']],
    [
      'reversed validity',
      { validity: { from: '2026-02-01', to: '2026-01-01' } },
      ['sla.validity_reversed validity'],
    ],
    ['unknown key', { weekends: {} }, ['sla.unknown_key weekends']],
    ['unknown weekday', { weekly: { mo: ['09:00-12:00'] } }, ['sla.bad_value weekly mo']],
    [
      'hours that are none',
      { weekly: { mon: ['9-12', '24:00-25:00'] } },
      ['sla.bad_value weekly mon 0', 'sla.bad_value weekly mon 1'],
    ],
    ['a date that is none', { dates: { '2026-02-30': [] } }, ['sla.bad_value dates 2026-02-30']],
    ['a break on no date', { breaks: { '2026-13-01': [] } }, ['sla.bad_value breaks 2026-13-01']],
    ['a holiday that is none', { holidays: ['春节'] }, ['sla.bad_value holidays 0']],
    [
      'a set that holds one that is none',
      { holidays: { ...cnHolidays, holidays: [null] } },
      ['sla.bad_value holidays 0'],
    ],
    ['no id', { id: '' }, ['sla.bad_value id']],
    ['unknown hours of make-up days', { workdayHours: 'monday' }, ['sla.bad_value workdayHours']],
  ])('refuses: %s', (_, source, codes) => {
    expect(refusalsOf(source)).toEqual(codes)
  })

  it('names all that is wrong at once, and throws it as one refusal', () => {
    const define = () => defineCalendar({ id: '', zone: 'Mars/Base', weekly: { mon: ['09:00-09:00'] } })
    expect(define).toThrow(Refusal)
    expect(refusalsOf({ id: '', zone: 'Mars/Base', weekly: { mon: ['09:00-09:00'] } })).toHaveLength(3)
  })

  it('accepts breaks that overlap each other and shifts that touch', () => {
    expect(
      refusalsOf({
        weekly: { mon: ['09:00-12:00', '12:00-18:00'] },
        breaks: { mon: ['10:00-11:00', '10:30-11:30'] },
      }),
    ).toEqual([])
  })
})

describe('which hours hold on a date', () => {
  it('a date beats a make-up workday, which beats a holiday, which beats the week; breaks are taken last', () => {
    const calendar = shanghai({
      holidays: ['2026-03-02', '2026-03-03', '2026-03-04'],
      workdays: ['2026-03-03', '2026-03-04', '2026-03-07'],
      workdayHours: ['10:00-16:00'],
      dates: { '2026-03-04': ['20:00-22:00'] },
      breaks: { '2026-03-07': ['11:00-15:00'] },
    })
    const listed = [...intervals(calendar, at('2026-03-02T00:00'), at('2026-03-08T00:00'))]
    expect(listed.map(({ from, to }) => `${local(from)} ${local(to)}`)).toEqual([
      '2026-03-03T10:00 2026-03-03T16:00',
      '2026-03-04T20:00 2026-03-04T22:00',
      '2026-03-05T09:00 2026-03-05T12:00',
      '2026-03-05T13:30 2026-03-05T18:00',
      '2026-03-06T09:00 2026-03-06T12:00',
      '2026-03-06T13:30 2026-03-06T18:00',
      '2026-03-07T10:00 2026-03-07T11:00',
      '2026-03-07T15:00 2026-03-07T16:00',
    ])
  })

  it('works a make-up Saturday with the hours of the first weekday that has some', () => {
    const calendar = shanghai({ weekly: { 'tue-fri': ['08:00-10:00'] }, holidays: cnHolidays })
    expect(local(nextOpen(calendar, at('2026-02-14T00:00')))).toBe('2026-02-14T08:00')
  })

  it('skips a holiday on the first day', () => {
    expect(local(addBusiness(shanghai({ holidays: ['2026-03-02'] }), at('2026-03-02T10:00'), hour))).toBe(
      '2026-03-03T10:00',
    )
  })

  it('opens on dates of its own though breaks swallow every week', () => {
    const calendar = shanghai({
      breaks: { 'mon-fri': ['08:00-19:00'] },
      dates: { '2026-03-07': ['09:00-10:00'] },
    })
    expect(local(nextOpen(calendar, at('2026-01-01T00:00')))).toBe('2026-03-07T09:00')
    expect(local(subtractBusiness(calendar, at('2027-01-01T00:00'), hour))).toBe('2026-03-07T09:00')
  })

  it('reads weekdays across the end of the week', () => {
    const calendar = shanghai({ weekly: { 'sat-mon': ['09:00-10:00'] } })
    expect(businessBetween(calendar, at('2026-03-02T00:00'), at('2026-03-09T00:00'))).toBe(3 * hour)
  })
})

describe('edges of a calendar', () => {
  const valid = shanghai({ validity: { from: '2026-03-02', to: '2026-03-03' } })

  it('has no due time after its validity, and none before', () => {
    expect(local(addBusiness(valid, at('2026-03-01T00:00'), 15 * hour))).toBe('2026-03-03T18:00')
    expect(addBusiness(valid, at('2026-03-01T00:00'), 15 * hour + 1)).toBeUndefined()
    expect(nextOpen(valid, at('2026-03-03T18:00'))).toBeUndefined()
    expect(local(subtractBusiness(valid, at('2027-03-01T00:00'), 15 * hour))).toBe('2026-03-02T09:00')
    expect(subtractBusiness(valid, at('2027-03-01T00:00'), 15 * hour + 1)).toBeUndefined()
    expect(businessBetween(valid, at('1990-01-01T00:00'), at('2090-01-01T00:00'))).toBe(15 * hour)
  })

  it('may be open ended on either side', () => {
    const since = shanghai({ validity: { from: '2026-03-02' } })
    const until = shanghai({ validity: { to: '2026-03-02' } })
    expect(local(nextOpen(since, at('1990-01-01T00:00')))).toBe('2026-03-02T09:00')
    expect(subtractBusiness(since, at('2026-03-02T09:00'), 1)).toBeUndefined()
    expect(local(nextOpen(until, at('1990-01-01T00:00')))).toBe('1990-01-01T09:00')
    expect(nextOpen(until, at('2026-03-02T18:00'))).toBeUndefined()
  })

  it('throws on what is no instant or duration: these are mistakes, not questions', () => {
    expect(() => isOpen(valid, Number.NaN)).toThrow(RangeError)
    expect(() => businessBetween(valid, 0, 1e18)).toThrow(RangeError)
    expect(() => addBusiness(valid, 0, -1)).toThrow(RangeError)
  })

  it('answers for the year 2400, which is a leap year', () => {
    const calendar = shanghai()
    expect(local(addBusiness(calendar, at('2400-02-28T17:00'), 2 * hour))).toBe('2400-02-29T10:00')
  })

  it('is provisional past the holidays that are known, and only there', () => {
    const calendar = shanghai({ holidays: cnHolidays })
    expect(isProvisional(calendar, at('2026-12-31T09:00'), at('2027-01-01T00:00'))).toBe(false)
    expect(isProvisional(calendar, at('2026-12-31T09:00'), at('2027-01-04T10:00'))).toBe(true)
    expect(isProvisional(calendar, at('2023-12-31T09:00'), at('2024-01-04T10:00'))).toBe(true)
    expect(isProvisional(shanghai(), at('2026-12-31T09:00'), at('2035-01-04T10:00'))).toBe(false)
  })

  it('counts plain time round the clock, over every change of clocks', () => {
    const calendar = alwaysOpen('America/Sao_Paulo')
    const [from, to] = [Date.UTC(2010, 0), Date.UTC(2020, 0)]
    expect(businessBetween(calendar, from, to)).toBe(to - from)
    expect([...intervals(calendar, from, to)]).toEqual([{ from, to }])
  })
})
