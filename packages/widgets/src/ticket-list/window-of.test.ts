import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowOf } from './window-of.js'

describe('windowOf', () => {
  it('covers what is in view and a little more', () => {
    expect(windowOf({ top: 0, height: 400, rowHeight: 40, total: 10_000 })).toEqual({ start: 0, end: 18 })
    expect(windowOf({ top: 4_000, height: 400, rowHeight: 40, total: 10_000, spare: 2 })).toEqual({
      start: 98,
      end: 112,
    })
  })

  it('never leaves the list and never misses a visible row', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.integer({ min: -50, max: 900_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 10, max: 120 }),
        (total, top, height, rowHeight) => {
          const { start, end } = windowOf({ top, height, rowHeight, total })
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(total)
          const seen = Math.floor((Math.max(0, top) + height / 2) / rowHeight)
          if (seen < total) expect(start <= seen && seen < end).toBe(true)
        },
      ),
    )
  })
})
