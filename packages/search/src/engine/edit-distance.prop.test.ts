import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, piecesWithin } from './edit-distance.js'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), minLength: 3, maxLength: 9 })

describe('editDistance', () => {
  it.each([
    ['compresor', 'compressor', 1],
    ['ocmpressor', 'compressor', 2],
    ['alm1024', 'alm1025', 1],
    ['pump', 'pump', 0],
  ])('tells %s from %s by %i', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance)
    expect(editDistance(a, b, distance - 1)).toBe(undefined)
  })

  it('is the same from either side', () => {
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 2) === editDistance(b, a, 2)))
  })

  it('lets no term be near without one of the pieces', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (asked, found, most) => {
        if (editDistance(asked, found, most) === undefined) return
        expect(piecesWithin(asked, most).some((piece) => found.includes(piece))).toBe(true)
      }),
    )
  })
})
