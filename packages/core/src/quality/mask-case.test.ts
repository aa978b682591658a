import { describe, expect, it } from 'vitest'
import { type CaseContent, caseContentSchema } from '../schema/index.js'
import { caseTexts, checkCase, maskCase } from './index.js'
import { goodCase } from './test-content.js'

const drafted: CaseContent = {
  ...goodCase({
    title: '注塑机停机，请联系张三丰 13800001234',
    customer: { name: '宁波海岳注塑有限公司', uscc: '91330200MA00000152' },
    symptom: { customerWords: '我是宁波海岳注塑的张三丰，邮箱 service@example.com。' },
    solution: { tools: ['万用表', '粤B12345 维修车'] },
  }),
  attachments: [{ id: '13800001234', name: '13800001234.jpg', mediaType: 'image/jpeg', bytes: 1 }],
  custom: { contact: { phone: '138 0000 1234', floor: 3 } },
}

describe('maskCase', () => {
  const { content, masked, parts } = maskCase(drafted, ['张三丰'])

  it('masks every text, by pattern and by name', () => {
    expect(content.title).toBe('注塑机停机，请联系张** 138****1234')
    expect(content.symptom.customerWords).toBe('我是宁*****的张**，邮箱 s******@example.com。')
    expect(content.solution.tools).toEqual(['万用表', '粤B***45 维修车'])
    expect(content.attachments[0]?.name).toBe('138****1234.jpg')
    expect(content.custom).toEqual({ contact: { phone: '138****1234', floor: 3 } })
  })

  it('leaves the protected customer, ids and the given content as they are', () => {
    expect(content.customer).toEqual(drafted.customer)
    expect(content.attachments[0]?.id).toBe('13800001234')
    expect(drafted.title).toContain('13800001234')
  })

  it('tells what was masked, where it was in the text before', () => {
    expect(masked).toBe(8)
    expect(parts.map(({ type }) => type)).toEqual([
      'name',
      'phone',
      'name',
      'name',
      'email',
      'plate',
      'phone',
      'phone',
    ])
    expect(parts[1]).toEqual({ path: ['title'], type: 'phone', range: [13, 24] })
  })

  it('leaves a valid case in which nothing sensitive is found', () => {
    expect(caseContentSchema.safeParse(content).success).toBe(true)
    expect(checkCase(content).filter(({ code }) => code.startsWith('quality.sensitive'))).toEqual([])
    expect(maskCase(content, ['张三丰'])).toEqual({ content, masked: 0, parts: [] })
  })
})

describe('caseTexts', () => {
  it('lists every text that people wrote with its path', () => {
    const paths = caseTexts(drafted).map(({ path }) => path.join('.'))
    expect(paths).toContain('title')
    expect(paths).toContain('diagnosis.checks.0.finding')
    expect(paths).toContain('result.figures.0.label')
    expect(paths).not.toContain('customer.name')
    expect(paths).not.toContain('urgency')
    expect(paths).not.toContain('attachments.0.mediaType')
  })
})
