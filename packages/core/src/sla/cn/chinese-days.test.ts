import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { businessBetween, isProvisional } from '../business-time.js'
import { dayMs, formatDate, parseDate, weekdayIndex } from '../civil-date.js'
import { daysOf } from '../holidays.js'
import { cnHolidays, cnOfficeHours } from './index.js'

const dates = (from: string, to: string) => {
  const [first, last] = [parseDate(from) ?? 0, parseDate(to) ?? 0]
  return Array.from({ length: last - first + 1 }, (_, index) => formatDate(first + index))
}
const midnight = (date: string) => Date.parse(`${date}T00:00:00+08:00`)
const isWorked = (date: string) => businessBetween(cnOfficeHours, midnight(date), midnight(date) + dayMs) > 0

describe('each day of 2024 to 2026 as chinese-days knows it', () => {
  const all = dates(cnHolidays.coverage.from, cnHolidays.coverage.to)
  const { closed, worked } = daysOf(cnHolidays)

  it('is worked or not worked alike', () => {
    expect(all).toHaveLength(366 + 365 + 365)
    expect(all.filter((date) => isWorked(date) !== chineseDays.isWorkday(date))).toEqual([])
    expect(all.filter((date) => isWorked(date) === chineseDays.isHoliday(date))).toEqual([])
  })

  it('is a make-up workday alike: worked, though on a weekend', () => {
    const theirs = all.filter((date) => chineseDays.isWorkday(date) && weekdayIndex(parseDate(date) ?? 0) > 4)
    expect(worked.map(formatDate).sort()).toEqual(theirs)
  })

  it('is a named holiday alike', () => {
    const theirs = all.filter(
      (date) =>
        chineseDays.isHoliday(date) && !['Saturday', 'Sunday'].includes(chineseDays.getDayDetail(date).name),
    )
    const ours = closed.map(formatDate).sort()
    expect(theirs.filter((date) => !ours.includes(date))).toEqual([])
    expect(ours.filter((date) => !theirs.includes(date))).toEqual([])
  })

  it('is not guessed beyond what was announced, as chinese-days does', () => {
    expect(chineseDays.isWorkday('2027-10-01')).toBe(true)
    expect(isProvisional(cnOfficeHours, midnight('2027-10-01'), midnight('2027-10-02'))).toBe(true)
  })
})
