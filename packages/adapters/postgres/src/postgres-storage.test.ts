import type { JsonObject } from '@caselore/core/shared'
import type { Storage } from '@caselore/core/storage'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostgresDriver } from './driver.js'
import type { PgClient, PgPool } from './lend.js'
import { pgDriver } from './pg-driver.js'
import { openStorage, type PostgresStorageOptions, postgresStorage } from './postgres-storage.js'
import { type Migration, migrations } from './schema.js'
import { startPostgres } from './testing/start-postgres.js'

const tenant = 'acme'
const server = await startPostgres()
const owner = newPool()
let schema = ''
let schemas = 0
const pools: pg.Pool[] = []
const storages: Storage[] = []

/** Each test has a schema of its own. */
beforeEach(async () => {
  schema = `test_${process.pid}_${schemas++}`
  await owner.query(`CREATE SCHEMA ${schema}`)
})
afterEach(async () => {
  for (const storage of storages.splice(0)) await storage.close()
  for (const pool of pools.splice(0)) await pool.end()
  await owner.query(`DROP SCHEMA ${schema} CASCADE`)
})
afterAll(async () => {
  await owner.end()
  await server.stop()
})

function newPool(config: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: server.url, max: 10, ...config })
  pool.on('error', () => undefined)
  return pool
}
function poolOf(config: pg.PoolConfig = {}): pg.Pool {
  const pool = newPool({ ...config, options: `-c search_path=${schema} ${config.options ?? ''}` })
  pools.push(pool)
  return pool
}
async function open(
  driver: PostgresDriver = pgDriver(poolOf()),
  options: PostgresStorageOptions = {},
  steps = migrations,
): Promise<Storage> {
  const storage = await openStorage(driver, steps, options)
  storages.push(storage)
  return storage
}

const put = (id: string, doc: JsonObject = {}, guard: number | 'absent' = 'absent') => ({
  kind: 'ticket',
  id,
  guard,
  doc,
})
const event = (id: string, aggregate = 'a') => ({
  id,
  type: 'ticket.edited',
  aggregate: { kind: 'ticket', id: aggregate },
  version: 1,
  at: 1_795_000_000_000,
  actor: 'agent-1',
  data: {},
})
const file = (storage: Storage, id: string, doc?: JsonObject) =>
  storage.commit({ tenant, puts: [put(id, doc)], events: [event(id, id)] })
async function idsOf(storage: Storage, by?: string) {
  const order = by === undefined ? undefined : ({ by, direction: 'asc' } as const)
  const page = await storage.query({ kind: 'ticket', limit: 1000, order }, { tenant })
  return page.rows.map((row) => row.id)
}

/** A pool whose clients do something else at certain statements. */
const meddled = (
  pool: PgPool,
  meddle: (text: string, query: () => Promise<never>) => Promise<never>,
): PgPool => ({
  async connect() {
    const client = await pool.connect()
    return new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (name === 'query')
          return (query: Parameters<PgClient['query']>[0]) =>
            meddle(query.text, () => target.query(query) as Promise<never>)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  },
})

describe('a connection that fails', () => {
  it('while committing leaves the outcome unknown, and the same key then tells', async () => {
    let cut = false
    const pool = meddled(poolOf(), async (text, query) => {
      const answer = await query()
      if (text !== 'COMMIT' || !cut) return answer
      cut = false
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
    })
    const storage = await open(pgDriver(pool))
    cut = true
    const writes = { tenant, puts: [put('a')], idempotency: { key: 'k', hash: 'h', result: 7 } }
    await expect(storage.commit(writes)).rejects.toMatchObject({
      code: 'storage.unknown_outcome',
      retry: 'same_key',
    })
    expect(await storage.commit(writes)).toMatchObject({ replayed: true, result: 7 })
  })

  it('before committing is unavailable, and nothing was written', async () => {
    let cut = false
    const pool = meddled(poolOf(), async (text, query) => {
      if (cut && text.startsWith('INSERT INTO caselore_progress')) {
        cut = false
        await owner.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'",
        )
      }
      return query()
    })
    const storage = await open(pgDriver(pool))
    cut = true
    await expect(file(storage, 'a')).rejects.toMatchObject({ code: 'storage.unavailable', retry: 'later' })
    expect(await idsOf(storage)).toEqual([])
    await file(storage, 'a')
    expect(await idsOf(storage)).toEqual(['a'])
  })

  it('is unavailable where no server is', async () => {
    const pool = newPool({ connectionString: 'postgres://postgres@127.0.0.1:1/postgres' })
    await expect(postgresStorage(pgDriver(pool))).rejects.toMatchObject({ code: 'storage.unavailable' })
    await pool.end()
  })
})

describe('a server under pressure', () => {
  it('is busy when every connection stays taken', async () => {
    const pool = poolOf({ max: 2 })
    const storage = await open(pgDriver(pool, { patience: 50 }))
    const taken = await Promise.all([pool.connect(), pool.connect()])
    await expect(file(storage, 'a')).rejects.toMatchObject({ code: 'storage.busy', retry: 'later' })
    await expect(idsOf(storage)).rejects.toMatchObject({ code: 'storage.busy' })
    for (const client of taken) client.release()
    await file(storage, 'a')
    expect(await idsOf(storage)).toEqual(['a'])
  })

  it('is busy when a statement takes longer than it may', async () => {
    const storage = await open(pgDriver(poolOf({ options: '-c statement_timeout=100' })))
    await file(storage, 'a')
    const blocker = await poolOf().connect()
    await blocker.query("BEGIN; SELECT 1 FROM caselore_rows WHERE id = 'a' FOR UPDATE")
    const edit = { tenant, puts: [put('a', { n: 1 }, 1)] }
    await expect(storage.commit(edit)).rejects.toMatchObject({
      code: 'storage.busy',
      details: { reason: '57014' },
    })
    await blocker.query('ROLLBACK')
    blocker.release()
    await storage.commit(edit)
  })

  it('tries again after a deadlock, and the guards decide', async () => {
    let times = 2
    const pool = meddled(poolOf(), async (text, query) => {
      if (!text.startsWith('INSERT INTO caselore_rows') || times === 0) return query()
      times--
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    })
    const storage = await open(pgDriver(pool))
    await file(storage, 'a')
    expect(times).toBe(0)
    expect(await idsOf(storage)).toEqual(['a'])
  })

  it('refuses what is too large for an index, and keeps nothing of it', async () => {
    const storage = await open()
    await expect(file(storage, 'a', { status: '长'.repeat(900) })).rejects.toMatchObject({
      code: 'storage.too_large',
    })
    expect(await idsOf(storage)).toEqual([])
  })
})

describe('the feed under concurrent commits', () => {
  it('shows no event before all that come before it, from any number of servers', async () => {
    const writers = await Promise.all([open(), open(), open()])
    const reader = await open()
    const seen: { id: string; position: string }[] = []
    let token: string | null = null
    let writing = true
    const follow = async () => {
      for (let last = false; !last; ) {
        last = !writing
        const page = await reader.changes?.(token, { tenant, limit: 7 })
        seen.push(...(page?.events ?? []))
        token = page?.token ?? null
        if (page?.more) last = false
      }
    }
    const following = follow()
    await Promise.all(
      Array.from({ length: 120 }, (_, n) => {
        const writer = writers[n % writers.length] as Storage
        const events = [event(`e${n}`, `t${n}`), event(`f${n}`, `t${n}`)]
        return writer.commit({ tenant, puts: [put(`t${n}`)], events })
      }),
    )
    writing = false
    await following
    expect(new Set(seen.map(({ id }) => id)).size).toBe(240)
    const positions = seen.map(({ position }) => Number(position))
    expect(positions).toEqual(Array.from({ length: 240 }, (_, n) => n + 1))
  })
})

describe('watch', () => {
  it('hears of other servers without NOTIFY', async () => {
    const [one, other] = [await open(), await open(undefined, { notify: false, watchInterval: 20 })]
    const hinted = new Promise<void>((resolve) => other.watch?.(resolve))
    const writing = setInterval(() => void file(one, `t${Math.random()}`), 50)
    await hinted
    clearInterval(writing)
  })

  it('goes on when its connection is lost', async () => {
    const [one, other] = [await open(), await open()]
    let hints = 0
    other.watch?.(() => hints++)
    const listening = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
    await expect.poll(async () => (await owner.query(listening)).rowCount, { timeout: 10_000 }).toBe(1)
    await owner.query(`SELECT pg_terminate_backend(pid) FROM (${listening}) AS listeners`)
    await expect.poll(() => hints, { timeout: 10_000 }).toBe(1)
    await file(one, 'a')
    await expect.poll(() => hints, { timeout: 10_000 }).toBeGreaterThan(1)
  })
})

describe('tables that grow older', () => {
  const next: readonly Migration[] = [
    ...migrations,
    async (ask) =>
      void (await ask({
        text: `UPDATE caselore_rows SET doc = doc || '{"migrated": 1}', layout = 99`,
        values: [],
      })),
  ]

  it('keep their records through an upgrade, which happens once however many servers start', async () => {
    await file(await open(), 'a', { subject: '注塑机停机' })
    await Promise.all([1, 2, 3].map(() => open(undefined, {}, next)))
    const [row] = (await storages.at(-1)?.get([{ kind: 'ticket', id: 'a' }], { tenant })) ?? []
    expect(row).toMatchObject({ version: 1, doc: { subject: '注塑机停机', migrated: 1 } })
  })

  it('are made once by many servers that start at the same moment', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => open()))
    await Promise.all(all.map((storage, n) => file(storage, `t${n}`)))
    for (const storage of all) expect(await idsOf(storage)).toHaveLength(4)
  })

  it('find records by fields that are projected since, however old they are', async () => {
    const pool = poolOf()
    await migrations[0]?.(pgDriver(pool).ask)
    await pool.query(`CREATE TABLE caselore_schema (version integer, layout integer, projected text);
      INSERT INTO caselore_schema VALUES (1, 1, '[]')`)
    await pool.query(`INSERT INTO caselore_rows (tenant, kind, id, version, layout, doc)
      SELECT 'acme', 'ticket', 't' || n, 1, 1, jsonb_build_object('wakeAt', n) FROM generate_series(1200, 1, -1) AS n`)
    const storage = await open(pgDriver(pool))
    expect((await idsOf(storage, 'wakeAt')).slice(0, 3)).toEqual(['t1', 't2', 't3'])
    expect(await storage.commit({ tenant, puts: [put('t1', {}, 1)] })).toMatchObject({ replayed: false })
  })

  it('refuse an older version, also one that was open before the upgrade', async () => {
    const older = await open()
    await file(older, 'a')
    await open(undefined, {}, next)
    const refused = { code: 'storage.unavailable', details: { reason: 'newer schema' } }
    await expect(postgresStorage(pgDriver(poolOf()))).rejects.toMatchObject(refused)
    await expect(file(older, 'b')).rejects.toMatchObject(refused)
    await expect(older.commit({ tenant, puts: [put('a', {}, 1)] })).rejects.toMatchObject(refused)
    expect(await idsOf(older)).toEqual(['a'])
  })
})

/** A driver over one client, and the pages that were asked of it. */
async function spied() {
  const seen: { text: string; values?: unknown[] }[] = []
  const pool = poolOf()
  const client = await pool.connect()
  const driver = pgDriver({
    connect: async () =>
      new Proxy(client as PgClient, {
        get(target, name) {
          if (name === 'release') return () => undefined
          if (name !== 'query') return Reflect.get(target, name)
          return (query: { text: string; values?: unknown[] }) => {
            if (query.text.startsWith('SELECT id, version')) seen.push(query)
            return target.query(query)
          }
        },
      }),
  })
  return { pool, client, driver, seen }
}

describe('the tables', () => {
  it('can be distributed by tenant: it leads every key and index, and nothing is shared between tenants', async () => {
    await open()
    const { rows: indexes } = await owner.query(
      "SELECT indexdef FROM pg_indexes WHERE schemaname = $1 AND tablename <> 'caselore_schema'",
      [schema],
    )
    expect(indexes.length).toBeGreaterThan(10)
    for (const { indexdef } of indexes) expect(indexdef).toMatch(/USING btree \(tenant, /)
    const { rows: tables } = await owner.query(
      "SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND relname <> 'caselore_schema'",
      [schema],
    )
    const { rows: keys } = await owner.query(
      'SELECT contype FROM pg_constraint WHERE connamespace = $1::regnamespace',
      [schema],
    )
    expect(keys.filter(({ contype }) => contype === 'p')).toHaveLength(tables.length)
    expect(keys.filter(({ contype }) => contype === 'f')).toEqual([])
    const { rows: others } = await owner.query(
      `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'S'
        UNION ALL SELECT tgname FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid WHERE relnamespace = $1::regnamespace`,
      [schema],
    )
    expect(others).toEqual([])
  })

  it('answer lists along an index, whichever way they are sorted and wherever they go on', async () => {
    const { pool, client, driver, seen } = await spied()
    const storage = await open(driver)
    await pool.query(`INSERT INTO caselore_rows (tenant, kind, id, version, layout, doc, k_due_at)
      SELECT 'acme', 'ticket', 't' || n, 1, 99, '{}', CASE WHEN n % 4 = 0 THEN '3' ELSE '1' || lpad(n::text, 16, '0') END
      FROM generate_series(1, 4000) AS n`)
    await pool.query('ANALYZE caselore_rows')
    for (const direction of ['asc', 'desc'] as const) {
      const query = { kind: 'ticket', order: { by: 'dueAt', direction }, limit: 20 }
      const { cursor } = await storage.query(query, { tenant })
      await storage.query({ ...query, cursor }, { tenant })
    }
    expect(seen).toHaveLength(4)
    for (const { text, values } of seen) {
      const { rows } = await client.query(`EXPLAIN ${text}`, values)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).toMatch(/Index Scan (Backward )?using caselore_rows_k_due_at/)
      expect(plan).not.toMatch(/Sort|Seq Scan/)
    }
    client.release()
  })

  it('find the few records with a value in a list, where the host has made an index for it', async () => {
    const { pool, client, driver, seen } = await spied()
    const storage = await open(driver)
    await pool.query(`INSERT INTO caselore_rows (tenant, kind, id, version, layout, doc, k_updated_at)
      SELECT 'acme', 'ticket', 't' || n, 1, 99, jsonb_build_object('regions', jsonb_build_array('r' || n % 500)), '1' || lpad(n::text, 16, '0')
      FROM generate_series(1, 4000) AS n`)
    await pool.query(
      "CREATE INDEX ON caselore_rows USING gin ((doc -> 'regions')) WHERE kind = 'ticket'; ANALYZE caselore_rows",
    )
    const page = await storage.query(
      {
        kind: 'ticket',
        scope: { field: 'regions', op: 'has', value: 'r7' },
        order: { by: 'updatedAt', direction: 'desc' },
        limit: 20,
      },
      { tenant },
    )
    expect(page.rows).toHaveLength(8)
    const { rows } = await client.query(`EXPLAIN ${seen[0]?.text}`, seen[0]?.values)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
      /Bitmap Index Scan on caselore_rows_expr_idx/,
    )
    client.release()
  })
})
