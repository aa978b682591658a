import pg from 'pg'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { pgDriver } from './pg-driver.js'
import { postgresStorage } from './postgres-storage.js'
import { startPostgres } from './testing/start-postgres.js'

const server = await startPostgres()
const owner = new pg.Pool({ connectionString: server.url })
owner.on('error', () => undefined)
const schema = `spread_${process.pid}`
const pool = new pg.Pool({ connectionString: server.url, options: `-c search_path=${schema}` })
pool.on('error', () => undefined)
const open = () => postgresStorage(pgDriver(pool), { distribute: 'citus' })

beforeEach(async () => {
  await owner.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}`)
})
afterAll(async () => {
  await pool.end()
  await owner.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  await owner.end()
  await server.stop()
})

/** What Citus has of its functions and its catalogue, as far as they are called here; it notes how. */
const stub = `SET search_path = ${schema};
  CREATE TABLE pg_dist_partition (logicalrelid regclass);
  CREATE TABLE calls (n serial, call text);
  CREATE FUNCTION create_distributed_table(name regclass, by text, colocate_with text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO calls (call) VALUES (name || ' by ' || by || ' with ' || colocate_with);
    INSERT INTO pg_dist_partition VALUES (name) $$;
  CREATE FUNCTION create_reference_table(name regclass) RETURNS void LANGUAGE sql AS $$
    INSERT INTO calls (call) VALUES (name || ' everywhere'); INSERT INTO pg_dist_partition VALUES (name) $$;
  RESET search_path`

it('spreads each table by tenant, beside the rows, and the version of the tables to every node, once', async () => {
  await owner.query(stub)
  await Promise.all([open(), open(), open()])
  await open()
  const { rows } = await pool.query('SELECT call FROM calls ORDER BY n')
  expect(rows.map(({ call }) => call)).toEqual([
    'caselore_rows by tenant with none',
    'caselore_events by tenant with caselore_rows',
    'caselore_attempts by tenant with caselore_rows',
    'caselore_progress by tenant with caselore_rows',
    'caselore_schema everywhere',
  ])
})

it('is refused where the database has no Citus', async () => {
  await expect(open()).rejects.toMatchObject({
    code: 'storage.not_supported',
    details: { feature: 'citus' },
  })
})
