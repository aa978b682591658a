import { caseIndex } from '@caselore/core/search'
import { pgDriver } from '@caselore/postgres'
import { postgresSearchEngine } from '@caselore/postgres-search'
import { casePinyin, createAnalyzer, withPinyin } from '@caselore/search'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { demoDocuments } from '../examples/portal/src/demo/questions/demo-documents.js'
import { demoQuestions } from '../examples/portal/src/demo/questions/index.js'
import { startPostgres } from '../packages/adapters/postgres/src/testing/start-postgres.js'

const server = await startPostgres()
const pool = new pg.Pool({ connectionString: server.url, max: 4 })
pool.on('error', () => undefined)
afterAll(async () => {
  await pool.end()
  await server.stop()
})

/** One in five, to be done in seconds; all of them with CASELORE_EVAL=all. */
const everything = process.env.CASELORE_EVAL === 'all'

/** What the portal asks its embedded engine, asked of the engine of a host with many servers. */
describe('the questions to the demo, on PostgreSQL', () => {
  it('have the right case among the first five, 95 of 100', { timeout: 120_000 }, async () => {
    const analyzer = await createAnalyzer()
    const engine = withPinyin(
      await postgresSearchEngine(pgDriver(pool), { analyzer, ...caseIndex, name: 'questions' }),
      casePinyin,
    )
    await engine.index(demoDocuments)
    const fields = Object.keys(caseIndex.fields)
    const reach = { tenant: 'demo', kind: 'case', scope: 'all', fields, limit: 5 } as const
    const missed: string[] = []
    const all = Object.values(demoQuestions).flat()
    const asked = everything ? all : all.filter((_, i) => i % 5 === 0)
    for (const [text, ...answers] of asked) {
      const ids = (await engine.search({ ...reach, text })).hits.map(({ id }) => id)
      if (!answers.some((answer) => ids.includes(answer))) missed.push(`${text} → ${ids.join(' ')}`)
    }
    expect(all.length).toBeGreaterThan(300)
    expect(1 - missed.length / asked.length, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
  })
})
