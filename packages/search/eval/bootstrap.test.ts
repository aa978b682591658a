import { describe, expect, it } from 'vitest'
import { bootstrapInterval } from './bootstrap.js'

describe('bootstrapInterval', () => {
  it('holds the mean, is as wide as chance has it, and the same each time', () => {
    const values = Array.from({ length: 400 }, (_, i) => i % 2)
    const [low, high] = bootstrapInterval(values)
    // The standard error of 400 fair coins is 0.025; 95 % are 1.96 of them to each side.
    expect(low).toBeCloseTo(0.451, 2)
    expect(high).toBeCloseTo(0.549, 2)
    expect(bootstrapInterval(values)).toEqual([low, high])
  })

  it('is a point where all values are the same', () => {
    expect(bootstrapInterval([0.5, 0.5, 0.5])).toEqual([0.5, 0.5])
  })
})
