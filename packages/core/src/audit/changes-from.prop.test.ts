import fc from 'fast-check'
import { enablePatches, produceWithPatches } from 'immer'
import { describe, expect, it } from 'vitest'
import { changesFrom } from './index.js'

enablePatches()

function changesOf<State extends object>(before: State, edit: (draft: State) => void) {
  const [, patches, inverse] = produceWithPatches(before, (draft) => edit(draft as State))
  return changesFrom(patches, inverse)
}

describe('changesFrom', () => {
  it('pairs before and after of every changed place', () => {
    const ticket: { priority: string; customer: { name: string }; team?: string; assignee?: string } = {
      priority: 'normal',
      customer: { name: '甲' },
      team: 'a',
    }
    expect(
      changesOf(ticket, (draft) => {
        draft.priority = 'high'
        draft.assignee = 'agent-1'
        delete draft.team
        draft.customer.name = '乙'
      }),
    ).toEqual(
      expect.arrayContaining([
        { path: ['priority'], before: 'normal', after: 'high' },
        { path: ['assignee'], after: 'agent-1' },
        { path: ['team'], before: 'a' },
        { path: ['customer', 'name'], before: '甲', after: '乙' },
      ]),
    )
  })

  it('shows items that came to a list or left it, not the list’s length', () => {
    expect(changesOf({ tags: ['a'] }, (draft) => void draft.tags.push('b'))).toEqual([
      { path: ['tags', 1], after: 'b' },
    ])
    expect(changesOf({ tags: ['a', 'b'] }, (draft) => void draft.tags.pop())).toEqual([
      { path: ['tags', 1], before: 'b' },
    ])
  })

  it('keeps a field that is called length', () => {
    const edit = (draft: { custom: { length: number } }) => {
      draft.custom.length = 3
    }
    expect(changesOf({ custom: { length: 2 } }, edit)).toEqual([
      { path: ['custom', 'length'], before: 2, after: 3 },
    ])
  })

  it('keeps neither side of a protected value', () => {
    const [, patches, inverse] = produceWithPatches({ contact: { phone: '13900000001' } }, (draft) => {
      draft.contact.phone = '13900000002'
    })
    const mask = (path: readonly (string | number)[]) => `«${path.join('.')}»`
    expect(changesFrom(patches, inverse, mask)).toEqual([
      { path: ['contact', 'phone'], before: '«contact.phone»', after: '«contact.phone»' },
    ])
  })

  it('writes a whole record that came or went as one change', () => {
    const made = { op: 'replace', path: [], value: { subject: '停机' } } as const
    const none = { op: 'replace', path: [], value: undefined } as const
    expect(changesFrom([made], [none])).toEqual([{ path: [], after: { subject: '停机' } }])
    expect(changesFrom([none], [made])).toEqual([{ path: [], before: { subject: '停机' } }])
  })

  it('says of any two lists, position by position, what was there and what is there now', () => {
    const lists = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 })
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const changes = changesOf({ list: before }, (draft) => {
          draft.list.splice(0, before.length, ...after)
        })
        const expected = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i)
          .filter((i) => before[i] !== after[i])
          .map((i) => ({
            path: ['list', i],
            ...(i < before.length ? { before: before[i] } : {}),
            ...(i < after.length ? { after: after[i] } : {}),
          }))
        expect(changes.sort((a, b) => Number(a.path[1]) - Number(b.path[1]))).toEqual(expected)
      }),
      { seed: 20260213, numRuns: 300 },
    )
  })
})
