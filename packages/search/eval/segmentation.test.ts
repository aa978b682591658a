import { describe, expect, it } from 'vitest'
import { createIntlWordSegmenter, createWordSegmenter, type WordSegmenter } from '../src/words/index.js'
import { judgeCuts, readSentences } from './segmentation.js'

const halves = ['ud_gsdsimp_dev', 'ud_gsdsimp_test.dev'].map(readSentences)
const cutBy = (segmenter: WordSegmenter) => (text: string) =>
  segmenter.segment(text).map(({ start, end }) => text.slice(start, end))

describe('judgeCuts', () => {
  it('counts spans, not words', () => {
    const { precision, recall, f1 } = judgeCuts([['电机', '过热', '了']], () => ['电机', '过', '热', '了'])
    expect([precision, recall]).toEqual([0.5, 2 / 3])
    expect(f1).toBeCloseTo(4 / 7)
  })
})

describe.skipIf(!halves[0])('on UD GSDSimp (skipped: no data)', () => {
  it('cuts well above 80, and above the runtime’s own segmenter', async () => {
    const ours = cutBy(await createWordSegmenter())
    const theirs = cutBy(await createIntlWordSegmenter())
    const figures = halves.map((half = []) => [judgeCuts(half, ours).f1, judgeCuts(half, theirs).f1])
    for (const [f1 = 0, intl = 1] of figures) {
      expect(f1).toBeGreaterThan(0.82)
      expect(f1).toBeGreaterThan(intl)
    }
  })
})
