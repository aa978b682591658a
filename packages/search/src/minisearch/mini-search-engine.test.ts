import { isRefusal } from '@caselore/core/shared'
import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../analysis/index.js'
import type { SearchDocument, SearchQuery } from '../types.js'
import { createMiniSearchEngine } from './index.js'

const analyzer = await createAnalyzer()
const schema = {
  fields: {
    title: { weight: 3, suggest: true },
    tags: { weight: 2, suggest: true },
    symptom: {},
    solution: {},
  },
  attributes: { status: 'string', region: 'string', tags: 'strings', reuse: 'number', 'custom.*': 'any' },
} as const

const createEngine = () => createMiniSearchEngine({ analyzer, ...schema })

const entry = (
  id: string,
  title: string,
  extra: Partial<SearchDocument> & { solution?: string } = {},
): SearchDocument => ({
  id,
  tenant: 'acme',
  kind: 'case',
  text: { title, ...(extra.solution ? { solution: extra.solution } : {}), ...extra.text },
  attributes: { status: 'published', region: '华东', ...extra.attributes },
  ...(extra.tenant ? { tenant: extra.tenant } : {}),
  ...(extra.kind ? { kind: extra.kind } : {}),
})

const question = (text: string, more: Partial<SearchQuery> = {}): SearchQuery => ({
  tenant: 'acme',
  kind: 'case',
  scope: 'all',
  fields: ['title', 'tags', 'symptom', 'solution'],
  text,
  limit: 10,
  ...more,
})

async function library(documents: readonly SearchDocument[]) {
  const engine = createEngine()
  await engine.index(documents)
  const ids = async (text: string, more: Partial<SearchQuery> = {}) =>
    (await engine.search(question(text, more))).hits.map(({ id }) => id)
  return { engine, ids }
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'answered',
    (error: unknown) => (isRefusal(error) ? error.code : error),
  )

const plant = [
  entry('c1', '注塑机停机报警 E-1024 的处理', {
    solution: '更换伺服驱动器，断电重启。',
    attributes: { tags: ['停机', '伺服'], reuse: 4 },
  }),
  entry('c2', '电机过热导致生产线故障', { attributes: { tags: ['停机', '过热'], reuse: 9 } }),
  entry('c3', 'ThinkPad X1-Carbon 屏幕闪烁', { attributes: { region: '华南', reuse: 1 } }),
  entry('c4', '本系统支持中文吗', { attributes: { custom: { level: 2 } } }),
]

describe('finding', () => {
  it('finds 中文 inside 支持中文吗, simplified by traditional, identifiers whole and in part', async () => {
    const { ids } = await library(plant)
    expect(await ids('中文')).toEqual(['c4'])
    expect((await ids('註塑機停機'))[0]).toBe('c1')
    expect((await ids('e1024'))[0]).toBe('c1')
    expect((await ids('Ｅ－１０２４'))[0]).toBe('c1')
    expect(await ids('x1 carbon')).toEqual(['c3'])
    expect(await ids('thinkp')).toEqual(['c3'])
  })

  it('puts a match in a heavier field first, and obeys the weights of one question', async () => {
    const { ids } = await library([
      entry('a', '保养手册', { solution: '清洁滤网' }),
      entry('b', '滤网', { solution: '保养手册' }),
    ])
    expect(await ids('滤网')).toEqual(['b', 'a'])
    expect(await ids('滤网', { weights: { title: 0.01, solution: 5 } })).toEqual(['a', 'b'])
  })

  it('finds nothing for what is not there and for punctuation', async () => {
    const { engine } = await library(plant)
    expect(await engine.search(question('龘'))).toEqual({ hits: [], total: 0, facets: {} })
    expect((await engine.search(question('？！'))).total).toBe(0)
    expect((await engine.search(question('停机', { tenant: 'nobody' }))).total).toBe(0)
  })

  it('lists everything in reach for an empty question', async () => {
    const { ids } = await library(plant)
    expect(await ids('', { where: { field: 'region', op: 'eq', value: '华东' } })).toEqual(['c1', 'c2', 'c4'])
  })

  it('takes emoji, rare Han and very long texts', async () => {
    const long = '传送带打滑，'.repeat(15_000)
    const { ids } = await library([entry('a', '𠮷野家😀点单机'), entry('b', '传送带', { solution: long })])
    expect(await ids('𠮷')).toEqual(['a'])
    expect(await ids('😀')).toEqual(['a'])
    expect((await ids('打滑'))[0]).toBe('b')
  })

  it('orders by an attribute, rows without it last, and pages stably', async () => {
    const { ids } = await library(plant)
    expect(await ids('', { sort: { by: 'reuse', direction: 'desc' } })).toEqual(['c2', 'c1', 'c3', 'c4'])
    expect(await ids('', { sort: { by: 'reuse', direction: 'asc' } })).toEqual(['c3', 'c1', 'c2', 'c4'])
    expect(await ids('', { limit: 2, offset: 1 })).toEqual(['c2', 'c3'])
  })

  it('breaks ties by id, in whatever order rows came', async () => {
    const same = ['z', 'a', 'm'].map((id) => entry(id, '电机异响'))
    expect(await (await library(same)).ids('电机异响')).toEqual(['a', 'm', 'z'])
    expect(await (await library(same.toReversed())).ids('电机异响')).toEqual(['a', 'm', 'z'])
  })

  it('quotes what matched in the fields of the question only', async () => {
    const { engine } = await library(plant)
    const { hits } = await engine.search(question('伺服驱动器 停机', { highlight: true }))
    expect(hits[0]?.highlights).toEqual({ title: [{ start: 3, end: 5 }], solution: [{ start: 2, end: 7 }] })
    const narrow = await engine.search(question('伺服驱动器 停机', { highlight: true, fields: ['title'] }))
    expect(narrow.hits[0]?.highlights).toEqual({ title: [{ start: 3, end: 5 }] })
    const started = await engine.search(question('thinkp', { highlight: true }))
    expect(started.hits[0]?.highlights).toEqual({ title: [{ start: 0, end: 8 }] })
  })
})

describe('relevance', () => {
  it('is near 1 for the same text and low for another subject', async () => {
    const { engine } = await library(plant)
    const top = async (text: string) => (await engine.search(question(text))).hits[0]?.relevance ?? 0
    expect(await top('注塑机停机报警 E-1024 的处理')).toBeGreaterThan(0.95)
    expect(await top('注塑机停机，报警 E-1024')).toBeGreaterThan(0.7)
    expect(await top('如何申请年假')).toBeLessThan(0.4)
    expect(await top('')).toBe(0)
  })
})

describe('reach', () => {
  const canary = entry('c9', '金丝雀停机', {
    text: { tags: ['金丝雀标签'], solution: '金丝雀密钥' },
    attributes: { status: 'draft', region: '西北', tags: ['金丝雀标签'] },
  })
  const scope = { field: 'status', op: 'eq', value: 'published' } as const
  const about = { scope, facets: ['region', 'tags', 'status'], highlight: true }

  it('keeps what is out of scope from hits, totals, facets, highlights and suggestions', async () => {
    const { engine } = await library([...plant, canary])
    for (const text of ['停机', '金丝雀', '金丝雀密钥', '']) {
      const answer = await engine.search(question(text, about))
      expect(answer).toEqual(
        expect.objectContaining({
          total: answer.hits.length,
          hits: expect.not.arrayContaining([expect.objectContaining({ id: 'c9' })]),
        }),
      )
      expect(JSON.stringify(answer)).not.toMatch(/c9|西北|draft|金丝雀标签/)
    }
    const suggested = await engine.suggest({ ...question(''), scope, prefix: '金丝', limit: 10 })
    expect(suggested).toEqual([])
  })

  it('neither matches, quotes nor suggests from fields that were not given', async () => {
    const { engine, ids } = await library([...plant, canary])
    expect(await ids('金丝雀密钥', { fields: ['tags'] })).toEqual(['c9'])
    expect(await ids('密钥', { fields: ['title', 'tags'] })).toEqual([])
    expect(await ids('停机', { fields: [] })).toEqual([])
    const suggested = await engine.suggest({
      ...question(''),
      fields: ['solution', 'tags'],
      prefix: '金丝',
      limit: 10,
    })
    expect(suggested.map(({ field }) => field)).toEqual(['tags'])
  })

  it('finds the same rows at the same relevance whatever lies out of scope', async () => {
    const hidden = Array.from({ length: 30 }, (_, i) => ({ ...canary, id: `h${i}` }))
    const [with30, without] = [await library([...plant, ...hidden]), await library(plant)]
    for (const text of ['停机', '电机过热停机', '金丝雀 e-1024']) {
      const [a, b] = [
        await with30.engine.search(question(text, about)),
        await without.engine.search(question(text, about)),
      ]
      const shown = ({ hits }: typeof a) => new Map(hits.map(({ id, relevance }) => [id, relevance]))
      expect(shown(a)).toEqual(shown(b))
      expect([a.total, a.facets]).toEqual([b.total, b.facets])
    }
  })

  it("answers nothing under 'none' and joins scope and filter", async () => {
    const { ids } = await library(plant)
    expect(await ids('停机', { scope: 'none' })).toEqual([])
    const south = { field: 'region', op: 'eq', value: '华南' } as const
    expect(await ids('', { scope: south, where: { field: 'region', op: 'eq', value: '华东' } })).toEqual([])
    expect(await ids('', { where: { field: 'custom.level', op: 'gte', value: 2 } })).toEqual(['c4'])
  })

  it('keeps tenants and kinds apart, also in removal', async () => {
    const other = entry('c1', '停机密档', { tenant: 'other' })
    const { engine, ids } = await library([...plant, other, entry('t1', '停机工单', { kind: 'ticket' })])
    expect(await ids('停机密档')).not.toContain('t1')
    expect((await engine.search(question('停机', { tenant: 'other' }))).hits.map(({ id }) => id)).toEqual([
      'c1',
    ])
    await engine.remove('other', ['c1', 'unknown'])
    expect(await ids('停机')).toContain('c1')
    await engine.clear('acme')
    expect(await engine.stats()).toMatchObject({ documents: 0 })
  })

  it('ranks rows of one tenant the same whatever another tenant holds', async () => {
    const alone = await (await library(plant)).engine.search(question('电机停机'))
    const crowd = Array.from({ length: 50 }, (_, i) => entry(`x${i}`, '电机', { tenant: 'other' }))
    expect(await (await library([...plant, ...crowd])).engine.search(question('电机停机'))).toEqual(alone)
  })
})

describe('facets and suggestions', () => {
  it('counts values over all matches, not the page', async () => {
    const { engine } = await library(plant)
    const { facets, hits, total } = await engine.search(
      question('', { facets: ['tags', 'region'], limit: 0 }),
    )
    expect([hits.length, total]).toEqual([0, 4])
    expect(facets.region).toEqual([
      { value: '华东', count: 3 },
      { value: '华南', count: 1 },
    ])
    expect(facets.tags?.[0]).toEqual({ value: '停机', count: 2 })
  })

  it('completes titles and tags, beginnings first, each once with its count', async () => {
    const { engine } = await library([
      entry('a', '生产设备停机', { text: { tags: ['设备'] } }),
      entry('b', '設備保养', { text: { tags: ['设备'] } }),
    ])
    const suggest = (prefix: string) => engine.suggest({ ...question(''), prefix, limit: 10 })
    expect(await suggest('设备')).toEqual([
      { text: '设备', field: 'tags', count: 2, id: 'a', spans: [{ start: 0, end: 2 }] },
      { text: '設備保养', field: 'title', count: 1, id: 'b', spans: [{ start: 0, end: 2 }] },
      { text: '生产设备停机', field: 'title', count: 1, id: 'a', spans: [{ start: 2, end: 4 }] },
    ])
    expect((await suggest('停机 设备')).map(({ text }) => text)).toEqual(['生产设备停机'])
    expect(await suggest(' ')).toEqual([])
  })
})

describe('changes', () => {
  it('shows additions, replacements and removals at once', async () => {
    const { engine, ids } = await library(plant)
    await engine.index([entry('c2', '轴承磨损')])
    expect(await ids('电机过热')).not.toContain('c2')
    expect(await ids('轴承')).toEqual(['c2'])
    await engine.remove('acme', ['c2'])
    expect(await ids('轴承')).toEqual([])
  })

  it('carries out changes in the order in which they were asked for', async () => {
    const engine = createEngine()
    const many = Array.from({ length: 200 }, (_, i) =>
      entry(`m${i}`, '传送带打滑', { solution: '调整张紧轮'.repeat(50) }),
    )
    await Promise.all([
      engine.index(many),
      engine.remove(
        'acme',
        many.map(({ id }) => id),
      ),
    ])
    expect((await engine.stats()).documents).toBe(0)
  })

  it('keeps its own copy', async () => {
    const mutable = { ...entry('a', '停机'), attributes: { status: 'draft' } }
    const { ids } = await library([mutable])
    mutable.attributes.status = 'published'
    expect(await ids('', { scope: { field: 'status', op: 'eq', value: 'published' } })).toEqual([])
  })

  it('refuses a document with unknown fields or without an id, and the whole batch with it', async () => {
    const engine = createEngine()
    expect(
      await codeOf(engine.index([plant[0] as SearchDocument, entry('x', 'x', { text: { colour: '红' } })])),
    ).toBe('search.unknown_field')
    expect(await codeOf(engine.index([entry('', 'x')]))).toBe('search.invalid_document')
    expect((await engine.stats()).documents).toBe(0)
  })
})

describe('snapshots', () => {
  const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

  it('give the same answers after a round trip through JSON, and can be changed further', async () => {
    const { engine } = await library(plant)
    const second = createEngine()
    await second.restore(asJson(await engine.snapshot()))
    for (const text of ['停机', 'e-1024', '中文', '']) {
      const query = question(text, { facets: ['tags'], highlight: true })
      expect(await second.search(query)).toEqual(await engine.search(query))
    }
    await second.remove('acme', ['c1'])
    expect((await second.search(question('e-1024'))).total).toBe(0)
    expect((await engine.search(question('e-1024'))).total).toBe(1)
  })

  it('of one tenant leave the others alone', async () => {
    const { engine } = await library([...plant, entry('o1', '停机', { tenant: 'other' })])
    const saved = asJson(await engine.snapshot('acme'))
    expect(JSON.stringify(saved)).not.toContain('o1')
    await engine.clear('acme')
    await engine.restore(saved)
    expect(await engine.stats()).toMatchObject({ documents: 5, tenants: 2 })
  })

  it('of another version, or damaged, are refused and change nothing', async () => {
    const { engine } = await library(plant)
    const saved = await engine.snapshot()
    const plain = createMiniSearchEngine({ analyzer: { ...analyzer, fingerprint: 'other' }, ...schema })
    expect(await codeOf(plain.restore(saved))).toBe('search.version_mismatch')
    expect(await codeOf(engine.restore({ ...saved, data: [{ tenant: 'acme' }] }))).toBe(
      'search.invalid_snapshot',
    )
    expect(await codeOf(engine.restore({ ...saved, tenant: 'other' }))).toBe('search.invalid_snapshot')
    expect((await engine.stats()).documents).toBe(4)
  })
})

describe('refusals', () => {
  it.each<[string, Partial<SearchQuery>]>([
    ['search.unknown_field', { fields: ['title', 'secret'] }],
    ['search.unknown_field', { weights: { constructor: 2 } }],
    ['search.unknown_attribute', { facets: ['salary'] }],
    ['search.unknown_attribute', { sort: { by: 'toString', direction: 'asc' } }],
    ['filter.unknown_field', { where: { field: 'salary', op: 'eq', value: 1 } }],
    ['filter.unknown_field', { scope: { not: { field: 'salary', op: 'eq', value: 1 } } }],
    ['search.invalid_query', { limit: 1001 }],
    ['search.invalid_query', { limit: -1 }],
    ['search.invalid_query', { offset: 0.5 }],
    ['search.invalid_query', { text: 'x'.repeat(20_001) }],
    ['search.invalid_query', { tenant: '' }],
    ['search.invalid_query', { scope: undefined as never }],
    ['search.invalid_query', { fields: undefined as never }],
  ])('%s for %j', async (code, more) => {
    const { engine } = await library(plant)
    expect(await codeOf(engine.search(question('停机', more)))).toBe(code)
  })
})
