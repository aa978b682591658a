import { describe, expect, it } from 'vitest'
import { relatedQuery } from './index.js'

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
