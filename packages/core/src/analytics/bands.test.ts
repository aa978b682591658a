import { describe, expect, it } from 'vitest'
import { alertsOf, firstReply, repeatIssues, report, standingOf } from './index.js'
import { filed, reply, stream } from './testing/stream.js'

const minutes = (n: number) => String(n).padStart(2, '0')

/** Twenty tickets a day for four days, answered after so many minutes. */
const events = [20, 20, 20, 24].flatMap((wait, day) =>
  Array.from({ length: 20 }, (_, n) =>
    stream(
      'ticket',
      `t${day}-${n}`,
      filed(`2026-03-0${day + 2}T09:00`, n < 4 ? 'wang' : `c${day}-${n}`, { category: '电气' }),
      reply(`2026-03-0${day + 2}T09:${minutes(wait)}`),
    ),
  ).flat(),
)
const daily = report(events, {
  kpis: [firstReply, repeatIssues],
  groupBy: ['category'],
  period: 'day',
  zone: 'Asia/Shanghai',
})

describe('alerts', () => {
  it('speak of a figure that drifts by more than 15 % from the periods before', () => {
    const found = alertsOf(daily, { bands: [] }).filter(({ kpi }) => kpi === 'first_reply')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      kind: 'drift',
      period: { label: '2026-03-05' },
      group: { category: '电气' },
      isWorse: true,
      message: {
        zh: '首次响应时长比前几期均值高 20%。',
        en: 'First reply time is 20% above the mean of the periods before.',
      },
    })
    expect(found[0]?.deviation).toBeCloseTo(0.2)
    expect(alertsOf(daily, { bands: [], drift: 0.25 })).not.toContainEqual(
      expect.objectContaining({ kpi: 'first_reply' }),
    )
  })

  it('speak of an issue that repeats over 15 %', () => {
    const found = alertsOf(daily, { drift: 0 })
    expect(found.map(({ kind, kpi, value }) => [kind, kpi, value])).toEqual([
      ['out_of_band', 'repeat_issues', 0.2],
      ['out_of_band', 'repeat_issues', 0.2],
      ['out_of_band', 'repeat_issues', 0.2],
    ])
  })

  it('speak of a figure 15 % outside its band, and not of few observations', () => {
    const band = { kpi: 'first_reply', high: 20 * 60_000 }
    expect(alertsOf(daily, { bands: [band], drift: 0 })).toHaveLength(1)
    expect(alertsOf(daily, { bands: [{ ...band, tolerance: 0.25 }], drift: 0 })).toEqual([])
    expect(alertsOf(daily, { bands: [band], drift: 0, minimum: 21 })).toEqual([])
    expect(
      alertsOf(daily, { bands: [{ kpi: 'first_reply', low: 30 * 60_000, statistic: 'median' }], drift: 0 }),
    ).toHaveLength(4)
  })
})

describe('the standing of a figure', () => {
  const figure = (value: number, n = 20) => ({ value, n, sum: value * n, mean: value })
  const csat = { kpi: 'csat', low: 0.9 }
  const hours = { kpi: 'first_reply', high: 100, inBusinessTime: true }

  it('is good up to the limit, to be watched up to 15 % outside, and an alert beyond', () => {
    const standings = (...values: number[]) => values.map((value) => standingOf(figure(value), csat))
    expect(standings(1, 0.9, 0.899, 0.766, 0.764)).toEqual(['good', 'good', 'watch', 'watch', 'alert'])
  })

  it('knows no watching where any excess is an alert', () => {
    const band = { kpi: 'repeat_issues', high: 0.15, tolerance: 0 }
    expect([standingOf(figure(0.15), band), standingOf(figure(0.151), band)]).toEqual(['good', 'alert'])
  })

  it('is told by business time where the band asks for it, and not at all over few observations', () => {
    const slow = { ...figure(500), business: { n: 20, sum: 1_800, mean: 90 } }
    expect([standingOf(slow, hours), standingOf(figure(500), hours)]).toEqual(['good', 'alert'])
    expect([standingOf(figure(0.1, 19), csat), standingOf(figure(0.1, 3), csat, 3)]).toEqual(['few', 'alert'])
  })
})
