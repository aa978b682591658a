import { describe, expect, it } from 'vitest'
import { formatterOf } from './format.js'

const now = Date.UTC(2026, 10, 24, 2, 0)
const minute = 60_000
const zh = formatterOf('zh-CN', 'Asia/Shanghai')
const en = formatterOf('en', 'Asia/Shanghai')

describe('formatterOf', () => {
  it('says moments relatively up to a day and then by date', () => {
    expect(zh.moment(now - 20_000, now)).toBe('现在')
    expect(zh.moment(now - 5 * minute, now)).toBe('5分钟前')
    expect(en.moment(now + 3 * 60 * minute, now)).toBe('in 3 hr.')
    expect(zh.moment(now - 30 * 60 * minute, now)).toBe('11月23日 04:00')
    expect(zh.moment(Date.UTC(2025, 0, 2), now)).toBe('2025年1月2日')
  })

  it('says the hour with its day, as the calendar of the zone has it', () => {
    const evening = now + 10 * 60 * minute
    expect(zh.hour(evening + 13 * 60 * minute + 6 * minute, evening)).toBe('明天 09:06')
    expect(en.hour(evening + 13 * 60 * minute + 6 * minute, evening)).toBe('tomorrow 09:06')
    expect(zh.hour(evening, now)).toBe('今天 20:00')
    expect(en.hour(now - 11 * 60 * minute, now)).toBe('yesterday 23:00')
    expect(zh.hour(now + 3 * 24 * 60 * minute, now)).toBe('11月27日 10:00')
    expect(formatterOf('en', 'America/New_York').hour(now, now + 4 * 60 * minute)).toBe('yesterday 21:00')
  })

  it('shows the zone on hover, also on a computer that stands elsewhere', () => {
    expect(zh.absolute(now)).toContain('10:00')
    expect(formatterOf('en', 'America/New_York').absolute(now)).toMatch(/November 23, 2026.*21:00.*EST/)
  })

  it('says durations in their two largest units', () => {
    expect(zh.duration(135 * minute)).toBe('2小时15分钟')
    expect(en.duration(135 * minute)).toBe('2 hr 15 min')
    expect(en.duration(26 * 60 * minute + 5 * minute)).toBe('1 day 2 hr')
    expect(en.duration(24 * 60 * minute + 5 * minute)).toBe('1 day')
    expect(zh.duration(42_000)).toBe('42秒')
  })

  it('is made once per locale and zone, and refuses a zone that does not exist', () => {
    expect(formatterOf('zh-CN', 'Asia/Shanghai')).toBe(zh)
    expect(() => formatterOf('zh-CN', 'Mars/Olympus')).toThrow(RangeError)
  })
})
