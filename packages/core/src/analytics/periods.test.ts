import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPeriods, type PeriodUnit } from './periods.js'

const instant = (text: string) => Date.parse(text)
const shown = (unit: PeriodUnit, zone: string, text: string) => {
  const period = createPeriods(unit, zone)(instant(text))
  return period && [period.label, new Date(period.from).toISOString(), new Date(period.to).toISOString()]
}

describe('periods', () => {
  it.each([
    [
      'hour',
      'Asia/Shanghai',
      '2026-11-24T06:59:00Z',
      ['2026-11-24T14:00', '2026-11-24T06:00:00.000Z', '2026-11-24T07:00:00.000Z'],
    ],
    [
      'day',
      'Asia/Shanghai',
      '2026-11-24T16:00:00Z',
      ['2026-11-25', '2026-11-24T16:00:00.000Z', '2026-11-25T16:00:00.000Z'],
    ],
    // The day on which clocks go forward is 23 hours long.
    [
      'day',
      'Europe/Berlin',
      '2026-03-29T12:00:00Z',
      ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ],
    [
      'week',
      'UTC',
      '2027-01-03T23:59:59Z',
      ['2026-W53', '2026-12-28T00:00:00.000Z', '2027-01-04T00:00:00.000Z'],
    ],
    [
      'month',
      'Asia/Kolkata',
      '2026-01-31T18:30:00Z',
      ['2026-02', '2026-01-31T18:30:00.000Z', '2026-02-28T18:30:00.000Z'],
    ],
    [
      'quarter',
      'Asia/Shanghai',
      '2026-12-31T15:59:00Z',
      ['2026-Q4', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ],
    ['year', 'UTC', '1969-12-31T23:59:59Z', ['1969', '1969-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z']],
    // Apia had no 30 December in 2011.
    [
      'day',
      'Pacific/Apia',
      '2011-12-30T10:00:00Z',
      ['2011-12-31', '2011-12-30T10:00:00.000Z', '2011-12-31T10:00:00.000Z'],
    ],
  ] as const)('%s in %s of %s', (unit, zone, text, expected) => {
    expect(shown(unit, zone, text)).toEqual(expected)
  })

  it('are one when all time is one', () => {
    expect(createPeriods('all', 'UTC')(0)).toBeUndefined()
  })

  it('hold the instant, touch each other, and sort like the time', () => {
    const units = fc.constantFrom('hour', 'day', 'week', 'month', 'quarter', 'year')
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'America/St_Johns',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
    )
    const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2030, 0) })
    fc.assert(
      fc.property(units, zones, instants, (unit, zone, at) => {
        const period = createPeriods(unit, zone)(at)
        expect(period && period.from <= at && at < period.to).toBe(true)
        const next = createPeriods(unit, zone)(period?.to ?? 0)
        expect(next?.from).toBe(period?.to)
        expect((next?.label ?? '') > (period?.label ?? '')).toBe(true)
      }),
      { numRuns: 400, seed: 20261124 },
    )
  })
})
