import { describe, expect, it } from 'vitest'
import { addBusiness, isProvisional } from './business-time.js'
import { defineCalendar } from './calendar.js'
import { cnHolidays } from './cn/index.js'
import type { HolidaySet } from './holidays.js'
import { holidayFormat, loadHolidays, mergeHolidays } from './load-holidays.js'

const newYear = { name: { zh: '元旦', en: 'New Year' }, from: '2027-01-01', to: '2027-01-03' }
const next = {
  format: holidayFormat,
  region: 'CN',
  coverage: { from: '2027-01-01', to: '2027-12-31' },
  sources: ['示例通知'],
  holidays: [{ ...newYear, workdays: ['2026-12-27'] }],
}
const loaded = (result: ReturnType<typeof loadHolidays>): HolidaySet => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}
const codesOf = (result: ReturnType<typeof loadHolidays>) =>
  result.ok ? [] : result.refusals.map(({ code, path = [] }) => [code, path.join('.')].join(' ').trim())

describe('holidays from a file', () => {
  it('are read from text or JSON, and ours survive the way out and back', () => {
    const { format: _, ...set } = next
    expect(loaded(loadHolidays(JSON.stringify(next)))).toEqual(set)
    expect(loaded(loadHolidays(JSON.stringify({ format: holidayFormat, ...cnHolidays })))).toEqual(cnHolidays)
  })

  it.each([
    ['{', ['sla.bad_holiday_file']],
    [{ ...next, format: 'other/1' }, ['sla.bad_holiday_file']],
    [
      { ...next, region: '', sources: undefined },
      ['sla.bad_holiday_value region', 'sla.bad_holiday_value sources'],
    ],
    [{ ...next, year: 2027 }, ['sla.unknown_holiday_key year']],
    [{ ...next, coverage: { from: '2027-12-31', to: '2027-01-01' } }, ['sla.holiday_reversed coverage']],
    [{ ...next, holidays: [{ ...newYear, to: '2027-02-30' }] }, ['sla.bad_holiday_value holidays.0.to']],
    [{ ...next, holidays: [{ ...newYear, to: '2026-12-31' }] }, ['sla.holiday_reversed holidays.0']],
    [
      { ...next, holidays: [{ ...newYear, name: '元旦' }] },
      ['sla.bad_holiday_value holidays.0.name.zh', 'sla.bad_holiday_value holidays.0.name.en'],
    ],
    [{ ...next, holidays: [{ ...newYear, workdays: ['2062-01-09'] }] }, ['sla.outside_coverage holidays.0']],
    [{ ...next, holidays: [{ ...newYear, workdays: ['2027-01-02'] }] }, ['sla.workday_on_holiday']],
    [{ ...next, holidays: ['2027-01-01'] }, expect.arrayContaining(['sla.bad_holiday_value holidays.0'])],
  ])('are refused with everything that is wrong: %j', (json, codes) => {
    expect(codesOf(loadHolidays(json))).toEqual(codes)
  })
})

describe('an update', () => {
  const update = loaded(loadHolidays(next))

  it('extends what is known, so that a due time is no longer provisional', () => {
    const merged = loaded(mergeHolidays(cnHolidays, update))
    expect(merged.coverage).toEqual({ from: '2024-01-01', to: '2027-12-31' })
    const weekly = { 'mon-fri': ['09:00-18:00'] }
    const calendarOf = (holidays: HolidaySet) =>
      defineCalendar({ id: 'c', zone: 'Asia/Shanghai', weekly, holidays })
    const [before, after] = [calendarOf(cnHolidays), calendarOf(merged)]
    // Thursday evening; Friday is New Year, which only the update knows.
    const from = Date.parse('2026-12-31T17:00:00+08:00')
    const dueOf = (calendar: typeof before) => addBusiness(calendar, from, 2 * 3_600_000) ?? 0
    expect([new Date(dueOf(before)).getUTCDate(), isProvisional(before, from, dueOf(before))]).toEqual([
      1,
      true,
    ])
    expect([new Date(dueOf(after)).getUTCDate(), isProvisional(after, from, dueOf(after))]).toEqual([
      4,
      false,
    ])
  })

  it('amends where both speak, and changes nothing the second time', () => {
    const merged = loaded(mergeHolidays(cnHolidays, update))
    expect(loaded(mergeHolidays(merged, update))).toEqual(merged)
    const amended = { ...update, holidays: [{ ...newYear, to: '2027-01-01' }] }
    expect(loaded(mergeHolidays(merged, amended)).holidays.filter(({ from }) => from > '2027')).toEqual(
      amended.holidays,
    )
  })

  it('is refused for another region, after a gap, or in contradiction', () => {
    expect(codesOf(mergeHolidays(cnHolidays, { ...update, region: 'HK' }))).toEqual([
      'sla.other_region region',
    ])
    const late = { ...update, coverage: { from: '2028-01-01', to: '2028-12-31' } }
    expect(codesOf(mergeHolidays(cnHolidays, late))).toEqual(['sla.coverage_gap coverage'])
    const onHoliday = { ...update, holidays: [{ ...newYear, workdays: ['2026-10-01'] }] }
    expect(codesOf(mergeHolidays(cnHolidays, onHoliday))).toEqual(['sla.workday_on_holiday'])
  })
})
