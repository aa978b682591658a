import type { PostgresDriver } from '@caselore/postgres'
import { searchRefusals } from '@caselore/search'

/** Counts up with every change of the tables, which another number does not understand. */
const layout = 1

/** Held by whoever makes the tables, so that of many servers that start at once one does. */
const lock = 7_221_065

/**
 * The tenant comes first in every key and no key is drawn from a sequence, so that all tables can be distributed by tenant.
 * Attributes stand in the row and are read for every filter; vectors and texts, which are read for few rows, lie beside it
 * (`toast_tuple_target`), so that going through all rows reads little.
 */
const tables: readonly string[] = [
  `CREATE TABLE caselore_search_tenants (tenant text COLLATE "C" NOT NULL PRIMARY KEY, last integer NOT NULL)`,
  `CREATE TABLE caselore_search_states (
    tenant text COLLATE "C" NOT NULL, generation integer NOT NULL, name text COLLATE "C" NOT NULL,
    version text COLLATE "C" NOT NULL, serving boolean NOT NULL, PRIMARY KEY (tenant, generation))`,
  `CREATE TABLE caselore_search_partitions (
    tenant text COLLATE "C" NOT NULL, generation integer NOT NULL, kind text COLLATE "C" NOT NULL,
    documents integer NOT NULL, last integer NOT NULL, lengths text NOT NULL, PRIMARY KEY (tenant, generation, kind))`,
  `CREATE TABLE caselore_search_rows (
    tenant text COLLATE "C" NOT NULL, generation integer NOT NULL, kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL, n integer NOT NULL, lengths integer[] NOT NULL, doc jsonb NOT NULL,
    vector tsvector NOT NULL, texts text NOT NULL, PRIMARY KEY (tenant, generation, kind, id),
    UNIQUE (tenant, generation, kind, n)) WITH (toast_tuple_target = 128)`,
  'ALTER TABLE caselore_search_rows ALTER COLUMN doc SET STORAGE MAIN',
  'ALTER TABLE caselore_search_rows ALTER COLUMN lengths SET STORAGE MAIN',
  'ALTER TABLE caselore_search_rows ALTER COLUMN vector SET STORAGE EXTERNAL',
  'CREATE INDEX caselore_search_rows_vector ON caselore_search_rows USING gin (vector)',
  `CREATE TABLE caselore_search_terms (
    tenant text COLLATE "C" NOT NULL, generation integer NOT NULL, kind text COLLATE "C" NOT NULL,
    term text COLLATE "C" NOT NULL, field text COLLATE "C" NOT NULL, documents integer NOT NULL, size integer NOT NULL,
    PRIMARY KEY (tenant, generation, kind, term, field)) WITH (fillfactor = 80)`,
  'CREATE INDEX caselore_search_terms_words ON caselore_search_terms (tenant, generation, kind, size) WHERE size > 0',
  `CREATE INDEX caselore_search_terms_gone ON caselore_search_terms (tenant, generation, kind) WHERE documents = 0`,
  `CREATE TABLE caselore_search_completions (
    tenant text COLLATE "C" NOT NULL, generation integer NOT NULL, kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL, field text COLLATE "C" NOT NULL, item integer NOT NULL, head text COLLATE "C" NOT NULL,
    normalized text COLLATE "C" NOT NULL, completion text COLLATE "C" NOT NULL, size integer NOT NULL,
    PRIMARY KEY (tenant, generation, kind, id, field, item))`,
  `CREATE INDEX caselore_search_completions_head
    ON caselore_search_completions (tenant, generation, kind, field, head)`,
  'CREATE TABLE caselore_search_schema (layout integer NOT NULL)',
  `INSERT INTO caselore_search_schema (layout) VALUES (${layout})`,
]

/** The tables that hold a generation's rows. */
export const generationTables: readonly string[] = ['rows', 'terms', 'completions', 'partitions'].map(
  (name) => `caselore_search_${name}`,
)

/** Makes the tables where there are none. Tables of another layout, and a database not in UTF-8, are `search.unavailable`. */
export async function prepareTables(driver: Pick<PostgresDriver, 'transaction'>): Promise<void> {
  await driver.transaction(async (ask) => {
    const run = <Row>(text: string) => ask<Row>({ text, values: [] })
    await run(`SELECT pg_advisory_xact_lock(${lock})`)
    const { rows } = await run<{ there: boolean; encoding: string }>(
      `SELECT to_regclass('caselore_search_schema') IS NOT NULL AS there, current_setting('server_encoding') AS encoding`,
    )
    if (rows[0]?.encoding !== 'UTF8') throw unavailable(`server encoding ${rows[0]?.encoding}`)
    if (!rows[0].there) for (const text of tables) await run(text)
    const found = await run<{ layout: number }>('SELECT layout FROM caselore_search_schema')
    if (found.rows[0]?.layout !== layout) throw unavailable('another layout of the tables')
  })
}

const unavailable = (reason: string) => searchRefusals.error('search.unavailable', { details: { reason } })
