import { describe, expect, it } from 'vitest'
import { composeAnalyzer } from '../analysis/index.js'
import { createMiniSearchEngine } from '../minisearch/index.js'
import type { SearchDocument, SearchQuery } from '../types.js'
import { exactVectorStore, hashedEmbedder, reciprocalRankFusion, withEmbedding } from './index.js'

const analyzer = composeAnalyzer()
const embedder = hashedEmbedder({
  terms: analyzer.terms,
  groups: [['停机', '宕机', '罢工']],
  dimensions: 512,
})
const plain = () =>
  createMiniSearchEngine({ analyzer, fields: { title: {}, body: {} }, attributes: { status: 'string' } })
const row = (id: string, title: string, status = 'published'): SearchDocument => ({
  id,
  tenant: 't',
  kind: 'case',
  text: { title },
  attributes: { status },
})
const rows = [
  row('halt', '注塑机停机'),
  row('heat', '电机过热'),
  row('login', '登录失败'),
  row('secret', '绝密停机', 'draft'),
]
const published = { field: 'status', op: 'eq', value: 'published' } as const
const question = (text: string, more: Partial<SearchQuery> = {}): SearchQuery => ({
  tenant: 't',
  kind: 'case',
  scope: published,
  fields: ['title', 'body'],
  text,
  limit: 10,
  ...more,
})

async function hybrid(failing = false) {
  const errors: unknown[] = []
  const engine = withEmbedding(plain(), {
    embedder: failing ? { ...embedder, embed: () => Promise.reject(new Error('down')) } : embedder,
    store: exactVectorStore(),
    fields: ['title'],
    onError: (error) => errors.push(error),
  })
  await engine.index(rows)
  const ids = async (text: string, more: Partial<SearchQuery> = {}) =>
    (await engine.search(question(text, more))).hits.map(({ id }) => id)
  return { engine, ids, errors }
}

describe('withEmbedding', () => {
  it('finds by meaning what has none of the words, below the threshold of what is proposed', async () => {
    const { engine, ids } = await hybrid()
    const words = plain()
    await words.index(rows)
    expect((await words.search(question('罢工'))).hits).toEqual([])
    expect(await ids('罢工')).toEqual(['halt'])
    const { hits, total } = await engine.search(question('罢工'))
    expect(total).toBe(1)
    expect(hits[0]?.relevance).toBeLessThan(0.7)
  })

  it('puts first what both find', async () => {
    expect((await (await hybrid()).ids('注塑机宕机'))[0]).toBe('halt')
  })

  it('finds nothing out of scope, filter, tenant or fields', async () => {
    const { ids } = await hybrid()
    expect(await ids('罢工', { scope: 'all' })).toContain('secret')
    expect(await ids('罢工')).not.toContain('secret')
    expect(await ids('罢工', { scope: 'none' })).toEqual([])
    expect(await ids('罢工', { where: { field: 'status', op: 'eq', value: 'draft' } })).toEqual([])
    expect(await ids('罢工', { tenant: 'other' })).toEqual([])
    expect(await ids('罢工', { fields: ['body'] })).toEqual([])
  })

  it('follows removal and clearing', async () => {
    const { engine, ids } = await hybrid()
    await engine.remove('t', ['halt'])
    expect(await ids('罢工')).toEqual([])
    await engine.clear('t')
    expect(await ids('罢工', { scope: 'all' })).toEqual([])
  })

  it('answers by words when the embedder is down, and says so', async () => {
    const { ids, errors } = await hybrid(true)
    expect(await ids('电机过热')).toEqual(['heat'])
    expect(errors).toHaveLength(2)
  })

  it('browses and sorts like the engine within', async () => {
    const { ids } = await hybrid()
    expect(await ids('')).toEqual(['halt', 'heat', 'login'])
    expect(await ids('停机', { sort: { by: 'status', direction: 'asc' } })).toEqual(['halt'])
  })
})

describe('exactVectorStore', () => {
  it('orders by cosine, ties by id, whatever the length', async () => {
    const store = exactVectorStore()
    const put = (id: string, ...values: number[]) => ({
      id,
      tenant: 't',
      kind: 'k',
      vector: new Float32Array(values),
      attributes: {},
    })
    await store.put([put('b', 2, 0), put('a', 5, 0), put('c', 1, 1), put('z', 0, 0)])
    const ask = (vector: number[], limit = 9) =>
      store.nearest({ tenant: 't', kind: 'k', scope: 'all', vector: new Float32Array(vector), limit })
    expect((await ask([1, 0])).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'z'])
    expect((await ask([1, 0], 1))[0]).toEqual({ id: 'a', similarity: 1 })
    await expect(ask([1, 0, 0])).rejects.toThrow('cannot be compared')
  })
})

describe('reciprocalRankFusion', () => {
  it('prefers what several lists have, obeys weights and breaks ties by id', () => {
    const fused = reciprocalRankFusion([{ ids: ['a', 'b', 'c'] }, { ids: ['c', 'd'] }])
    expect(fused.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd'])
    expect(fused[1]?.score).toBeCloseTo(1 / 61)
    const weighted = reciprocalRankFusion([{ ids: ['a'] }, { ids: ['b'], weight: 2 }])
    expect(weighted.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(reciprocalRankFusion([])).toEqual([])
  })
})
