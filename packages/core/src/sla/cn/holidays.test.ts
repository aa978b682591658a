import { describe, expect, it } from 'vitest'
import { dayMs, formatDate, parseDate, weekdayIndex } from '../civil-date.js'
import vectors from '../vectors/sla.json' with { type: 'json' }
import { cnHolidays } from './index.js'

const closed = cnHolidays.holidays.flatMap(({ from, to }) => {
  const [first, last] = [Date.parse(from) / dayMs, Date.parse(to) / dayMs]
  return Array.from({ length: last - first + 1 }, (_, i) => formatDate(first + i))
})
const workdays = cnHolidays.holidays.flatMap((holiday) => holiday.workdays ?? []).sort()

describe('holidays of mainland China', () => {
  it('equals the lists of the shared vectors, 2024 to 2026', () => {
    const lists = vectors.cases.map(
      (one) => one.calendar as { holidays?: string[]; makeupWorkdays?: string[] },
    )
    const first = lists.find((list) => list.holidays?.includes('2024-01-01'))
    const rest = vectors.calendars['CN-2026']
    expect(closed).toEqual([...new Set([...(first?.holidays ?? []), ...rest.holidays])])
    expect(workdays).toEqual([...new Set([...(first?.makeupWorkdays ?? []), ...rest.makeupWorkdays])])
  })

  it('makes up on weekends only, never on a holiday, and stays inside its coverage', () => {
    for (const date of workdays) expect(weekdayIndex(parseDate(date) ?? 0)).toBeGreaterThan(4)
    expect(workdays.filter((date) => closed.includes(date))).toEqual([])
    const { from, to } = cnHolidays.coverage
    for (const date of [...closed, ...workdays]) expect(date >= from && date <= to).toBe(true)
  })
})
