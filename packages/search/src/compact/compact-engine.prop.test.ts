import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import { createMiniSearchEngine } from '../minisearch/index.js'
import type { SearchDocument, SearchEngine } from '../types.js'
import { type CompactEngine, compactEngine } from './index.js'

const usualRuns = 300
const runs = Number(process.env.CASELORE_LAW_RUNS ?? usualRuns)

const options = {
  analyzer: composeAnalyzer(),
  fields: { title: { weight: 2, suggest: true }, body: {}, tags: { suggest: true } },
  attributes: { open: 'boolean', size: 'number', 'custom.*': 'any' },
} as const

const words = fc.array(
  fc.constantFrom(
    '停机',
    '电机',
    '过热',
    'E-1024',
    ' servo',
    '，',
    '报警',
    '𠮷',
    ' compressor',
    ' compresor',
  ),
  { maxLength: 6 },
)
const ids = Array.from({ length: 12 }, (_, i) => `r${i}`)
const document: fc.Arbitrary<SearchDocument> = fc.record({
  id: fc.constantFrom(...ids),
  tenant: fc.constantFrom('t', 'u'),
  kind: fc.constant('case'),
  text: fc.record(
    { title: words.map((some) => some.join('')), body: words.map((some) => some.join('')), tags: words },
    { requiredKeys: ['title'] },
  ),
  attributes: fc.record(
    {
      open: fc.boolean(),
      size: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null)),
      custom: fc.record({ a: fc.constantFrom('x', 1, true) }),
    },
    { requiredKeys: ['open'] },
  ),
})
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ put: fc.array(document, { maxLength: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      remove: fc.record({ tenant: fc.constantFrom('t', 'u'), ids: fc.subarray(ids) }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ ask: true } as const) },
  { weight: 1, arbitrary: fc.constant({ tidy: true } as const) },
  { weight: 1, arbitrary: fc.constant({ reload: true } as const) },
)
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

const reach = {
  tenant: 't',
  kind: 'case',
  scope: { field: 'open', op: 'eq', value: true },
  fields: ['title', 'body', 'tags'],
} as const

async function play(changes: readonly Change[]) {
  let engine = compactEngine(options)
  const left = new Map<string, SearchDocument>()
  for (const step of changes) {
    if ('put' in step) {
      await engine.index(step.put)
      for (const each of step.put) left.set(`${each.tenant} ${each.id}`, each)
    } else if ('remove' in step) {
      await engine.remove(step.remove.tenant, step.remove.ids)
      for (const id of step.remove.ids) left.delete(`${step.remove.tenant} ${id}`)
    } else if ('ask' in step) await engine.search({ ...reach, text: '停机', limit: 1 })
    else if ('tidy' in step) await engine.tidy()
    else engine = await reloaded(engine)
  }
  return { engine, left: [...left.values()] }
}

async function reloaded(engine: CompactEngine): Promise<CompactEngine> {
  const other = compactEngine(options)
  await other.restore(structuredClone(await engine.snapshot()))
  return other
}

const askAll = async (engine: SearchEngine, text: string) => ({
  byRank: await engine.search({ ...reach, text, facets: ['size', 'custom.a'], limit: 10, highlight: true }),
  bySize: await engine.search({
    ...reach,
    text,
    sort: { by: 'size', direction: 'desc' },
    limit: 4,
    offset: 1,
  }),
  suggested: await engine.suggest({ ...reach, prefix: '电', limit: 5 }),
})

describe('a compact index that was changed', { timeout: 5_000 + 10 * (runs - usualRuns) }, () => {
  it('answers like one built afresh from what is left', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 40 }), words, async (changes, asked) => {
        const { engine, left } = await play(changes)
        const fresh = compactEngine(options)
        await fresh.index(left)
        const text = asked.join('')
        expect(await askAll(engine, text)).toEqual(await askAll(fresh, text))
        expect(await engine.stats()).toMatchObject({ documents: left.length })
      }),
      { numRuns: runs / 5 },
    )
  })

  it('answers as the MiniSearch engine does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 25 }), words, async (changes, asked) => {
        const { engine, left } = await play(changes)
        const peer = createMiniSearchEngine(options)
        await peer.index(left)
        const [ours, theirs] = [await askAll(engine, asked.join('')), await askAll(peer, asked.join(''))]
        expect(ours.suggested).toEqual(theirs.suggested)
        expect(ours.byRank.total).toBe(theirs.byRank.total)
        expect(ours.byRank.facets).toEqual(theirs.byRank.facets)
        const seen = ({ hits }: typeof ours.byRank) =>
          new Map(hits.map(({ id, terms, highlights }) => [id, { terms, highlights }]))
        expect(seen(ours.byRank)).toEqual(seen(theirs.byRank))
        for (const [i, { score, relevance }] of ours.byRank.hits.entries()) {
          // Sums in 32 and in 64 bits: the same to five digits, so that only ties can change places.
          expect(score).toBeCloseTo(theirs.byRank.hits[i]?.score ?? -1, 4)
          expect(relevance).toBeCloseTo(theirs.byRank.hits[i]?.relevance ?? -1, 3)
        }
        expect(ours.bySize.hits.map(({ id }) => id)).toEqual(theirs.bySize.hits.map(({ id }) => id))
      }),
      { numRuns: runs / 10 },
    )
  })
})
