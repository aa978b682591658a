import { describe, expect, it } from 'vitest'
import { fakeCase } from '../testing/fake-data.js'
import { caseView, createFakeWorld } from '../testing/fake-world.js'
import { changedFields, reviewedFields } from './changed-fields.js'

const world = createFakeWorld()
const view = (changes: Parameters<typeof fakeCase>[1] = {}) => caseView(world, fakeCase(0, changes))

describe('changedFields', () => {
  it('says nothing of equal cases', () => {
    expect(changedFields(view(), view(), 'zh-CN')).toEqual([])
  })

  it('names the fields that changed in the order of the template, lists line by line, placement in words', () => {
    const { solution } = fakeCase(0)
    const after = view({
      tags: ['报警'],
      solution: { ...solution, steps: [...solution.steps, { text: '观察 30 分钟。' }] },
      audience: 'internal',
    })
    const changed = changedFields(view(), after, 'zh-CN')
    expect(changed.map(({ field }) => field)).toEqual(['solution.steps', 'tags', 'audience'])
    expect(
      changed[0]?.pieces
        .filter(({ kind }) => kind === 'ins')
        .map(({ text }) => text)
        .join(''),
    ).toContain('观察 30 分钟')
    expect(changed[2]?.pieces).toEqual([
      { kind: 'del', text: '客户' },
      { kind: 'ins', text: '公司内部' },
    ])
  })

  it('stands fields that policy took away', () => {
    const { solution: _hidden, ...rest } = view()
    expect(changedFields(rest, rest, 'en')).toEqual([])
    expect(reviewedFields).toContain('solution.steps')
  })
})
