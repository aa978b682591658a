import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnOf, lastBelow } from './column.js'

/** Even ones, crowds with one far outlier, and neighbours a millisecond apart. */
const increasing = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9e7 }), fc.constant(1e11)), {
    maxLength: 60,
  })
  .chain((gaps) =>
    fc.integer({ min: -2e13, max: 2e14 }).map((first) => {
      let sum = first
      return Float64Array.from(gaps, (gap) => {
        sum += gap
        return sum
      })
    }),
  )

const limitsOf = (values: Float64Array) => [
  -1e15,
  1e15,
  ...[...values].flatMap((value, i) => [
    value - 1,
    value,
    value + 1,
    Math.round((value + (values[i + 1] ?? value)) / 2),
  ]),
]

describe('lastBelow', () => {
  it('finds what looking at every number finds', () => {
    fc.assert(
      fc.property(increasing, (values) => {
        const column = columnOf(values)
        for (const limit of limitsOf(values))
          expect(lastBelow(column, limit)).toBe(values.findLastIndex((value) => value < limit))
      }),
    )
  })

  it('finds nothing among none', () => {
    expect(lastBelow(columnOf(new Float64Array()), 0)).toBe(-1)
  })
})
