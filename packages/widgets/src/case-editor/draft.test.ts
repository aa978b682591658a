import { emptyCaseContent } from '@caselore/core/schema'
import { describe, expect, it } from 'vitest'
import { authorsPath, type CaseDraft, editBetween, readyDraft, withValue } from './draft.js'
import { withStored } from './with-stored.js'

const draft: CaseDraft = {
  ...emptyCaseContent('注塑机停机'),
  solution: {
    steps: [{ text: '' }, { text: '断电挂牌。' }, { text: ' ', caution: '两人在场' }, { text: '换风扇。' }],
    tools: ['万用表', ''],
    parts: [],
    cautions: [],
  },
  result: { outcome: '', figures: [{ label: '停机时长', value: '' }], testimonial: '', followUps: '' },
}

describe('readyDraft', () => {
  it('leaves out rows that lack what a row must have, and counts those with something in them', () => {
    const ready = readyDraft(draft)
    expect(ready.draft.solution).toMatchObject({
      steps: [{ text: '断电挂牌。' }, { text: '换风扇。' }],
      tools: ['万用表'],
    })
    expect(ready.draft.result.figures).toEqual([])
    expect(ready.waiting).toBe(2)
  })

  it('finds the author’s row of a stored one', () => {
    expect(authorsPath(['solution', 'steps', 1, 'text'], readyDraft(draft))).toEqual([
      'solution',
      'steps',
      3,
      'text',
    ])
    expect(authorsPath(['solution', 'steps'], readyDraft(draft))).toEqual(['solution', 'steps'])
  })

  it('is the draft itself when every row is complete', () => {
    const complete = readyDraft(draft).draft
    expect(readyDraft(complete).draft).toBe(complete)
  })
})

describe('a customer in a draft', () => {
  const name = '海川注塑模具有限公司'
  const authorisation = { reference: '授权书 2026-11', at: 1_795_000_000_000, by: '王工' }
  const of = (customer: object) => withValue(draft, ['customer'], customer)

  it('is stored once there is a name, with an authorisation once that is complete', () => {
    const complete = of({ name, authorisation })
    expect(readyDraft(complete).draft.customer).toEqual({ name, authorisation })
    expect(readyDraft(of({ name, authorisation: { reference: '授权书' } }))).toMatchObject({
      draft: { customer: { name } },
      waiting: 3,
    })
    expect(readyDraft(of({ name: ' ', authorisation })).draft.customer).toBeUndefined()
    const emptied = readyDraft(of({ name: '', authorisation: { reference: '', by: '' } }))
    expect(emptied).toMatchObject({ waiting: 2 })
    expect(emptied.draft).not.toHaveProperty('customer')
  })

  it('keeps what was begun when the rest is masked', () => {
    const begun = of({ name, authorisation: { reference: '授权书' } })
    const ready = readyDraft(begun)
    expect(withStored(begun, ready.draft, ready).customer).toEqual(begun.customer)
  })

  it('is made on the way, and taken away whole', () => {
    const begun = withValue(draft, ['customer', 'name'], name)
    expect(begun.customer).toEqual({ name })
    expect(withValue(begun, ['customer'], undefined)).not.toHaveProperty('customer')
  })
})

describe('withStored', () => {
  it('takes over stored rows and keeps begun ones in their places', () => {
    const ready = readyDraft(draft)
    const masked = withValue(ready.draft, ['solution', 'steps', 1, 'text'], '换***。')
    const merged = withStored(draft, masked, ready)
    expect(merged.solution.steps.map(({ text }) => text)).toEqual(['', '断电挂牌。', ' ', '换***。'])
    expect(merged.result.figures).toEqual(draft.result.figures)
  })
})

describe('editBetween', () => {
  it('names only what changed, part by part', () => {
    const after = { ...withValue(draft, ['symptom', 'scene'], '夜班'), tags: ['停机'] }
    expect(editBetween(draft, after)).toEqual({ symptom: { scene: '夜班' }, tags: ['停机'] })
    expect(editBetween(draft, { ...draft })).toEqual({})
  })

  it('takes away by null', () => {
    const before = {
      ...withValue(draft, ['basics', 'occurredAt'], 1),
      node: 'node-repair',
      customer: { name: '海川' },
    }
    expect(editBetween(before, draft)).toEqual({
      basics: { occurredAt: null },
      node: null,
      customer: null,
    })
  })
})
