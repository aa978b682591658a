import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoverage, defaultCalibration } from './index.js'

const term = (name: string, weight = 1) => ({ term: name, kind: 'pair', weight }) as const

describe('createCoverage', () => {
  it('is 1 for a row with every term and 0 for a row with none', () => {
    const coverage = createCoverage([term('停机'), term('电机')], [{ terms: ['停机', '电机'] }], 10)
    expect([coverage(['停机', '电机']), coverage([])]).toEqual([1, 0])
  })

  it('counts a rare term more than a common one', () => {
    const rows = [{ terms: ['故障', '断轴'] }, { terms: ['故障'] }, { terms: ['故障'] }]
    const coverage = createCoverage([term('故障'), term('断轴')], rows, 10)
    expect(coverage(['断轴'])).toBeGreaterThan(coverage(['故障']))
  })

  it('does not let an unknown term go for nothing', () => {
    const coverage = createCoverage([term('停机'), term('年假')], [{ terms: ['停机'] }], 10)
    expect(coverage(['停机'])).toBeLessThan(1)
  })

  it('is 0 when nothing was asked', () => {
    expect(createCoverage([], [], 0)([])).toBe(0)
  })
})

describe('defaultCalibration', () => {
  it('never falls when coverage grows, and stays within 0 and 1', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = [defaultCalibration(Math.min(a, b)), defaultCalibration(Math.max(a, b))]
        expect(0 <= low && low <= high && high <= 1).toBe(true)
      }),
    )
  })
})
