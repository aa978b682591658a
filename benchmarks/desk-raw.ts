// What a person would write by hand for the same reads and writes on the same tables: no policy, no checks, no hashes, and
// of each new record only the id is new. It copies what a desk has written before, so that sizes are the same.
import type { Database } from 'better-sqlite3'
import type pg from 'pg'
import type { Works } from './desk-works.js'

type Cells = Readonly<Record<string, unknown>>

/** The newest record of each sort that filing a ticket writes. */
interface Filed {
  readonly ticket: Cells
  readonly audit: Cells
  readonly event: Cells
  readonly attempt: Cells
}

const templates = {
  ticket: "SELECT * FROM caselore_rows WHERE tenant = $1 AND kind = 'ticket' ORDER BY id DESC LIMIT 1",
  audit: "SELECT * FROM caselore_rows WHERE tenant = $1 AND kind = 'audit' ORDER BY id DESC LIMIT 1",
  event: 'SELECT * FROM caselore_events WHERE tenant = $1 ORDER BY n DESC LIMIT 1',
  attempt: 'SELECT * FROM caselore_attempts WHERE tenant = $1 ORDER BY n DESC LIMIT 1',
} as const satisfies Record<keyof Filed, string>

const kept = 'SELECT version, doc FROM caselore_rows WHERE tenant = $1 AND kind = $2 AND id = $3'
const page = (doc: string) => `SELECT id, version, ${doc} AS doc FROM caselore_rows
  WHERE tenant = $1 AND kind = 'ticket' AND k_updated_at < '3' ORDER BY k_updated_at DESC, id DESC LIMIT 51`
const update =
  'UPDATE caselore_rows SET version = version + 1, doc = $1 WHERE tenant = $2 AND kind = $3 AND id = $4'
const head = `INSERT INTO caselore_progress (tenant, name, n) VALUES ($1, 'head', 1)
  ON CONFLICT (tenant, name) DO UPDATE SET n = caselore_progress.n + 1 RETURNING n`
const insert = (table: string, cells: Cells): string =>
  `INSERT INTO ${table} (${Object.keys(cells).join(', ')}) VALUES (${Object.keys(cells).map((_, i) => `$${i + 1}`)})`
/** Documents are written out anew each time, as whoever has just made them must. */
const valuesOf = (cells: Cells): unknown[] =>
  Object.values(cells).map((cell) =>
    typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell,
  )

const remembered = <Value>(make: (tenant: string) => Value): ((tenant: string) => Value) => {
  const known = new Map<string, Value>()
  return (tenant) => {
    const value = known.get(tenant) ?? make(tenant)
    known.set(tenant, value)
    return value
  }
}

/** The rows that one more ticket adds, by table. */
const added = ({ ticket, audit, event, attempt }: Filed, id: string, n: unknown) =>
  [
    ['caselore_rows', { ...ticket, id }],
    ['caselore_rows', { ...audit, id }],
    ['caselore_events', { ...event, id, n }],
    ['caselore_attempts', { ...attempt, key: id, n }],
  ] as const

export function rawPostgres(pool: pg.Pool): Works {
  const filedBy = remembered(async (tenant): Promise<Filed> => {
    const found = await Promise.all(Object.values(templates).map((text) => pool.query(text, [tenant])))
    const [ticket, audit, event, attempt] = found.map(({ rows }) => rows[0])
    return { ticket, audit, event, attempt }
  })
  const rowOf = (doc: string, lock = '') => kept.replace(', doc', `, ${doc} AS doc`) + lock
  return {
    async file(tenant, n) {
      const filed = await filedBy(tenant)
      const id = `raw-${process.pid}-${n}`
      const client = await pool.connect()
      const ask = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
      const [, , counter, chain, place] = await Promise.all([
        client.query('BEGIN'),
        ask('person', rowOf('doc::text'), [tenant, 'person', 'r1']),
        ask('locked', rowOf('doc::text', ' FOR UPDATE'), [tenant, 'counter', 'T']),
        ask('locked', rowOf('doc::text', ' FOR UPDATE'), [tenant, 'audit_head', 'head']),
        ask('head', head, [tenant]),
      ])
      await Promise.all([
        ...added(filed, id, place.rows[0].n).map(([table, cells]) =>
          ask(`insert ${Object.keys(cells).length}`, insert(table, cells), valuesOf(cells)),
        ),
        ask('update', update, [counter.rows[0].doc, tenant, 'counter', 'T']),
        ask('update', update, [chain.rows[0].doc, tenant, 'audit_head', 'head']),
      ])
      await client.query('COMMIT')
      client.release()
    },
    async list(tenant) {
      await pool.query({ name: 'person', text: rowOf('doc::text'), values: [tenant, 'person', 'a1'] })
      const { rows } = await pool.query({ name: 'page', text: page('doc::text'), values: [tenant] })
      return rows.map(({ doc }) => JSON.parse(doc))
    },
  }
}

export function rawSqlite(database: Database): Works {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  const numbered = (text: string) => database.prepare(text.replaceAll(/\$(\d)+/g, '?'))
  const prepared = remembered(numbered)
  const filedBy = remembered((tenant): Filed => {
    const found = Object.entries(templates).map(([name, text]) => [name, prepared(text).get(tenant)])
    return Object.fromEntries(found)
  })
  const rowOf = (...key: string[]) => prepared(kept).get(...key) as { doc: string } | undefined
  const file = database.transaction((tenant: string, n: number) => {
    const place = prepared(head).get(tenant) as { n: number }
    const counter = rowOf(tenant, 'counter', 'T')
    const chain = rowOf(tenant, 'audit_head', 'head')
    for (const [table, cells] of added(filedBy(tenant), `raw-${process.pid}-${n}`, place.n))
      prepared(insert(table, cells)).run(...valuesOf(cells))
    prepared(update).run(counter?.doc, tenant, 'counter', 'T')
    prepared(update).run(chain?.doc, tenant, 'audit_head', 'head')
  })
  return {
    async file(tenant, n) {
      rowOf(tenant, 'person', 'r1')
      file.immediate(tenant, n)
    },
    async list(tenant) {
      rowOf(tenant, 'person', 'a1')
      return (prepared(page('doc')).all(tenant) as { doc: string }[]).map(({ doc }) => JSON.parse(doc))
    },
  }
}
