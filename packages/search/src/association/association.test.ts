import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../analysis/index.js'
import { createWordSegmenter } from '../words/index.js'
import {
  type AssociationExample,
  createAssociation,
  learnConfidence,
  pairFeatures,
  treeOf,
  wordFeatures,
} from './index.js'

const words = wordFeatures(
  await createWordSegmenter({ hostWords: ['设备停机', '生产线故障', '电机过热', '注塑机'] }),
)
const pairs = pairFeatures(await createAnalyzer())

const row = (id: string, text: string, labels: string[], status = 'published'): AssociationExample => ({
  id,
  text,
  labels,
  attributes: { status },
})
const plant = [
  row('c1', '注塑机报警后停机，整条生产线停产', ['设备停机', '生产线故障', '报警代码']),
  row('c2', '输送线减速电机过热跳闸，下午停机三次', ['设备停机', '电机过热', '生产线故障']),
  row('c3', '风机电机烫手，热继电器动作停机', ['设备停机', '电机过热']),
  row('c4', '包装机卡料，生产线停', ['卡料', '生产线故障', '设备停机']),
  row('c5', '登录失败，企业微信扫码提示未绑定', ['登录失败', '账号']),
  row('c6', '账号锁定，全公司无法登录', ['登录失败', '账号']),
  row('c7', '审批单转圈，流程卡住', ['审批', '流程配置']),
  row('c8', '金丝雀设备停机', ['设备停机', '金丝雀标签'], 'draft'),
]
const published = { field: 'status', op: 'eq', value: 'published' } as const
const labelsOf = (found: readonly { label: string }[]) => found.map(({ label }) => label)

function tags(examples = plant) {
  const association = createAssociation({ features: words })
  association.add(examples)
  return association
}

describe('related', () => {
  it('suggests 生产线故障 and 电机过热 for 设备停机', () => {
    const found = tags().related({ text: '设备停机', scope: published })
    expect(labelsOf(found).slice(0, 3)).toEqual(expect.arrayContaining(['生产线故障', '电机过热']))
    expect(found.find(({ label }) => label === '生产线故障')).toMatchObject({ support: 3, why: ['设备停机'] })
    expect(labelsOf(found)).not.toContain('设备停机')
  })

  it('takes words of the text and labels that are there already', () => {
    expect(labelsOf(tags().related({ text: '员工无法登录', scope: published }))[0]).toBe('登录失败')
    expect(labelsOf(tags().related({ text: '', labels: ['登录失败'], scope: published }))).toEqual(['账号'])
  })

  it('says nothing of what it does not know', () => {
    expect(tags().related({ text: '年假申请', scope: published })).toEqual([])
    expect(tags().related({ text: '', scope: published })).toEqual([])
    expect(tags([]).related({ text: '设备停机', scope: 'all' })).toEqual([])
  })

  it('learns nothing from rows out of scope', () => {
    const found = (scope: 'all' | 'none' | typeof published) =>
      labelsOf(tags().related({ text: '金丝雀设备停机', scope }))
    expect(found('all')[0]).toBe('金丝雀标签')
    expect(found(published)).not.toContain('金丝雀标签')
    expect(found('none')).toEqual([])
  })
})

describe('classify', () => {
  const nodes = [
    { id: 'machine' },
    { id: 'machine.halt', parent: 'machine' },
    { id: 'machine.jam', parent: 'machine' },
    { id: 'software' },
    { id: 'software.login', parent: 'software' },
    { id: 'software.flow', parent: 'software' },
  ]
  const under = [
    row('a', '注塑机报警停机', ['machine.halt']),
    row('b', '电机过热停机', ['machine.halt']),
    row('c', '包装机卡料', ['machine.jam']),
    row('d', '登录失败未绑定', ['software.login']),
    row('e', '账号锁定无法登录', ['software.login']),
    row('f', '审批流程卡住', ['software.flow'], 'draft'),
  ]
  const options = { features: pairs, tree: treeOf(nodes), descriptions: { 'software.flow': '审批流程' } }
  const model = createAssociation(options)
  model.add(under)

  it('puts a sentence under a node, its parents with it and no less sure', () => {
    const found = model.classify({ text: '同事登录不了，提示账号未绑定', scope: published })
    const sure = new Map(found.map(({ label, confidence }) => [label, confidence]))
    expect(found[0]?.path[0]).toBe('software')
    expect(sure.get('software.login')).toBeGreaterThan(0.5)
    expect(sure.get('software')).toBeGreaterThanOrEqual(sure.get('software.login') ?? 1)
    expect(found.find(({ label }) => label === 'software.login')?.path).toEqual([
      'software',
      'software.login',
    ])
  })

  it('knows a node by its description before a visible row has it', () => {
    const [first] = model.classify({ text: '审批流程', scope: published, limit: 10 })
    expect(first?.path[0]).toBe('software')
    expect(
      model.classify({ text: '审批流程', scope: published, limit: 3 }).map(({ label }) => label),
    ).toContain('software.flow')
  })

  it('does not guess where nothing is known', () => {
    expect(model.classify({ text: 'zzz', scope: published })).toEqual([])
  })

  it('is as sure as was learned', () => {
    const confidence = [
      [0, 0],
      [1, 0.5],
    ] as const
    const [first] = model.classify({ text: '注塑机停机', scope: published, confidence })
    expect(first?.confidence).toBeLessThanOrEqual(0.5)
  })

  it('learns its confidence from hidden rows of its own', () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      under.map((one) => ({ ...one, id: `${one.id}${i}` })),
    ).flat()
    const learned = learnConfidence(many, options)
    expect(learned.accuracy).toBe(1)
    expect(learned.errorAfter).toBeLessThan(0.05)
    expect(learnConfidence([], options)).toEqual({ points: [], accuracy: 0, errorBefore: 0, errorAfter: 0 })
  })
})
