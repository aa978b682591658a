import { emptyCaseContent } from '@caselore/core/schema'
import { describe, expect, it } from 'vitest'
import { authorsPath, type CaseDraft, editBetween, readyDraft, withStored, withValue } from './draft.js'

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
})
