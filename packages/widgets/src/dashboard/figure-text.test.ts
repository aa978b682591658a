import type { FigureReport } from '@caselore/core/desk'
import { describe, expect, it } from 'vitest'
import { formatterOf } from '../base/format.js'
import { headline, trendOf, valueText } from './figure-text.js'
import { queryOf } from './ranges.js'

const zh = formatterOf('zh-CN', 'Asia/Shanghai')
const en = formatterOf('en', 'Asia/Shanghai')
const hour = 3_600_000

const kpi = (unit: 'share' | 'duration' | 'count' | 'score', better: 'higher' | 'lower') =>
  ({ id: 'x', label: { zh: '', en: '' }, unit, better }) satisfies FigureReport['kpis'][number]
const figure = (value: number) => ({ value, n: 10, sum: value * 10, mean: value })

describe('the text of a value', () => {
  it('says shares with a tenth, durations in two units, nothing as nothing', () => {
    expect([valueText(0.9234, 'share', zh), valueText(0.9, 'share', en)]).toEqual(['92.3%', '90%'])
    expect([valueText(3.5 * hour, 'duration', en), valueText(0, 'duration', zh)]).toEqual([
      '3 hr 30 min',
      '0',
    ])
    expect([valueText(4.25, 'score', zh), valueText(12_345, 'count', en)]).toEqual(['4.3', '12,345'])
  })

  it('takes business time where a calendar counted it, as the target does', () => {
    expect(headline({ ...figure(500), business: { n: 10, sum: 900, mean: 90 } })).toBe(90)
  })
})

describe('the trend', () => {
  it('is in points for shares and in percent for times, and says which way is better', () => {
    expect(trendOf(kpi('share', 'higher'), figure(0.9), figure(0.85), zh)).toEqual({
      direction: 'up',
      sense: 'better',
      text: '5',
    })
    expect(trendOf(kpi('share', 'lower'), figure(0.2), figure(0.15), zh)?.sense).toBe('worse')
    expect(trendOf(kpi('duration', 'lower'), figure(hour), figure(2 * hour), en)).toEqual({
      direction: 'down',
      sense: 'better',
      text: '50%',
    })
  })

  it('does not call more or fewer tickets good or bad', () => {
    expect(trendOf(kpi('count', 'lower'), figure(12), figure(10), zh)).toEqual({
      direction: 'up',
      text: '20%',
    })
  })

  it('stays silent without a time before, and says when nothing changed', () => {
    expect(trendOf(kpi('share', 'higher'), figure(0.9), undefined, zh)).toBeUndefined()
    expect(trendOf(kpi('duration', 'lower'), figure(1), figure(0), zh)).toBeUndefined()
    expect(trendOf(kpi('share', 'higher'), figure(0.9), figure(0.9), zh)?.direction).toBe('same')
  })
})

describe('a range', () => {
  it('begins with its first day by the wall clock of the zone', () => {
    const now = Date.parse('2026-11-24T01:00+08:00')
    expect(queryOf(7, 'Asia/Shanghai', now)).toEqual({
      from: Date.parse('2026-11-18T00:00+08:00'),
      period: 'day',
    })
    expect(queryOf(7, 'UTC', now).from).toBe(Date.parse('2026-11-17T00:00Z'))
    expect(queryOf(365, 'UTC', now).period).toBe('month')
  })
})
