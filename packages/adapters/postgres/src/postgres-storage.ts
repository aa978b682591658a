import { type Capabilities, defineStorage, type Storage, StorageError } from '@caselore/core/storage'
import { commit } from './commit.js'
import type { PostgresDriver } from './driver.js'
import { asStorageError } from './failure.js'
import { createAnalysis, loadAll } from './load.js'
import { migrate } from './migrate.js'
import { countRows, readEvents, readPage, readRows } from './read.js'
import { type Migration, migrations } from './schema.js'
import { createWakeUp } from './wake-up.js'

export interface PostgresStorageOptions {
  /**
   * Whether other servers hear of commits by LISTEN and NOTIFY, which takes one connection while somebody watches. Default: true;
   * false behind a pooler that gives each transaction another connection, and on a cluster of several nodes.
   */
  readonly notify?: boolean | undefined
  /** How often, in milliseconds, `watch` looks for commits of others where there is no NOTIFY. Default: 1,000. */
  readonly watchInterval?: number | undefined
  /** Largest document in bytes. Default: 4 MiB. */
  readonly maxDocBytes?: number | undefined
  /** What the storage says of itself. Default: as the server is set; `volatile` is for a PGlite in memory. */
  readonly durability?: Capabilities['durability'] | undefined
}

/**
 * Keeps everything in PostgreSQL, or in PGlite. The tables are named `caselore_…` and lie in the first schema of
 * the connection's search path; whoever opens a storage first makes or upgrades them. Any number of servers may use the
 * same database.
 *
 * All connections taken, a statement timeout and lasting deadlocks are `storage.busy`; a connection lost while committing is
 * `storage.unknown_outcome`, and before that `storage.unavailable`, with nothing written. Opening is refused as
 * `storage.unavailable` where the server cannot be reached, the database is not in UTF-8 or its tables are newer.
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
  const { served, layout } = await attempt(async () => ({
    served: await settings(driver),
    layout: await migrate(driver, steps),
  }))
  const wakeUp = createWakeUp(driver, notify, watchInterval)
  const analyse = createAnalysis(driver.ask)
  const underWay = new Set<Promise<unknown>>()
  const capabilities: Capabilities = {
    atomicOps: 1000,
    filterPaths: 'all',
    feed: true,
    readToken: true,
    count: true,
    bulkLoad: true,
    maxDocBytes: options.maxDocBytes ?? 4 * 1024 * 1024,
    durability: options.durability ?? served,
  }
  /** Closing waits for what has begun, so that the host may end the pool afterwards. */
  function tracked<Value>(work: Promise<Value>): Promise<Value> {
    underWay.add(work)
    const done = () => void underWay.delete(work)
    work.then(done, done)
    return work
  }
  const reading = <Value>(work: () => Promise<Value>) => tracked(attempt(work))

  return defineStorage({
    name: driver.name,
    capabilities,
    get: (keys, { tenant }) => reading(() => readRows(driver.ask, tenant, keys)),
    query: (query) => reading(() => readPage(driver.ask, query)),
    count: (query, cap) => reading(() => countRows(driver.ask, query, cap)),
    changes: (after, feed) => reading(() => readEvents(driver.ask, after, feed)),
    async commit(writes) {
      const done = await tracked(commit(driver, writes, layout))
      if (!done.replayed) wakeUp.announce()
      return done
    },
    bulkLoad: (batch) =>
      reading(async () => {
        const result = await driver.transaction((ask) => loadAll(ask, batch, layout))
        await analyse(result.loaded)
        return result
      }),
    watch: wakeUp.watch,
    async close() {
      await Promise.allSettled(underWay)
      await wakeUp.close()
      await driver.close?.()
    },
  })
}

async function settings(driver: PostgresDriver): Promise<'relaxed' | 'strict'> {
  const { rows } = await driver.ask<{ encoding: string; safe: boolean }>({
    text: `SELECT current_setting('server_encoding') AS encoding,
      current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off' AS safe`,
    values: [],
  })
  const { encoding, safe } = rows[0] ?? {}
  if (encoding !== 'UTF8')
    throw new StorageError('storage.unavailable', { details: { reason: `server encoding ${encoding}` } })
  return safe ? 'strict' : 'relaxed'
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw asStorageError(error)
  }
}
