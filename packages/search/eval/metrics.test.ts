import { describe, expect, it } from 'vitest'
import { judge, mean } from './metrics.js'

const relevant = new Map([
  ['a', 2],
  ['b', 1],
])

describe('judge', () => {
  it('is 1 throughout for the ideal ranking and 0 for none', () => {
    expect(judge(['a', 'b', 'x'], relevant)).toEqual({
      recall1: 1,
      recall5: 1,
      recall10: 1,
      mrr10: 1,
      ndcg10: 1,
    })
    expect(judge(['x'], relevant)).toEqual({ recall1: 0, recall5: 0, recall10: 0, mrr10: 0, ndcg10: 0 })
  })

  it('discounts by rank and grade', () => {
    const figures = judge(['x', 'b'], relevant)
    expect(figures.mrr10).toBe(0.5)
    expect(figures.ndcg10).toBeCloseTo(1 / Math.log2(3) / (3 + 1 / Math.log2(3)))
    expect(mean([figures, judge(['a'], relevant)]).recall1).toBe(0.5)
  })
})
