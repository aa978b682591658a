import { describe, expect, it } from 'vitest'
import { retryDelay } from './backoff.js'

const waits = (random: number) =>
  [1, 2, 3, 4, 9].map((failures) => retryDelay({ first: 1_000, most: 10_000 }, failures, () => random))

describe('the wait before another attempt', () => {
  it('doubles up to the longest', () => {
    expect(waits(1)).toEqual([1_000, 2_000, 4_000, 8_000, 10_000])
  })

  it('is at least half of that, the rest by lot', () => {
    expect(waits(0)).toEqual([500, 1_000, 2_000, 4_000, 5_000])
    expect(waits(0.5)).toEqual([750, 1_500, 3_000, 6_000, 7_500])
  })

  it('stays a number after any number of failures', () => {
    expect(retryDelay({}, 100_000, () => 1)).toBe(3_600_000)
  })
})
