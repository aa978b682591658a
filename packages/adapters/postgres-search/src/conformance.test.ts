import { describeSearchEngine } from '@caselore/conformance'
import { type PostgresDriver, pgDriver, pgliteDriver } from '@caselore/postgres'
import { createAnalyzer } from '@caselore/search'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll } from 'vitest'
import { startPostgres } from '../../postgres/src/testing/start-postgres.js'
import { postgresSearchEngine } from './postgres-search-engine.js'

const analyzer = await createAnalyzer()
const server = await startPostgres()
const pool = new pg.Pool({ connectionString: server.url, max: 8 })
pool.on('error', () => undefined)
const pglite = await PGlite.create()
afterAll(async () => {
  await pool.end()
  await server.stop()
  await pglite.close()
})

/** Engines of a scenario lie beside each other in one database, each under a name of its own. */
let names = 0
const register = (name: string, driver: PostgresDriver) =>
  describeSearchEngine({
    name,
    create: (schema) => postgresSearchEngine(driver, { analyzer, ...schema, name: `engine ${names++}` }),
  })

register('PostgreSQL', pgDriver(pool))
register('PGlite', pgliteDriver(pglite))
