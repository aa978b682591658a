import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../shared/index.js'
import { StorageError } from './error.js'
import { plainCopy } from './plain-copy.js'

it('gives back what JSON would, or refuses', () => {
  const value = fc.oneof(fc.jsonValue(), fc.jsonValue({ stringUnit: 'binary' }), fc.anything())
  fc.assert(
    fc.property(value, (value) => {
      let copy: Json
      try {
        copy = plainCopy(value as Json)
      } catch (error) {
        expect(error).toBeInstanceOf(StorageError)
        return
      }
      expect(JSON.stringify(copy)).toBe(JSON.stringify(value))
      expect(JSON.parse(JSON.stringify(copy))).toStrictEqual(copy)
    }),
    { numRuns: 1000, seed: 20261124 },
  )
  // Three seconds alone; a machine that runs the other suites beside it takes longer.
}, 30_000)
