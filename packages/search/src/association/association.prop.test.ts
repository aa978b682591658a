import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import { type AssociationExample, createAssociation, pairFeatures } from './index.js'

const options = { features: pairFeatures(composeAnalyzer()), descriptions: { jam: '卡料 jam' } }
const example: fc.Arbitrary<AssociationExample> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  text: fc
    .array(fc.constantFrom('停机', '电机', '过热', 'E-1024', '登录'), { maxLength: 4 })
    .map((some) => some.join('')),
  labels: fc.subarray(['halt', 'heat', 'login', 'jam']),
  attributes: fc.record({ open: fc.boolean() }),
})
const change = fc.oneof(
  fc.record({ add: fc.array(example, { maxLength: 3 }) }),
  fc.record({ remove: fc.subarray(['a', 'b', 'c', 'd', 'e', 'f']) }),
)
const scope = { field: 'open', op: 'eq', value: true } as const

function play(changes: readonly ({ add: AssociationExample[] } | { remove: string[] })[]) {
  const changed = createAssociation(options)
  const left = new Map<string, AssociationExample>()
  for (const step of changes) {
    if ('add' in step) {
      changed.add(step.add)
      for (const one of step.add) left.set(one.id, one)
    } else {
      changed.remove(step.remove)
      for (const id of step.remove) left.delete(id)
    }
  }
  return { changed, left: [...left.values()] }
}

const answers = (
  model: ReturnType<typeof createAssociation>,
  within: typeof scope | 'all',
  text: string,
) => ({
  related: model.related({ text, labels: ['halt'], scope: within }),
  classes: model.classify({ text, scope: within }),
})

describe('what was changed', () => {
  const asked = fc.constantFrom('电机停机', '登录', 'E-1024 过热', '卡料')

  it('answers like what was learned afresh, in any order, and after saving', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 10 }), asked, (changes, text) => {
        const { changed, left } = play(changes)
        const fresh = createAssociation(options)
        fresh.add(left.toReversed())
        expect(answers(changed, scope, text)).toEqual(answers(fresh, scope, text))
        expect(changed.save()).toEqual(fresh.save())
        const kept = createAssociation(options, JSON.parse(JSON.stringify(changed.save())))
        expect(answers(kept, scope, text)).toEqual(answers(changed, scope, text))
      }),
      { numRuns: 200 },
    )
  })

  it('answers as if rows out of scope were not there', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 10 }), asked, (changes, text) => {
        const { changed, left } = play(changes)
        const visible = createAssociation(options)
        visible.add(left.filter(({ attributes }) => attributes.open === true))
        expect(answers(changed, scope, text)).toEqual(answers(visible, 'all', text))
      }),
      { numRuns: 200 },
    )
  })
})
