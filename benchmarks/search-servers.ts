// Does a search server answer as the embedded engine does, and how fast? The PostgreSQL engine beside the compact one: the same
// corpora and questions (overlap of the first ten, right answer first), then invented tickets for speed.
//
//   npx tsx benchmarks/search-servers.ts [--corpora cmrc2018,egret_wenda] [--documents 10000,100000] [--questions 400]
//
// CASELORE_PG_URL names a server to use instead of one of its own. The corpora are not part of the repository (CASELORE_DATA).

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pgDriver } from '@caselore/postgres'
import { postgresSearchEngine } from '@caselore/postgres-search'
import { compactEngine, createAnalyzer, type SearchEngine } from '@caselore/search'
import pg from 'pg'
import { startPostgres } from '../packages/adapters/postgres/src/testing/start-postgres.js'
import { type Corpus, corpusFolder, corpusNames, readCorpus } from '../packages/search/eval/corpora.js'
import { type Figures, judge, mean } from '../packages/search/eval/metrics.js'
import { documents, questions } from './search-documents.js'

const { values: options } = parseArgs({
  options: {
    corpora: { type: 'string', default: corpusNames.join(',') },
    documents: { type: 'string', default: '10000,100000' },
    questions: { type: 'string', default: '400' },
  },
})

const reach = { tenant: 't', kind: 'd', scope: 'all', fields: ['title', 'body'] } as const
const schema = {
  fields: { title: {}, body: {} },
  attributes: { region: 'string', status: 'string' },
} as const
const analyzer = await createAnalyzer()
const server = await startPostgres()
const pool = new pg.Pool({ connectionString: server.url, max: 4 })
pool.on('error', () => undefined)

let indexes = 0
const engines = async (): Promise<readonly SearchEngine[]> => [
  compactEngine({ analyzer, ...schema }),
  await postgresSearchEngine(pgDriver(pool), {
    analyzer,
    ...schema,
    name: `benchmark ${indexes++}`,
    timeout: 60_000,
  }),
]

interface Agreement {
  readonly corpus: string
  readonly questions: number
  readonly compact: Figures
  readonly postgres: Figures
  /** Share of the first ten that both have, 0 to 1; order does not count. */
  readonly overlap10: number
  readonly sameFirst: number
  readonly sameTotal: number
}

async function agreement(corpus: Corpus): Promise<Agreement> {
  const both = await engines()
  const rows = corpus.documents.map(({ id, title, body }) => ({
    id,
    tenant: reach.tenant,
    kind: reach.kind,
    text: { title, body },
    attributes: {},
  }))
  for (const engine of both) await engine.index(rows)
  const every = Math.max(1, Math.floor(corpus.questions.length / Number(options.questions)))
  const asked = corpus.questions.filter((_, i) => i % every === 0)
  const figures: { compact: Figures; postgres: Figures; overlap: number; first: number; total: number }[] = []
  for (const { text, relevant } of asked) {
    const [ours, theirs] = await Promise.all(
      both.map((engine) => engine.search({ ...reach, text, limit: 10 })),
    )
    if (!ours || !theirs) throw new Error('two engines')
    const [a, b] = [ours.hits.map(({ id }) => id), theirs.hits.map(({ id }) => id)]
    figures.push({
      compact: judge(a, relevant),
      postgres: judge(b, relevant),
      overlap: a.length === 0 ? Number(b.length === 0) : a.filter((id) => b.includes(id)).length / a.length,
      first: Number(a[0] === b[0]),
      total: Number(ours.total === theirs.total),
    })
  }
  const average = (pick: (one: (typeof figures)[number]) => number) =>
    figures.reduce((sum, one) => sum + pick(one), 0) / figures.length
  return {
    corpus: corpus.name,
    questions: asked.length,
    compact: mean(figures.map(({ compact }) => compact)),
    postgres: mean(figures.map(({ postgres }) => postgres)),
    overlap10: average(({ overlap }) => overlap),
    sameFirst: average(({ first }) => first),
    sameTotal: average(({ total }) => total),
  }
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

async function speed(count: number) {
  const engine = (await engines())[1] as SearchEngine
  const rows = documents(count).map(({ id, title, body, region, status }) => ({
    id,
    tenant: reach.tenant,
    kind: reach.kind,
    text: { title, body },
    attributes: { region, status },
  }))
  const started = performance.now()
  for (let i = 0; i < rows.length; i += 1000) await engine.index(rows.slice(i, i + 1000))
  const buildPerSecond = count / ((performance.now() - started) / 1000)
  await pool.query('VACUUM ANALYZE')
  const asked = async (scope: 'all' | { field: 'region'; op: 'eq'; value: string }) => {
    const times: number[] = []
    for (const [i, text] of questions(120).entries()) {
      const begun = performance.now()
      await engine.search({ ...reach, scope, text, limit: 10 })
      if (i >= 20) times.push(performance.now() - begun)
    }
    times.sort((a, b) => a - b)
    return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
  }
  const { rows: sizes } = await pool.query<{ bytes: string }>(
    "SELECT sum(pg_total_relation_size(oid)) AS bytes FROM pg_class WHERE relname LIKE 'caselore_search%' AND relkind = 'r'",
  )
  return {
    documents: count,
    buildPerSecond,
    open: await asked('all'),
    scoped: await asked({ field: 'region', op: 'eq', value: '华东' }),
    tablesBytes: Number(sizes[0]?.bytes),
  }
}

const folder = corpusFolder()
const agreements: Agreement[] = []
for (const name of options.corpora.split(',').filter(Boolean)) {
  if (!folder) {
    console.log(`${name}: skipped, no data`)
    continue
  }
  const one = await agreement(readCorpus(folder, name))
  agreements.push(one)
  const percent = (share: number) => (share * 100).toFixed(1)
  console.log(
    `${name}: overlap@10 ${percent(one.overlap10)}, same first ${percent(one.sameFirst)}, same total ${percent(one.sameTotal)}; ` +
      `R@1 ${percent(one.compact.recall1)} / ${percent(one.postgres.recall1)}, nDCG ${percent(one.compact.ndcg10)} / ${percent(one.postgres.ndcg10)}`,
  )
}
const speeds = []
for (const count of options.documents.split(',').filter(Boolean).map(Number)) {
  const one = await speed(count)
  speeds.push(one)
  console.log(JSON.stringify(one))
}
const results = join(import.meta.dirname, 'results')
mkdirSync(results, { recursive: true })
writeFileSync(join(results, 'search-servers.json'), `${JSON.stringify({ agreements, speeds }, null, 2)}\n`)
await pool.end()
await server.stop()
