import type { SearchDocument, SearchEngine, SearchQuery } from '@caselore/core/search'
import { type PostgresDriver, pgDriver, type Statement } from '@caselore/postgres'
import { compactEngine, createAnalyzer } from '@caselore/search'
import { composeAnalyzer } from '@caselore/search/analysis'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { startPostgres } from '../../postgres/src/testing/start-postgres.js'
import { postgresSearchEngine } from './index.js'

const analyzer = await createAnalyzer()
const schema = {
  fields: { title: { weight: 3, suggest: true }, secret: {} },
  attributes: { status: 'string', 'custom.*': 'any' },
} as const
const server = await startPostgres()
const pools = [1, 2].map(() => new pg.Pool({ connectionString: server.url, max: 4 }))
// A server that is stopped cuts idle connections.
for (const pool of pools) pool.on('error', () => undefined)
const [driver, otherDriver] = pools.map((pool) => pgDriver(pool)) as [PostgresDriver, PostgresDriver]
afterAll(async () => {
  for (const pool of pools) await pool.end()
  await server.stop()
})

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
  scope: 'all',
  fields: ['title', 'secret'],
  text,
  limit: 100,
  ...more,
})
const idsOf = async (engine: SearchEngine, text: string, more?: Partial<SearchQuery>) =>
  (await engine.search(question(text, more))).hits.map(({ id }) => id)

let names = 0
const open = (options: Partial<Parameters<typeof postgresSearchEngine>[1]> = {}, by = driver) =>
  postgresSearchEngine(by, { analyzer, ...schema, name: `test ${names++}`, ...options })

/** The driver as it is, with a look at each statement. */
const watched = (look: (statement: Statement) => void): PostgresDriver => ({
  ...driver,
  transaction: (work) =>
    driver.transaction((ask) =>
      work((statement) => {
        look(statement)
        return ask(statement)
      }),
    ),
})

describe('the engine on PostgreSQL', () => {
  it('scores as the embedded engine does, to the sixth place', async () => {
    const words = [
      '停机',
      '电机过热',
      'E-1024',
      'servo drive',
      '报警',
      '滤网堵塞',
      'compressor',
      '更换',
      '轴承',
    ]
    const documents = Array.from({ length: 200 }, (_, n) =>
      entry(`r${n}`, words.filter((_, i) => (n * 7 + i * i) % (i + 2) === 0).join('，'), {
        text: { title: words[n % 9], secret: words.filter((_, i) => (n + i) % 3 === 0).join('。') },
      }),
    )
    const [engine, embedded] = [await open(), compactEngine({ analyzer, ...schema })]
    await engine.index(documents)
    await embedded.index(documents)
    for (const text of ['电机停机', '更换滤网 e-1024', 'compresor 轴承', 'serv', '伺服报警怎么处理']) {
      const [a, b] = [await engine.search(question(text)), await embedded.search(question(text))]
      const shown = (answer: typeof a) =>
        answer.hits.map(({ id, relevance, terms }) => [id, relevance, [...terms].sort()]).sort()
      expect(shown(a), text).toEqual(shown(b))
      expect(a.total).toBe(b.total)
      const scores = new Map(b.hits.map(({ id, score }) => [id, score]))
      for (const { id, score } of a.hits) expect(score).toBeCloseTo(scores.get(id) ?? 0, 3)
    }
  })

  it('shows what one server has indexed to the next question of another', async () => {
    const name = 'two servers'
    const [one, other] = [await open({ name }), await open({ name }, otherDriver)]
    await one.index([entry('a', '轴承磨损')])
    expect(await idsOf(other, '轴承')).toEqual(['a'])
    await Promise.all([one.index([entry('b', '滤网')]), other.index([entry('c', '滤网')])])
    expect(await idsOf(one, '滤网')).toEqual(['b', 'c'])
    expect((await other.stats()).documents).toBe(3)
  })

  it('refuses a tenant of another version until it is built anew, while the old version answers', async () => {
    const name = 'versions'
    const old = await open({ name })
    await old.index([entry('a', '軸承磨損')])
    const fresh = await open({ name, analyzer: composeAnalyzer() })
    await expect(fresh.search(question('軸承'))).rejects.toMatchObject({ code: 'search.version_mismatch' })
    await expect(fresh.suggest({ ...question(''), prefix: '軸', limit: 5 })).rejects.toMatchObject({
      code: 'search.version_mismatch',
    })
    await fresh.rebuild(
      'acme',
      (async function* () {
        yield [entry('a', '軸承磨損'), entry('b', '軸承')]
        expect(await idsOf(old, '轴承')).toEqual(['a'])
      })(),
    )
    expect(await idsOf(fresh, '軸承')).toEqual(['b', 'a'])
    expect(await idsOf(old, '轴承')).toEqual(['a'])
    await fresh.forgetOtherVersions('acme')
    await expect(old.search(question('轴承'))).rejects.toMatchObject({ code: 'search.version_mismatch' })
    expect(await idsOf(fresh, '軸承')).toEqual(['b', 'a'])
  })

  it('takes whatever people write for a word, never for a part of a statement or a query', async () => {
    const engine = await open()
    const nasty = [
      "'; DROP TABLE caselore_search_rows; --",
      "o'brien\\",
      'a & b | !c <-> (d:*)',
      '$1 ? %_',
      '\\',
    ]
    await engine.index(
      nasty.map((text, i) =>
        entry(`n${i}`, text, {
          tenant: `te'nant${i}`,
          kind: `k?${i}`,
          attributes: { custom: { "it's": text } },
        }),
      ),
    )
    for (const [i, text] of nasty.entries()) {
      const where = { field: 'custom.value', op: 'eq', value: text } as const
      const reach = { tenant: `te'nant${i}`, kind: `k?${i}` }
      expect((await engine.search(question('', reach))).total).toBe(1)
      expect((await engine.search(question(text, { ...reach, where }))).total).toBe(0)
      await engine.search(question(`${text} brien`, { ...reach, facets: ['custom.value'], highlight: true }))
      await engine.suggest({ ...question(''), ...reach, prefix: text, limit: 5 })
    }
    expect(await idsOf(engine, 'brien', { tenant: "te'nant1", kind: 'k?1' })).toEqual(['n1'])
    expect((await engine.stats()).documents).toBe(nasty.length)
  })

  it('names no lexeme of a field that was not given, in any statement', async () => {
    const name = 'fields'
    await (await open({ name })).index([entry('a', '停机', { text: { title: '停机', secret: '停机密钥' } })])
    const texts: string[] = []
    const look = ({ values }: Statement) => void texts.push(JSON.stringify(values))
    const engine = await open({ name }, watched(look))
    texts.length = 0
    expect(await idsOf(engine, '停机密钥', { fields: ['title'] })).toEqual(['a'])
    expect(texts.join()).toContain('01停机')
    expect(texts.join()).not.toContain('00停机')
    expect(texts.join()).not.toContain('密钥"')
  })

  it('asks within tenant and scope in every statement about rows', async () => {
    const name = 'statements'
    await (await open({ name })).index([entry('a', 'compressor')])
    const about: Statement[] = []
    const engine = await open(
      { name },
      watched((statement) => {
        if (/caselore_search_(rows|terms|completions)/.test(statement.text)) about.push(statement)
      }),
    )
    about.length = 0
    const scope = { field: 'status', op: 'eq', value: 'draft' } as const
    expect(await idsOf(engine, 'compresor', { scope })).toEqual([])
    expect(await engine.suggest({ ...question(''), scope, prefix: 'com', limit: 5 })).toEqual([])
    expect(about.length).toBeGreaterThan(3)
    for (const { text, values } of about) {
      expect(text).toMatch(/tenant = \$/)
      expect(values).toContain('acme')
      if (/caselore_search_rows/.test(text)) expect(values).toContain('"draft"')
    }
  })

  it('is busy when a question takes too long, and unavailable without a server', async () => {
    const slow: PostgresDriver = {
      ...driver,
      transaction: (work) =>
        driver.transaction(async (ask) =>
          work(async (statement) => {
            const found = await ask<never>(statement)
            // Once the limit is set.
            if (statement.text.includes('statement_timeout'))
              await ask({ text: 'SELECT pg_sleep(5)', values: [] })
            return found
          }),
        ),
    }
    const name = 'slow'
    await (await open({ name })).index([entry('a', '停机')])
    const engine = await open({ name, timeout: 50 }, slow)
    await expect(engine.search(question('停机'))).rejects.toMatchObject({
      code: 'search.busy',
      details: { reason: '57014' },
    })
    const nowhere = new pg.Pool({ host: '/nowhere', max: 1 })
    await expect(open({}, pgDriver(nowhere))).rejects.toMatchObject({ code: 'search.unavailable' })
    await nowhere.end()
  })

  it('indexes what is longer than a tsvector, and refuses names that cannot be stored', {
    timeout: 30_000,
  }, async () => {
    const engine = await open()
    const long = Array.from({ length: 50_000 }, (_, n) => `w${n.toString(36)}x`).join(' ')
    await engine.index([entry('a', '手册', { text: { title: '手册', secret: long } })])
    expect(await idsOf(engine, 'w5x ')).toEqual(['a'])
    await engine.remove('acme', ['a'])
    expect((await engine.stats()).terms).toBe(0)
    for (const wrong of [entry('a\0', '停机'), entry('a', '停机', { attributes: { status: '\ud800' } })])
      await expect(engine.index([wrong])).rejects.toMatchObject({ code: 'search.invalid_document' })
    await engine.index([entry('c', '停机\0\ud800轴承', { attributes: { status: '\\u0000' } })])
    expect(await idsOf(engine, '轴承')).toEqual(['c'])
  })

  it('keeps tenants first in every key, so that tables can be distributed by them', async () => {
    const { rows } = await driver.ask<{ name: string; first: string }>({
      text: `SELECT indexrelid::regclass::text AS name, attname AS first FROM pg_index
        JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
        WHERE indrelid::regclass::text LIKE 'caselore_search%'`,
      values: [],
    })
    const others = rows.filter(({ first }) => first !== 'tenant').map(({ name }) => name)
    expect(rows.length).toBeGreaterThan(8)
    expect(others).toEqual(['caselore_search_rows_vector'])
  })
})
