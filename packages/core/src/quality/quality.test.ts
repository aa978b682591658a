import { describe, expect, it } from 'vitest'
import type { CaseContent, CaseEdit } from '../schema/index.js'
import { emptyCaseContent } from '../schema/index.js'
import { checkCase, coreElements, createQualityCheck, type Finding, findingTexts } from './index.js'
import { goodCase } from './test-content.js'

const said = (findings: readonly Finding[]) =>
  findings.map(({ severity, code, path }) => [severity, code, path.join('.')])
const check = (edit: CaseEdit) => said(checkCase(goodCase(edit)))

describe('checkCase', () => {
  it('finds nothing wrong with a good case', () => {
    expect(checkCase(goodCase())).toEqual([])
  })

  it.each<[string, CaseEdit, string, string]>([
    ['industry', { basics: { industry: ' ' } }, 'quality.missing_industry', 'basics.industry'],
    [
      'problem',
      { symptom: { customerWords: '', scene: '暂无' } },
      'quality.missing_problem',
      'symptom.customerWords',
    ],
    [
      'process',
      { diagnosis: { narrative: '', checks: [] } },
      'quality.missing_diagnosis',
      'diagnosis.narrative',
    ],
    ['process', { solution: { steps: [] } }, 'quality.missing_steps', 'solution.steps'],
    ['tools', { solution: { tools: ['无'] } }, 'quality.missing_tools', 'solution.tools'],
    ['outcome', { result: { outcome: '', figures: [] } }, 'quality.missing_outcome', 'result.outcome'],
    ['testimonial', { result: { testimonial: 'N/A' } }, 'quality.missing_testimonial', 'result.testimonial'],
  ])('misses the element %s (%j)', (element, edit, code, path) => {
    expect(checkCase(goodCase(edit))).toMatchObject([
      { severity: 'error', code, path: path.split('.'), element },
    ])
  })

  it('takes “no tools needed” for an answer', () => {
    expect(check({ solution: { tools: ['无需工具'] } })).toEqual([])
  })

  it('misses all six elements of an empty draft, errors first', () => {
    const findings = checkCase(emptyCaseContent('停机'))
    const errors = findings.filter(({ severity }) => severity === 'error')
    expect(new Set(errors.map(({ element }) => element))).toEqual(new Set(coreElements))
    expect(findings.slice(0, errors.length)).toEqual(errors)
  })

  it.each<[CaseEdit, string, string, string]>([
    [
      { result: { outcome: '设备恢复，客户满意。', figures: [] } },
      'warning',
      'quality.outcome_without_figure',
      'result.outcome',
    ],
    [
      { result: { outcome: '报警 E-1024 消失。', figures: [] } },
      'warning',
      'quality.outcome_without_figure',
      'result.outcome',
    ],
    [
      { result: { outcome: '一次性解决。', figures: [] } },
      'warning',
      'quality.outcome_without_figure',
      'result.outcome',
    ],
    [
      { result: { figures: [{ label: '良率', value: '提高了' }] } },
      'warning',
      'quality.figure_without_number',
      'result.figures.0.value',
    ],
    [
      { solution: { steps: [{ text: '断电后更换散热风扇，再恢复供电。' }] } },
      'warning',
      'quality.too_few_steps',
      'solution.steps',
    ],
    [
      { solution: { steps: [{ text: '重启' }, { text: '拆下护罩，更换散热风扇。' }] } },
      'warning',
      'quality.step_too_short',
      'solution.steps.0.text',
    ],
    [
      { solution: { steps: [{ text: '电机温度过高属于异常现象' }, { text: '拆下护罩，更换散热风扇。' }] } },
      'hint',
      'quality.step_without_action',
      'solution.steps.0.text',
    ],
    [{ diagnosis: { checks: [] } }, 'hint', 'quality.diagnosis_without_checks', 'diagnosis.checks'],
    [{ symptom: { customerWords: '' } }, 'warning', 'quality.no_customer_words', 'symptom.customerWords'],
    [{ basics: { product: '' } }, 'warning', 'quality.missing_product', 'basics.product'],
    [{ title: '报警 E-1024 无法复位' }, 'warning', 'quality.title_without_product', 'title'],
    [{ title: '海翼X1 注塑机' }, 'warning', 'quality.title_without_problem', 'title'],
    [{ title: '宁波海岳注塑 注塑机停机' }, 'error', 'quality.title_names_customer', 'title'],
    [
      { solution: { cautions: ['先清洁再安装。'.repeat(100)] } },
      'hint',
      'quality.no_pictures',
      'attachments',
    ],
  ])('says of %j: %s %s', (edit, severity, code, path) => {
    expect(check(edit)).toEqual([[severity, code, path]])
  })

  it('takes Chinese figures for figures', () => {
    expect(check({ result: { outcome: '停机时间减少三成。', figures: [] } })).toEqual([])
  })

  it('asks for words where there are mostly pictures', () => {
    const attachment = { id: 'a', name: '现场.jpg', mediaType: 'image/jpeg', bytes: 1 }
    const steps = [{ text: '拆下护罩，更换散热风扇。' }, { text: '恢复供电，确认转速。' }]
    const content = {
      ...goodCase({ solution: { steps, cautions: [] } }),
      attachments: Array(4).fill(attachment),
    }
    expect(said(checkCase(content))).toEqual([['hint', 'quality.too_few_words', 'solution.steps']])
  })

  it('only warns of the customer in the title once the customer has agreed', () => {
    const authorisation = { reference: 'AUTH-1', at: 0, by: 'agent-1' }
    const customer = { name: 'Harbour Machinery Co., Ltd.', authorisation }
    const title = '注塑机停机（harbour machinery）'
    const [named] = checkCase(goodCase({ title, customer }))
    expect(named).toMatchObject({ severity: 'warning', code: 'quality.title_names_customer', range: [6, 23] })
    expect(title.slice(6, 23)).toBe('harbour machinery')
  })
})

describe('sensitive data', () => {
  const scene = '联系人 13800001234，车牌粤B·12345。'

  it('is an error with its place and never with the data itself', () => {
    const findings = checkCase(goodCase({ symptom: { scene } }))
    expect(findings).toMatchObject([
      {
        severity: 'error',
        code: 'quality.sensitive_phone',
        path: ['symptom', 'scene'],
        range: [4, 15],
        details: { masked: '138****1234' },
      },
      { severity: 'error', code: 'quality.sensitive_plate', range: [18, 26] },
    ])
    expect(JSON.stringify(findings)).not.toContain('13800001234')
  })

  it('is found in the quoted words, in lists, captions and custom fields', () => {
    const content: CaseContent = {
      ...goodCase({
        symptom: { customerWords: '打 13800001234 找我' },
        solution: { tools: ['service@example.com'] },
      }),
      attachments: [{ id: '13800001234', name: '13800001234.jpg', mediaType: 'image/jpeg', bytes: 1 }],
      custom: { notes: [{ card: '6217000000000006' }] },
    }
    expect(said(checkCase(content)).map(([, , path]) => path)).toEqual([
      'symptom.customerWords',
      'solution.tools.0',
      'attachments.0.name',
      'custom.notes.0.card',
    ])
  })

  it('is a hint when a recorded authorisation covers it', () => {
    const customer = { name: '某厂', authorisation: { reference: 'AUTH-1', at: 0, by: 'agent-1' } }
    const findings = checkCase(goodCase({ customer, symptom: { scene } }))
    expect(new Set(findings.map(({ severity, code }) => `${severity} ${code}`))).toEqual(
      new Set(['hint quality.sensitive_authorised']),
    )
  })

  it('does not concern the protected customer field', () => {
    expect(check({ customer: { name: '某厂', uscc: '91330200MA00000152' } })).toEqual([])
  })
})

describe('createQualityCheck', () => {
  const tooLong = (content: CaseContent): Finding[] =>
    content.title.length < 10
      ? []
      : [
          {
            code: 'host.title_long',
            severity: 'hint',
            path: ['title'],
            details: {},
            message: { zh: '标题太长', en: 'Long title' },
          },
        ]

  it('takes words, rules and thresholds of the host', () => {
    const quality = createQualityCheck({
      vagueTerms: [{ term: '老样子', kind: 'method' }],
      rules: [tooLong],
      thresholds: { minSteps: 4 },
    })
    expect(said(quality.check(goodCase({ symptom: { scene: '还是老样子。' } })).findings)).toEqual([
      ['warning', 'quality.too_few_steps', 'solution.steps'],
      ['warning', 'quality.vague_method', 'symptom.scene'],
      ['hint', 'host.title_long', 'title'],
    ])
  })

  it('can do without the standard words', () => {
    const quality = createQualityCheck({ standardTerms: [] })
    expect(quality.check(goodCase({ symptom: { scene: '大概是夏天' } })).findings).toEqual([])
  })

  it('scores completeness from 0 to 100', () => {
    const { check: report } = createQualityCheck()
    expect(report(goodCase()).score).toBe(100)
    expect(report(emptyCaseContent('停机')).score).toBe(0)
    expect(report(goodCase({ result: { testimonial: '' } })).score).toBe(88)
    expect(report(goodCase({ diagnosis: { narrative: '', checks: [] } })).score).toBe(90)
    expect(report(goodCase({ result: { outcome: '好了', figures: [] }, tags: [] })).score).toBe(92)
  })
})

describe('messages', () => {
  it.each(Object.entries(findingTexts.sentences))(
    '%s is said in both languages, without half-width commas in Chinese',
    (_code, { zh, en }) => {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(zh).not.toMatch(/[,;:?!]/)
      expect(en).toMatch(/^[A-Z“].*\.$/)
      const slots = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort()
      expect(slots(en)).toEqual(slots(zh))
    },
  )
})
