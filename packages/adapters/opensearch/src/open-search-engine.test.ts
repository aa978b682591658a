import type { SearchDocument, SearchQuery } from '@caselore/core/search'
import { createAnalyzer } from '@caselore/search'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openSearchEngine } from './index.js'
import { startStandIn } from './testing/stand-in.js'

const analyzer = await createAnalyzer()
const schema = {
  fields: { title: { weight: 3, suggest: true }, secret: {} },
  attributes: { status: 'string', reuse: 'number' },
} as const
const cluster = await startStandIn()
afterAll(() => cluster.stop())
afterEach(() => {
  cluster.requests.length = 0
})

let engines = 0
const open = (options: Partial<Parameters<typeof openSearchEngine>[0]> = {}) =>
  openSearchEngine({ url: cluster.url, index: `test${engines++}`, analyzer, ...schema, ...options })
const entry = (id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  tenant: 'acme',
  kind: 'case',
  text: { title },
  attributes: { status: 'published' },
  ...more,
})
const question = (text: string, more: Partial<SearchQuery> = {}): SearchQuery => ({
  tenant: 'acme',
  kind: 'case',
  scope: { field: 'status', op: 'eq', value: 'published' },
  fields: ['title'],
  text,
  limit: 10,
  ...more,
})
const searches = () =>
  cluster.requests.filter(({ path }) => path.includes('_search')).map(({ body }) => JSON.parse(body))

describe('the engine on a cluster’s API', () => {
  it('makes an index that analyses nothing, and sends rows as lines', async () => {
    const engine = open({ headers: async () => ({ authorization: 'ApiKey abc' }) })
    await engine.index([entry('a', '停机 E-1024', { attributes: { status: 'published', reuse: 2 } })])
    const [head, put, bulk] = cluster.requests
    expect([head?.method, put?.method, bulk?.method]).toEqual(['HEAD', 'PUT', 'POST'])
    expect(JSON.parse(put?.body ?? '')).toMatchObject({
      settings: { index: { similarity: { caselore: { type: 'scripted' } } } },
      mappings: { dynamic: false, properties: { f0: { analyzer: 'whitespace' }, texts: { enabled: false } } },
    })
    expect(bulk?.path).toMatch(/^\/test\d+-\w+\/_bulk\?refresh=wait_for$/)
    expect(bulk?.headers).toMatchObject({
      authorization: 'ApiKey abc',
      'content-type': 'application/x-ndjson',
    })
    const [action, row] = (bulk?.body ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(action).toEqual({ index: { _id: 'acme/case/a', routing: 'acme' } })
    expect(row).toMatchObject({ tenant: 'acme', kind: 'case', id: 'a', s: { status: '2published' } })
    expect(row.f1).toMatch(/^\w+:停 .*\w+:停机 \w+:e-1024/)
  })

  it('puts tenant, kind and scope into filter context of every question, and no field that was not given', async () => {
    const engine = open()
    await engine.index([entry('a', 'compressor', { text: { title: 'compressor', secret: '密钥' } })])
    await engine.search(question('compresor 密钥', { facets: ['reuse'] }))
    await engine.suggest({ ...question(''), prefix: 'com', limit: 5 })
    expect(searches().length).toBeGreaterThan(3)
    for (const { query } of searches()) {
      const { filter } = query.bool
      expect(JSON.stringify(filter)).toContain(
        '{"term":{"tenant":{"value":"acme"}}},{"term":{"kind":{"value":"case"}}},{"bool":{"should":[{"terms":{"s.status":["2published"]}}]',
      )
    }
    // Fields by number: `secret` comes before `title`.
    expect(JSON.stringify(searches())).not.toMatch(/"[fc]0"/)
    expect(
      cluster.requests.every(({ path }) => !path.includes('_search') || path.includes('routing=acme')),
    ).toBe(true)
  })

  it('walks with search_after to pages that lie too far for from and size', { timeout: 60_000 }, async () => {
    const engine = open()
    await engine.index(
      Array.from({ length: 10_030 }, (_, n) => entry(`r${String(n).padStart(5, '0')}`, '停机')),
    )
    cluster.requests.length = 0
    const { hits, total } = await engine.search(question('', { offset: 10_015, limit: 10 }))
    expect(total).toBe(10_030)
    expect(hits.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, n) => `r${10_015 + n}`))
    expect(searches().some((body) => 'search_after' in body)).toBe(true)
  })

  it('leaves out a version that comes late', async () => {
    const engine = open({ versionOf: ({ attributes }) => Number(attributes.reuse) })
    const version = (reuse: number, title: string) =>
      entry('a', title, { attributes: { status: 'published', reuse } })
    await engine.index([version(7, '滤网')])
    await engine.index([version(6, '轴承')])
    expect((await engine.search(question('滤网'))).total).toBe(1)
    expect((await engine.search(question('轴承'))).total).toBe(0)
  })

  it.each([
    [429, undefined, 'search.busy'],
    [503, undefined, 'search.unavailable'],
    [401, undefined, 'search.unavailable'],
    [200, { timed_out: true }, 'search.busy'],
    [200, { _shards: { failed: 1 }, hits: {} }, 'search.unavailable'],
  ])('takes a %i of %o as %s', async (status, body, code) => {
    const engine = open()
    await engine.index([entry('a', '停机')])
    cluster.faults.push({ status, ...(body && { body }) })
    await expect(engine.search(question('停机'))).rejects.toMatchObject({ code })
    expect((await engine.search(question('停机'))).total).toBe(1)
  })

  it.each([
    [429, 'search.busy'],
    [503, 'search.unavailable'],
    [400, 'search.invalid_document'],
    [409, undefined],
  ])('reads a row’s %i in an answer to a batch as %s', async (status, code) => {
    const engine = open()
    await engine.index([entry('a', '停机')])
    const error = { type: 'mapper_parsing_exception', reason: 'as recorded' }
    const items = [
      { index: { _id: 'acme/case/b', status: 201 } },
      { index: { _id: 'acme/case/c', status, error } },
    ]
    cluster.faults.push({ status: 200, body: { errors: true, items } })
    const work = engine.index([entry('b', '停机'), entry('c', '停机')])
    if (code) await expect(work).rejects.toMatchObject({ code })
    else await work
  })

  it('is unavailable without a cluster, and busy when it does not answer in time', async () => {
    await expect(open({ url: 'http://127.0.0.1:1' }).search(question('停机'))).rejects.toMatchObject({
      code: 'search.unavailable',
    })
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
      })
    await expect(open({ fetch: never, timeout: 20 }).search(question('停机'))).rejects.toMatchObject({
      code: 'search.busy',
      details: { reason: 'timeout' },
    })
  })
})
