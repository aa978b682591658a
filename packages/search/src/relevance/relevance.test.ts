import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoverage, defaultCalibration, relatedQuery } from './index.js'

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

describe('relatedQuery', () => {
  it('asks for subject and symptoms without greetings and urging', () => {
    const description = '您好，早班开机后报警 E-1024。请尽快处理，谢谢！'
    expect(relatedQuery({ subject: '注塑机停机', description })).toBe('注塑机停机 早班开机后报警 E-1024')
  })

  it('prefers the clauses that say most when the text is long', () => {
    const description = `${'今天天气不错，车间里人很多，大家都在忙自己的事情。'.repeat(3)}主轴驱动器 SV-220 报错，无法复位。`
    const question = relatedQuery({ subject: '机床异常', description }, 32)
    expect(question).toContain('SV-220')
    expect(question.length).toBeLessThanOrEqual(32)
  })

  it('says each clause once and never more than the limit', () => {
    expect(relatedQuery({ subject: '打不开', description: '打不开。白屏。白屏。' })).toBe('打不开 白屏')
    expect(relatedQuery({ subject: '长'.repeat(500) }).length).toBe(200)
    expect(relatedQuery({ subject: '' })).toBe('')
  })
})
