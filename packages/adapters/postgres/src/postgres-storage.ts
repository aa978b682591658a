import {
  type Capabilities,
  type CheckedWriteSet,
  type Commit,
  defineStorage,
  type Storage,
  StorageError,
  type Token,
} from '@caselore/core/storage'
import { commit } from './commit.js'
import { distribute } from './distribute.js'
import type { Ask, PostgresDriver } from './driver.js'
import { asStorageError } from './failure.js'
import { createAnalysis, loadAll } from './load.js'
import { migrate } from './migrate.js'
import { purgeAll } from './purge.js'
import { countRows, readEvents, readPage, readRows } from './read.js'
import { assertReplicas, createReplicas, type ReplicaOptions } from './replicas.js'
import { type Migration, migrations } from './schema.js'
import { tokenAt } from './token.js'
import { createWakeUp } from './wake-up.js'

export interface PostgresStorageOptions {
  /**
   * Whether other servers hear of commits by LISTEN and NOTIFY, which takes one connection while somebody watches. Default: true;
   * false behind a pooler that gives each transaction another connection, and on a cluster of several nodes.
   */
  readonly notify?: boolean | undefined
  /** How often, in milliseconds, `watch` looks for commits of others where there is no NOTIFY. Default: 1,000. */
  readonly watchInterval?: number | undefined
  /** Whether the tables are spread over a Citus cluster by tenant, when they are not yet. Default: no. */
  readonly distribute?: 'citus' | undefined
  /** Largest document in bytes. Default: 4 MiB. */
  readonly maxDocBytes?: number | undefined
  /** What the storage says of itself. Default: as the server is set; `volatile` is for a PGlite in memory. */
  readonly durability?: Capabilities['durability'] | undefined
  /**
   * Streaming replicas that answer reads with a token as soon as they have what it stands for; all else, the feed too, is the
   * primary's. Every storage whose tokens are to be understood has to be opened with replicas. Default: none.
   */
  readonly replicas?: ReplicaOptions | undefined
}

/**
 * Keeps everything in PostgreSQL, or in PGlite. The tables are named `caselore_…` and lie in the first schema of
 * the connection's search path; whoever opens a storage first makes or upgrades them. Any number of servers may use the
 * same database. On a server that is itself a replica, or set to read only, all that reads works and commits are
 * `storage.read_only`; `watch` then looks from time to time.
 *
 * All connections taken, a statement timeout and lasting deadlocks are `storage.busy`; a connection lost while committing is
 * `storage.unknown_outcome`, and before that `storage.unavailable`, with nothing written. Opening is refused as
 * `storage.unavailable` where the server cannot be reached, the database is not in UTF-8, its tables are newer or one of the
 * `replicas` is none, as `storage.read_only` where a replica's tables are older, and as `storage.not_supported` where the
 * tables are to be spread and the server has no Citus.
 *
 * @example
 * ```ts
 * const storage = await postgresStorage(pgDriver(new pg.Pool({ connectionString })))
 * ```
 */
export const postgresStorage = (
  driver: PostgresDriver,
  options: PostgresStorageOptions = {},
): Promise<Storage> => openStorage(driver, migrations, options)

/** {@link postgresStorage} with the steps that lead to its version, so that tests can bring a newer one. */
export async function openStorage(
  driver: PostgresDriver,
  steps: readonly Migration[],
  options: PostgresStorageOptions = {},
): Promise<Storage> {
  const { notify = true, watchInterval = 1_000 } = options
  const { served, layout } = await attempt(async () => {
    if (options.replicas) await assertReplicas(options.replicas)
    const opened = { served: await settings(driver), layout: await migrate(driver, steps) }
    if (options.distribute === 'citus') await distribute(driver)
    return opened
  })
  const replicas = options.replicas && createReplicas(driver.ask, options.replicas)
  const wakeUp = createWakeUp(driver, notify && !served.readOnly, watchInterval)
  const analyse = createAnalysis(driver.ask)
  const underWay = new Set<Promise<unknown>>()
  const capabilities: Capabilities = {
    atomicOps: 1000,
    filterPaths: 'all',
    feed: true,
    readToken: true,
    count: true,
    bulkLoad: true,
    purge: true,
    maxDocBytes: options.maxDocBytes ?? 4 * 1024 * 1024,
    durability: options.durability ?? served.durability,
  }
  /** Closing waits for what has begun, so that the host may end the pool afterwards. */
  function tracked<Value>(work: Promise<Value>): Promise<Value> {
    underWay.add(work)
    const done = () => void underWay.delete(work)
    work.then(done, done)
    return work
  }
  const reading = <Value>(work: () => Promise<Value>) => tracked(attempt(work))
  const readingAt = <Value>(token: Token | undefined, work: (ask: Ask) => Promise<Value>) =>
    reading(() => (replicas ? replicas.read(token, work) : work(driver.ask)))
  async function committing(writes: CheckedWriteSet): Promise<Commit> {
    try {
      const done = await commit(driver, writes, layout)
      return { ...done, token: tokenAt(done.token, await replicas?.mark()) }
    } catch (error) {
      // Whoever runs the command again has to see what was in the way.
      if (error instanceof StorageError && error.retry === 'rerun') await replicas?.mark()
      throw error
    }
  }

  return defineStorage({
    name: driver.name,
    capabilities,
    get: (keys, { tenant, token }) => readingAt(token, (ask) => readRows(ask, tenant, keys)),
    query: (query, { token }) => readingAt(token, (ask) => readPage(ask, query)),
    count: (query, cap, { token }) => readingAt(token, (ask) => countRows(ask, query, cap)),
    changes: (after, feed) => reading(() => readEvents(driver.ask, after, feed)),
    async commit(writes) {
      const done = await tracked(committing(writes))
      if (!done.replayed) wakeUp.announce()
      return done
    },
    bulkLoad: (batch) =>
      reading(async () => {
        const result = await driver.transaction((ask) => loadAll(ask, batch, layout))
        await analyse(result.loaded)
        return result
      }),
    purge: (purge) => reading(() => purgeAll(driver, purge, layout)),
    watch: wakeUp.watch,
    async close() {
      await Promise.allSettled(underWay)
      await wakeUp.close()
      await driver.close?.()
      for (const replica of options.replicas?.drivers ?? []) await replica.close?.()
    },
  })
}

interface Settings {
  readonly durability: 'relaxed' | 'strict'
  readonly readOnly: boolean
}

async function settings(driver: PostgresDriver): Promise<Settings> {
  const { rows } = await driver.ask<{ encoding: string; safe: boolean; read_only: boolean }>({
    text: `SELECT current_setting('server_encoding') AS encoding,
      current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off' AS safe,
      current_setting('transaction_read_only') = 'on' AS read_only`,
    values: [],
  })
  const { encoding, safe, read_only: readOnly = false } = rows[0] ?? {}
  if (encoding !== 'UTF8')
    throw new StorageError('storage.unavailable', { details: { reason: `server encoding ${encoding}` } })
  return { durability: safe ? 'strict' : 'relaxed', readOnly }
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw asStorageError(error)
  }
}
