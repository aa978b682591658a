import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIntlWordSegmenter, createWordSegmenter } from './index.js'

const hostWords = ['驱动器', '器具', 'e-10', '㍿']
const segmenters = [await createWordSegmenter({ hostWords }), await createIntlWordSegmenter({ hostWords })]
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '伺服',
        '驱动器',
        '器具',
        'E-10',
        '２',
        'ﬁ',
        '㍿',
        '電機',
        ' ',
        '，',
        '😀',
        '𠮷',
        'ｶﾞ',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('any text', () => {
  it('is covered by its words without gap or overlap', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...segmenters), (given, segmenter) => {
        let reached = 0
        for (const { start, end } of segmenter.segment(given)) {
          expect(start).toBe(reached)
          expect(end).toBeGreaterThanOrEqual(start)
          reached = end
        }
        expect(reached).toBe(given.length)
      }),
      { numRuns: 300 },
    )
  })
})
