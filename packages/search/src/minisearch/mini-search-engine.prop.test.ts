import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import type { SearchDocument } from '../types.js'
import { createMiniSearchEngine } from './index.js'

const createEngine = () =>
  createMiniSearchEngine({
    analyzer: composeAnalyzer(),
    fields: { title: { weight: 2, suggest: true }, body: {} },
    attributes: { open: 'boolean' },
  })

const words = fc.array(fc.constantFrom('停机', '电机', '过热', 'E-1024', 'servo', '，', '报警'), {
  maxLength: 6,
})
const document: fc.Arbitrary<SearchDocument> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  tenant: fc.constantFrom('t', 'u'),
  kind: fc.constant('case'),
  text: fc.record({ title: words.map((some) => some.join('')), body: words }, { requiredKeys: ['title'] }),
  attributes: fc.record({ open: fc.boolean() }),
})
const change = fc.oneof(
  fc.record({ put: fc.array(document, { maxLength: 3 }) }),
  fc.record({
    remove: fc.record({ tenant: fc.constantFrom('t', 'u'), ids: fc.subarray(['a', 'b', 'c', 'd', 'e']) }),
  }),
)

describe('an index that was changed', () => {
  it('answers like one built afresh from what is left', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), words, async (changes, asked) => {
        const changed = createEngine()
        const left = new Map<string, SearchDocument>()
        for (const step of changes) {
          if ('put' in step) {
            await changed.index(step.put)
            for (const each of step.put) left.set(`${each.tenant} ${each.id}`, each)
          } else {
            await changed.remove(step.remove.tenant, step.remove.ids)
            for (const id of step.remove.ids) left.delete(`${step.remove.tenant} ${id}`)
          }
        }
        const fresh = createEngine()
        await fresh.index([...left.values()])
        const reach = {
          tenant: 't',
          kind: 'case',
          scope: { field: 'open', op: 'eq', value: true },
          fields: ['title', 'body'],
        } as const
        const query = { ...reach, text: asked.join(' '), facets: ['open'], limit: 10, highlight: true }
        expect(await changed.search(query)).toEqual(await fresh.search(query))
        expect(await changed.suggest({ ...reach, prefix: '电', limit: 5 })).toEqual(
          await fresh.suggest({ ...reach, prefix: '电', limit: 5 }),
        )
        expect(await changed.stats()).toMatchObject({ documents: left.size })
      }),
      { numRuns: 150 },
    )
  })
})
