import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../shared/index.js'
import { sizeBound } from './size-bound.js'

const bytesOf = (value: Json) => new TextEncoder().encode(JSON.stringify(value)).length

it('is never less than what the value takes', () => {
  const value = fc.oneof(fc.jsonValue(), fc.jsonValue({ stringUnit: 'binary' }), fc.double({ noNaN: true }))
  fc.assert(
    fc.property(value, (value) => {
      expect(sizeBound(value as Json)).toBeGreaterThanOrEqual(bytesOf(value as Json))
    }),
    { numRuns: 300, seed: 20261124 },
  )
  for (const text of ['\u0001', '中', '😀', '"', '\ud800'])
    expect(sizeBound({ [text]: [text, -1.7976931348623157e308] })).toBeGreaterThanOrEqual(
      bytesOf({ [text]: [text, -1.7976931348623157e308] }),
    )
})
