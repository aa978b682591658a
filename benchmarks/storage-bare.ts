import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { JsonObject } from '@caselore/core/shared'
import type Connection from 'better-sqlite3'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { event, idOf, tenant, type Worker } from './storage-work.js'

/** What a person would write by hand on the same tables: the same reads, checks and writes, and nothing else. */
const projected = ['created_at', 'updated_at', 'due_at', 'wake_at', 'requester', 'assignee', 'status'].map(
  (name) => `k_${name}`,
)
const fields = ['createdAt', 'updatedAt', 'dueAt', 'wakeAt', 'requester', 'assignee', 'status']
const placed = (doc: JsonObject): string[] =>
  fields.map((field) => {
    const value = doc[field] ?? null
    return value === null
      ? '3'
      : typeof value === 'number'
        ? `1${value.toString(16).padStart(16, '0')}`
        : `2${value}`
  })
const parse = ({ doc }: { doc: string }): unknown => JSON.parse(doc)
const parseAll = (rows: { doc: string }[]): unknown[] => rows.map(parse)
const feedOf = (rows: { data: string }[]): unknown[] =>
  rows.map((row) => ({ ...row, data: JSON.parse(row.data) }))

const eventValues = (n: number, position: number) => {
  const { id, type, aggregate, version, at, actor, data } = event(n)
  return [tenant, position, id, type, aggregate.kind, aggregate.id, version, at, actor, JSON.stringify(data)]
}

export function bareSqlite(database: Connection.Database): Worker {
  const get = database.prepare(
    'SELECT id, version, doc FROM caselore_rows WHERE tenant = ? AND kind = ? AND id = ?',
  )
  const page = database.prepare(`SELECT id, version, doc FROM caselore_rows
    WHERE tenant = ? AND kind = 'ticket' AND k_updated_at < '3' ORDER BY k_updated_at DESC, id DESC LIMIT 51`)
  const scoped = database.prepare(`SELECT id, version, doc FROM caselore_rows
    WHERE tenant = ? AND kind = 'ticket' AND k_updated_at < '3' AND (
      EXISTS (SELECT 1 FROM json_each(doc, '$.regions') WHERE atom = '华东')
      OR EXISTS (SELECT 1 FROM json_each(doc, '$.regions') WHERE atom = '华南') OR k_assignee = '2a1')
    ORDER BY k_updated_at DESC, id DESC LIMIT 51`)
  const own = database.prepare(`SELECT id, version, doc FROM caselore_rows
    WHERE tenant = ? AND kind = 'ticket' AND k_requester = '2r0-5' AND k_updated_at < '3'
    ORDER BY k_updated_at DESC, id DESC LIMIT 51`)
  const feed = database.prepare(
    'SELECT * FROM caselore_events WHERE tenant = ? AND n > ? ORDER BY n LIMIT 101',
  )
  const attemptOf = database.prepare(
    'SELECT hash, result, n FROM caselore_attempts WHERE tenant = ? AND key = ?',
  )
  const versionOf = database.prepare(
    'SELECT version FROM caselore_rows WHERE tenant = ? AND kind = ? AND id = ?',
  )
  const headOf = database
    .prepare("SELECT n FROM caselore_progress WHERE tenant = ? AND name = 'head'")
    .pluck()
  const setHead = database.prepare(`INSERT INTO caselore_progress VALUES (?, 'head', ?)
    ON CONFLICT (tenant, name) DO UPDATE SET n = excluded.n`)
  const write =
    database.prepare(`UPDATE caselore_rows SET version = ?, doc = ?, ${projected.map((name) => `${name} = ?`).join(', ')}
    WHERE tenant = ? AND kind = 'ticket' AND id = ?`)
  const append = database.prepare('INSERT INTO caselore_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const keep = database.prepare('INSERT INTO caselore_attempts VALUES (?, ?, ?, ?, ?)')
  const insert =
    database.prepare(`INSERT INTO caselore_rows (tenant, kind, id, version, doc, ${projected.join(', ')})
    VALUES (?, 'ticket', ?, 1, ?, ${projected.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`)
  const update = database.transaction((n: number, version: number, doc: JsonObject) => {
    if (attemptOf.get(tenant, `b${n}-${version}`)) return
    const found = versionOf.get(tenant, 'ticket', idOf(n)) as { version: number }
    if (found.version !== version) throw new Error('conflict')
    write.run(version + 1, JSON.stringify(doc), ...placed(doc), tenant, idOf(n))
    const position = Number(headOf.get(tenant) ?? 0) + 1
    append.run(...eventValues(n, position))
    setHead.run(tenant, position)
    keep.run(tenant, `b${n}-${version}`, 'edit', JSON.stringify({ id: idOf(n) }), position)
  })
  const load = database.transaction((docs: readonly JsonObject[]) => {
    for (const doc of docs) insert.run(tenant, doc.id, JSON.stringify(doc), ...placed(doc))
  })
  return {
    get: (id) => parse(get.get(tenant, 'ticket', id) as { doc: string }),
    page: () => parseAll(page.all(tenant) as { doc: string }[]),
    scopedPage: () => parseAll(scoped.all(tenant) as { doc: string }[]),
    ownPage: () => parseAll(own.all(tenant) as { doc: string }[]),
    feed: (after) => feedOf(feed.all(tenant, after) as { data: string }[]),
    update: (...work) => update.immediate(...work),
    load: (_sequence, docs) => load(docs),
  }
}

const copyText = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n')

export function barePostgres(pool: pg.Pool): Worker {
  const ask = async (name: string, text: string, values: unknown[]) =>
    (await pool.query({ name, text, values })).rows
  return {
    get: async (id) =>
      parseAll(
        await ask(
          'get',
          "SELECT id, version, doc::text AS doc FROM caselore_rows WHERE tenant = $1 AND kind = 'ticket' AND id = $2",
          [tenant, id],
        ),
      ),
    page: async () =>
      parseAll(
        (
          await pool.query(
            `SELECT id, version, doc::text AS doc FROM caselore_rows WHERE tenant = $1 AND kind = 'ticket'
              AND k_updated_at < '3' ORDER BY k_updated_at DESC, id DESC LIMIT 51`,
            [tenant],
          )
        ).rows,
      ),
    scopedPage: async () =>
      parseAll(
        (
          await pool.query(
            `SELECT id, version, doc::text AS doc FROM caselore_rows WHERE tenant = $1 AND kind = 'ticket'
              AND k_updated_at < '3' AND (doc -> 'regions' @> '"华东"' OR doc -> 'regions' @> '"华南"' OR k_assignee = '2a1')
              ORDER BY k_updated_at DESC, id DESC LIMIT 51`,
            [tenant],
          )
        ).rows,
      ),
    ownPage: async () =>
      parseAll(
        (
          await pool.query(
            `SELECT id, version, doc::text AS doc FROM caselore_rows WHERE tenant = $1 AND kind = 'ticket'
              AND k_requester = '2r0-5' AND k_updated_at < '3' ORDER BY k_updated_at DESC, id DESC LIMIT 51`,
            [tenant],
          )
        ).rows,
      ),
    feed: async (after) =>
      feedOf(
        await ask('feed', 'SELECT * FROM caselore_events WHERE tenant = $1 AND n > $2 ORDER BY n LIMIT 101', [
          tenant,
          after,
        ]),
      ),
    async update(n, version, doc) {
      const client = await pool.connect()
      const run = async (name: string, text: string, values: unknown[]) =>
        (await client.query({ name, text, values })).rows
      try {
        await client.query('BEGIN')
        const [found] = await run(
          'lock',
          "SELECT version FROM caselore_rows WHERE tenant = $1 AND kind = 'ticket' AND id = $2 FOR UPDATE",
          [tenant, idOf(n)],
        )
        if (Number(found.version) !== version) throw new Error('conflict')
        await run(
          'write',
          `UPDATE caselore_rows SET version = $3, doc = $4, ${projected.map((name, i) => `${name} = $${i + 5}`).join(', ')}
            WHERE tenant = $1 AND kind = 'ticket' AND id = $2`,
          [tenant, idOf(n), version + 1, JSON.stringify(doc), ...placed(doc)],
        )
        const [head] = await run(
          'head',
          `INSERT INTO caselore_progress VALUES ($1, 'head', 1)
            ON CONFLICT (tenant, name) DO UPDATE SET n = caselore_progress.n + 1 RETURNING n`,
          [tenant],
        )
        await run(
          'append',
          'INSERT INTO caselore_events VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
          eventValues(n, Number(head.n)),
        )
        await run('keep', 'INSERT INTO caselore_attempts VALUES ($1, $2, $3, $4, $5)', [
          tenant,
          `b${n}-${version}`,
          'edit',
          JSON.stringify({ id: idOf(n) }),
          head.n,
        ])
        await client.query('COMMIT')
      } finally {
        client.release()
      }
    },
    async load(sequence, docs) {
      const client = await pool.connect()
      const lines = docs.map((doc) =>
        [tenant, 'ticket', String(doc.id), '1', '99', JSON.stringify(doc), ...placed(doc)]
          .map(copyText)
          .join('\t'),
      )
      const columns = ['tenant', 'kind', 'id', 'version', 'layout', 'doc', ...projected].join(', ')
      const into = client.query(copyFrom(`COPY caselore_rows (${columns}) FROM STDIN`))
      await pipeline(Readable.from([`${lines.join('\n')}\n`]), into)
      if (sequence % 10 === 5) await client.query('ANALYZE caselore_rows')
      client.release()
    },
  }
}
