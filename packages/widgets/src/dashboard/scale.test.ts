import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleOf } from './scale.js'

const hour = 3_600_000

describe('scaleOf', () => {
  it.each([
    ['share', [0.97], 1, [0, 0.5, 1]],
    ['share', [0.08, 0.15], 0.2, [0, 0.1, 0.2]],
    ['count', [27], 40, [0, 20, 40]],
    ['count', [1], 2, [0, 1, 2]],
    ['duration', [7 * hour], 8 * hour, [0, 4 * hour, 8 * hour]],
    ['duration', [130 * hour], 240 * hour, [0, 120 * hour, 240 * hour]],
    ['score', [4.4], 5, [0, 2.5, 5]],
  ] as const)('ends %s of %j at a round value', (unit, values, top, ticks) => {
    const scale = scaleOf(values, unit)
    expect(scale.top).toBeCloseTo(top)
    expect(scale.ticks.map((tick) => Number(tick.toFixed(6)))).toEqual(ticks)
  })

  it('has room for every value, and a top even when there is none', () => {
    const units = fc.constantFrom('count' as const, 'duration' as const, 'score' as const)
    fc.assert(
      fc.property(units, fc.array(fc.integer({ min: 0, max: 1e9 })), (unit, values) => {
        const { top } = scaleOf(values, unit)
        expect(top).toBeGreaterThan(0)
        expect(top).toBeGreaterThanOrEqual(Math.max(0, ...values))
      }),
      { seed: 20261124 },
    )
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (values) => {
        const { top } = scaleOf(values, 'share')
        expect(top).toBeGreaterThan(0)
        expect(top).toBeLessThanOrEqual(1)
        expect(top).toBeGreaterThanOrEqual(Math.max(0, ...values))
      }),
      { seed: 20261124 },
    )
  })
})
