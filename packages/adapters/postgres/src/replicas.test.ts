import { describeStorage } from '@caselore/conformance'
import type { Storage } from '@caselore/core/storage'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostgresDriver } from './driver.js'
import { pgDriver } from './pg-driver.js'
import { openStorage, postgresStorage } from './postgres-storage.js'
import type { ReplicaOptions } from './replicas.js'
import { migrations } from './schema.js'
import { startPostgres } from './testing/start-postgres.js'

const tenant = 'acme'
const server = await startPostgres({ own: true })
const primary = poolOf(server.url)
await (await postgresStorage(pgDriver(primary))).close()
const follower = await server.replica()
const replica = poolOf(follower.url)
const storages: Storage[] = []

beforeEach(async () => {
  for (const table of ['rows', 'events', 'attempts', 'progress'])
    await primary.query(`DELETE FROM caselore_${table}`)
})
afterEach(async () => {
  await resume()
  for (const storage of storages.splice(0)) await storage.close()
})
afterAll(async () => {
  await primary.end()
  await replica.end()
  await server.stop()
})

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 6 })
  pool.on('error', () => undefined)
  return pool
}

/** From now on the replica receives what the primary does and does not show it. */
const hold = () => replica.query('SELECT pg_wal_replay_pause()')
async function resume(): Promise<void> {
  await replica.query(
    'SELECT CASE WHEN pg_is_wal_replay_paused() THEN pg_wal_replay_resume()::text END FROM pg_stat_activity LIMIT 1',
  )
}

/** Notes who was asked for rows. */
function spied(driver: PostgresDriver, as: string, asked: string[]): PostgresDriver {
  return {
    ...driver,
    ask: (statement) => {
      if (statement.text.includes('FROM caselore_rows')) asked.push(as)
      return driver.ask(statement)
    },
  }
}

async function open(options: Partial<ReplicaOptions> = {}) {
  const asked: string[] = []
  const storage = await postgresStorage(spied(pgDriver(primary), 'primary', asked), {
    replicas: { drivers: [spied(pgDriver(replica), 'replica', asked)], ...options },
  })
  storages.push(storage)
  return { storage, asked }
}

const write = (storage: Storage, version: number, n: number) =>
  storage.commit({
    tenant,
    puts: [{ kind: 'ticket', id: 'a', guard: version === 0 ? 'absent' : version, doc: { n } }],
  })
async function read(storage: Storage, token?: string): Promise<unknown> {
  const [row] = await storage.get([{ kind: 'ticket', id: 'a' }], { tenant, token })
  return row?.doc.n
}

describe('reads with a token, over a primary and a replica', () => {
  it('are answered by the replica, and never with less than the token stands for', async () => {
    const { storage, asked } = await open({ patience: 10_000 })
    for (let n = 0; n < 50; n++) {
      const { token } = await write(storage, n, n)
      expect(await read(storage, token)).toBe(n)
    }
    expect(new Set(asked)).toEqual(new Set(['replica']))
  })

  it('are answered by the primary when the replica does not come far enough in time', async () => {
    const { storage, asked } = await open({ patience: 30 })
    const first = await write(storage, 0, 1)
    expect(await read(storage, first.token)).toBe(1)
    await hold()
    const second = await write(storage, 1, 2)
    asked.length = 0
    expect(await read(storage, second.token)).toBe(2)
    expect(asked).toEqual(['primary'])
    // What the replica has by now is still its to answer.
    asked.length = 0
    await read(storage, first.token)
    expect(asked).toEqual(['replica'])
  })

  it('wait for the replica while there is time', async () => {
    const { storage, asked } = await open({ patience: 30_000 })
    await hold()
    const { token } = await write(storage, 0, 1)
    const reading = storage.query({ kind: 'ticket', limit: 5 }, { tenant, token })
    await new Promise((later) => setTimeout(later, 50))
    expect(asked).toEqual([])
    await resume()
    expect((await reading).rows).toHaveLength(1)
    expect(asked).toEqual(['replica'])
  })

  it('are understood by another storage over the same servers', async () => {
    const [one, other] = [await open(), await open({ patience: 30_000 })]
    const { token } = await write(one.storage, 0, 1)
    expect(await read(other.storage, token)).toBe(1)
    expect(other.asked).toEqual(['replica'])
  })

  it('go to the primary when the token does not tell the place in the log', async () => {
    const { storage, asked } = await open()
    await write(storage, 0, 1)
    const feed = await storage.changes?.(null, { tenant, limit: 1 })
    expect(await read(storage, feed?.token)).toBe(1)
    await expect(read(storage, '0@x')).rejects.toMatchObject({ code: 'storage.invalid' })
    expect(asked).toEqual(['primary'])
  })

  it('go to the primary while the replica is away, and back once it is there', {
    timeout: 60_000,
  }, async () => {
    const { storage, asked } = await open({ patience: 1_000 })
    const { token } = await write(storage, 0, 1)
    expect(await read(storage, token)).toBe(1)
    await follower.kill()
    expect(await read(storage, token)).toBe(1)
    expect(asked.at(-1)).toBe('primary')
    await follower.start()
    await expect
      .poll(
        async () => {
          await read(storage, token)
          return asked.at(-1)
        },
        { timeout: 30_000 },
      )
      .toBe('replica')
  })
})

describe('reads without a token, over a primary and a replica', () => {
  it('are answered by the primary', async () => {
    const { storage, asked } = await open()
    await write(storage, 0, 1)
    expect(await read(storage)).toBe(1)
    expect(asked).toEqual(['primary'])
  })

  it('may be older than what others wrote, where the host allows it, and never than what this storage wrote', async () => {
    const [one, other] = [await open(), await open({ staleness: 3_600_000, patience: 20 })]
    await write(one.storage, 0, 1)
    await expect.poll(() => read(other.storage).then(() => other.asked.at(-1))).toBe('replica')
    await hold()
    await write(one.storage, 1, 2)
    expect(await read(other.storage)).toBe(1)
    expect(other.asked.at(-1)).toBe('replica')
    // Refused for what it has not seen, it sees it when it looks again.
    await expect(write(other.storage, 1, 3)).rejects.toMatchObject({ code: 'storage.conflict' })
    expect(await read(other.storage)).toBe(2)
    await write(other.storage, 2, 3)
    expect(await read(other.storage)).toBe(3)
    expect(other.asked.at(-1)).toBe('primary')
  })

  it('are no older than the host allows', async () => {
    const [one, other] = [await open(), await open({ staleness: 0, patience: 20 })]
    await write(one.storage, 0, 1)
    await read(other.storage)
    await hold()
    await write(one.storage, 1, 2)
    await new Promise((later) => setTimeout(later, 5))
    expect(await read(other.storage)).toBe(2)
  })
})

describe('a storage that is opened on a replica itself', () => {
  const openReplica = async () => {
    const storage = await postgresStorage(pgDriver(replica), { watchInterval: 20 })
    storages.push(storage)
    return storage
  }

  it('reads, hears of commits, refuses to write, and can be closed', async () => {
    const { storage } = await open()
    const readOnly = await openReplica()
    const hinted = new Promise<void>((resolve) => readOnly.watch?.(resolve))
    await storage.commit({
      tenant,
      puts: [{ kind: 'ticket', id: 'a', guard: 'absent', doc: { n: 1 } }],
      events: [
        {
          id: 'e',
          type: 'ticket.filed',
          aggregate: { kind: 'ticket', id: 'a' },
          version: 1,
          at: 0,
          actor: 'a',
          data: {},
        },
      ],
    })
    await hinted
    expect(await read(readOnly)).toBe(1)
    await expect(write(readOnly, 1, 2)).rejects.toMatchObject({ code: 'storage.read_only' })
    const load = { tenant, load: 'l', sequence: 1, rows: [{ kind: 'ticket', id: 'b', doc: {} }] }
    await expect(readOnly.bulkLoad?.(load)).rejects.toMatchObject({ code: 'storage.read_only' })
  })

  it('is refused when the tables have yet to be upgraded', async () => {
    const next = [...migrations, async () => undefined]
    await expect(openStorage(pgDriver(replica), next)).rejects.toMatchObject({ code: 'storage.read_only' })
  })

  it('gives its connection back when the server refuses to listen', async () => {
    const pool = poolOf(follower.url)
    await expect(pgDriver(pool).listen?.('caselore', () => undefined)).rejects.toThrow('LISTEN')
    await pool.end()
  })
})

it('a server that follows no other is refused as a replica', async () => {
  await expect(open({ drivers: [pgDriver(primary)] })).rejects.toMatchObject({
    code: 'storage.unavailable',
    details: { reason: 'not a replica' },
  })
})

// Connections see each other's commits at once only where nothing may be old.
const readingReplica = async () =>
  postgresStorage(pgDriver(primary), {
    maxDocBytes: 64 * 1024,
    replicas: { drivers: [pgDriver(replica)], staleness: 0 },
  })

describeStorage({
  name: 'PostgreSQL, reading a replica',
  create: readingReplica,
  reopen: readingReplica,
})
