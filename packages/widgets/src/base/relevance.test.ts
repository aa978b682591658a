import { describe, expect, it } from 'vitest'
import { formatterOf } from './format.js'
import { relevanceText } from './relevance.js'

describe('relevanceText', () => {
  const zh = formatterOf('zh-CN', 'Asia/Shanghai')
  const en = formatterOf('en', 'Asia/Shanghai')

  it('tells the figure from where a case would be proposed', () => {
    expect(relevanceText(0.7, zh)).toBe('匹配度 70%')
    expect(relevanceText(0.934, en)).toBe('93% match')
  })

  it('promises nothing by a figure below', () => {
    expect(relevanceText(0.699, zh)).toBe('可能相关')
    expect(relevanceText(0.13, en)).toBe('possibly related')
  })
})
