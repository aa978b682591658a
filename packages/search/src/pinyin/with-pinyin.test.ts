import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../analysis/index.js'
import { createMiniSearchEngine } from '../minisearch/index.js'
import type { SearchDocument, SearchEngine, SearchQuery } from '../types.js'
import { withPinyin } from './index.js'

const analyzer = await createAnalyzer()
const plain = () =>
  createMiniSearchEngine({
    analyzer,
    fields: { title: { weight: 3, suggest: true }, tags: { weight: 2, suggest: true }, body: {} },
    attributes: { status: 'string' },
  })
const entry = (id: string, title: string, tags: string[] = [], status = 'published'): SearchDocument => ({
  id,
  tenant: 'acme',
  kind: 'case',
  text: { title, tags },
  attributes: { status },
})
const plant = [
  entry('c1', '设备停机后无法复位', ['设备停机', '设备']),
  entry('c2', '电机过热导致生产线故障', ['电机过热', '设备']),
  entry('c3', '重庆仓扫码枪读不出条码', ['扫码失败']),
  entry('c4', '金丝雀密件', ['金丝雀'], 'draft'),
]
const reach = {
  tenant: 'acme',
  kind: 'case',
  scope: { field: 'status', op: 'eq', value: 'published' },
  fields: ['title', 'tags', 'body'],
} as const
const question = (text: string, more: Partial<SearchQuery> = {}): SearchQuery => ({
  ...reach,
  text,
  limit: 10,
  ...more,
})

async function library(documents: readonly SearchDocument[] = plant): Promise<SearchEngine> {
  const engine = withPinyin(plain(), { suggest: ['title', 'tags'] })
  await engine.index(documents)
  return engine
}
const offered = async (engine: SearchEngine, prefix: string, more: object = {}) =>
  (await engine.suggest({ ...reach, prefix, limit: 8, ...more })).map(({ text }) => text)

describe('suggestions', () => {
  it.each([
    ['shebei', '设备'],
    ['sb', '设备'],
    ['SHEBEI', '设备'],
    ['djgr', '电机过热'],
    ['chongqing', '重庆仓扫码枪读不出条码'],
    ['saoma', '扫码失败'],
  ])('completes %s to %s first', async (typed, expected) => {
    expect((await offered(await library(), typed))[0]).toBe(expected)
  })

  it('says on how many rows, where it lies and which row to open', async () => {
    const [first] = await (await library()).suggest({ ...reach, prefix: 'sb', limit: 1 })
    expect(first).toEqual({ text: '设备', field: 'tags', count: 2, id: 'c1', spans: [{ start: 0, end: 2 }] })
  })

  it('offers nothing that only hidden rows or hidden fields have', async () => {
    const engine = await library()
    expect(await offered(engine, 'jinsique', { scope: 'all' })).toEqual(['金丝雀', '金丝雀密件'])
    expect(await offered(engine, 'jinsique')).toEqual([])
    expect(await offered(engine, 'jsq')).toEqual([])
    expect(await offered(engine, 'sb', { fields: ['title'] })).toEqual(['设备停机后无法复位'])
    expect(await offered(engine, 'sb', { scope: 'none' })).toEqual([])
    expect(await offered(engine, 'sb', { tenant: 'other' })).toEqual([])
  })

  it('follows changes and removals', async () => {
    const engine = await library()
    await engine.index([entry('c3', '冷柜温度超限')])
    await engine.remove('acme', ['c2'])
    expect(await offered(engine, 'saoma')).toEqual([])
    expect(await offered(engine, 'lenggui')).toEqual(['冷柜温度超限'])
    expect((await engine.suggest({ ...reach, prefix: 'sb', limit: 1 }))[0]?.count).toBe(1)
    await engine.clear('acme')
    expect(await offered(engine, 'sb')).toEqual([])
  })

  it('leaves Chinese and what is found literally to the engine within', async () => {
    const [ours, theirs] = [await library(), plain()]
    await theirs.index(plant)
    for (const prefix of ['设备', '', ' '])
      expect(await offered(ours, prefix)).toEqual(await offered(theirs, prefix))
  })
})

describe('questions', () => {
  const ask = async (text: string, more: Partial<SearchQuery> = {}) => {
    const { hits, didYouMean } = await (await library()).search(question(text, more))
    return { first: hits[0]?.id, didYouMean }
  }

  it.each([
    ['设备亭机', 'c1', '设备停机'],
    ['店机锅热', 'c2', '电机过热'],
    ['shebei tingji', 'c1', '设备 停机'],
    ['saomaqiang', 'c3', '扫码枪'],
  ])('takes %s as it was meant', async (text, first, didYouMean) => {
    expect(await ask(text)).toEqual({ first, didYouMean })
  })

  it('does not touch a question that is answered well', async () => {
    const theirs = plain()
    await theirs.index(plant)
    for (const text of ['设备停机', '电机过热', ''])
      expect(await (await library()).search(question(text))).toEqual(await theirs.search(question(text)))
  })

  it('tells no word of hidden rows', async () => {
    expect(await ask('今思却', { scope: 'all' })).toEqual({ first: 'c4', didYouMean: '金丝雀' })
    for (const text of ['今思却', 'jinsique', '今思却停机', 'jinsique tingji'])
      expect(
        JSON.stringify(await (await library()).search(question(text, { facets: ['status'] }))),
      ).not.toMatch(/雀|c4|draft/)
  })

  it('decides every page alike', async () => {
    const engine = await library(Array.from({ length: 6 }, (_, i) => entry(`r${i}`, `设备停机 ${i}`)))
    const whole = await engine.search(question('设备亭机'))
    const pages = await Promise.all(
      [0, 2, 4].map((offset) => engine.search(question('设备亭机', { offset, limit: 2 }))),
    )
    expect(pages.flatMap(({ hits }) => hits.map(({ id }) => id))).toEqual(whole.hits.map(({ id }) => id))
    expect((await engine.search(question('设备亭机', { limit: 0 }))).total).toBe(whole.total)
  })
})

describe('snapshots', () => {
  it('carry the sounds with them, through JSON, and refuse other versions', async () => {
    const [from, to] = [await library(), await library([])]
    const saved = JSON.parse(JSON.stringify(await from.snapshot('acme')))
    await to.restore(saved)
    expect(await offered(to, 'sb')).toEqual(await offered(from, 'sb'))
    await expect(to.restore(await plain().snapshot('acme'))).rejects.toMatchObject({
      code: 'search.version_mismatch',
    })
    const { pinyin: _, ...damaged } = saved
    await expect(to.restore(damaged)).rejects.toMatchObject({ code: 'search.invalid_snapshot' })
    expect(await offered(to, 'sb')).toEqual(await offered(from, 'sb'))
  })
})
