import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeAnalyzer, loadTraditionalMap, normalizeText, normalizeWithOffsets } from './index.js'

const characters = await loadTraditionalMap()
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('設', '備', 'Ａ', 'ｶ', 'ﾞ', 'Σ', 'é', 'ﬁ', '①', '-', '–', '1', '😀', '𠮷', ' '),
  }),
)

describe('normalizeWithOffsets', () => {
  it('gives the same text as normalizeText for whole graphemes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(normalizeWithOffsets(value, characters).text).toBe(normalizeText(value, characters))
      }),
    )
  })

  it('points into the original text, in order', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { text: normalized, starts, ends } = normalizeWithOffsets(value, characters)
        expect([starts.length, ends.length]).toEqual([normalized.length, normalized.length])
        for (let i = 0; i < starts.length; i++) {
          expect(starts[i]).toBeLessThan(ends[i] as number)
          expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] ?? 0)
          expect(ends[i]).toBeLessThanOrEqual(value.length)
        }
      }),
    )
  })
})

describe('tokens', () => {
  it('lie within the text and are the terms that are stored', () => {
    const analyzer = composeAnalyzer({ characters })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const tokens = analyzer.tokens(value)
        expect(tokens.map(({ term }) => term)).toEqual(analyzer.terms(value))
        for (const { start, end } of tokens) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(value.length)
        }
      }),
    )
  })
})
