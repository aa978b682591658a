import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Analyzer, createAnalyzer } from './index.js'

const analyzer = await createAnalyzer()

function scanned({ scan }: Analyzer, text: string): string[] {
  const terms: string[] = []
  scan?.(text, {
    han: (first, second) => terms.push(String.fromCharCode(first, ...(second > 0 ? [second] : []))),
    word: (term) => terms.push(term),
  })
  return terms.sort()
}

const piece = fc.oneof(
  fc.constantFrom(
    '停机',
    '註塑機',
    'サーバー',
    'E-1024',
    ' 12 V',
    '12中v',
    'the ',
    ' a ',
    'waiting',
    "don't ",
    'C++',
    'c#',
    '＃',
  ),
  fc.constantFrom(
    'ﬁ',
    '½',
    '㎏',
    'Σς',
    'İ',
    'é',
    'e\u0301',
    '𠮷',
    '😀',
    '©',
    '’',
    '一-二',
    '..',
    '3.5mm',
    'SN123-ab1',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.string({ maxLength: 6 }),
)

describe('scan', () => {
  it('finds the terms that `terms` finds', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        expect(scanned(analyzer, text)).toEqual(analyzer.terms(text).sort())
      }),
      { numRuns: 2000 },
    )
  })

  it('says the same of every single character of the basic plane', () => {
    for (let unit = 0; unit < 65_536; unit++) {
      const text = `a${String.fromCharCode(unit)}中1`
      const [found, expected] = [scanned(analyzer, text), analyzer.terms(text).sort()]
      if (found.join() !== expected.join()) expect([unit, found]).toEqual([unit, expected])
    }
  })
})
