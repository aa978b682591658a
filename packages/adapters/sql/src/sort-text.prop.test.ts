import { compareScalars } from '@caselore/core/storage'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfPrefix, sortText } from './sort-text.js'

const numRuns = Number(process.env.CASELORE_LAW_RUNS ?? 1000)
const text = fc.string({ unit: 'binary', maxLength: 6 })
const number = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }))
const value = fc.oneof(text, number, fc.boolean())
const bytes = (each: string) => Buffer.from(each, 'utf8')
const sign = (n: number) => Math.sign(n) + 0

describe('sortText', () => {
  it('sorts byte by byte as the contract sorts values', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(sign(bytes(sortText(a)).compare(bytes(sortText(b))))).toBe(sign(compareScalars(a, b)))
      }),
      { numRuns },
    )
  })

  it('puts what has no value last', () => {
    fc.assert(
      fc.property(value, (each) => {
        expect(bytes(sortText(each)).compare(bytes(sortText(null)))).toBe(-1)
      }),
      { numRuns },
    )
  })
})

describe('endOfPrefix', () => {
  it('lies above all that starts so and below all else that is above', () => {
    fc.assert(
      fc.property(text, text, (prefix, other) => {
        const [start, end] = [sortText(prefix), endOfPrefix(sortText(prefix))]
        const within =
          bytes(sortText(other)).compare(bytes(start)) >= 0 && bytes(sortText(other)).compare(bytes(end)) < 0
        expect(within).toBe(other.startsWith(prefix))
        expect(bytes(sortText(prefix + other)).compare(bytes(end))).toBe(-1)
      }),
      { numRuns },
    )
  })

  it('steps over surrogates and what cannot be moved up', () => {
    expect(endOfPrefix('2\ud7ff')).toBe('2\ue000')
    expect(endOfPrefix('2a\u{10ffff}')).toBe('2b')
    expect(endOfPrefix('2\u{10ffff}')).toBe('3')
    expect(endOfPrefix('\u{10ffff}')).toBe('')
  })
})
