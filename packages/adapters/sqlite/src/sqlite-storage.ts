import { type Capabilities, defineStorage, type Storage } from '@caselore/core/storage'
import type { Database } from 'better-sqlite3'
import { createEngine } from './engine.js'
import { openDatabase } from './open-database.js'
import { patiently } from './patience.js'
import { purgeAll } from './purge.js'
import { countRows, readEvents, readPage, readRows } from './read.js'
import { type Migration, migrations } from './schema.js'
import { createWakeUp } from './wake-up.js'
import { loadAll, writeAll } from './write.js'

export interface SqliteStorageOptions {
  /**
   * `strict`, the default, waits until the disk has each commit; `relaxed` may lose the last moments when the power fails, and
   * nothing when the process is killed.
   */
  readonly durability?: 'relaxed' | 'strict' | undefined
  /** How many milliseconds to wait for other processes that write, before `storage.busy`. Default: 5,000. */
  readonly busyTimeout?: number | undefined
  /** How often, in milliseconds, `watch` looks for commits of other connections. Default: 200. */
  readonly watchInterval?: number | undefined
  /** Largest document in bytes. Default: 4 MiB. */
  readonly maxDocBytes?: number | undefined
}

/**
 * Keeps everything in one SQLite file (`:memory:`: in this process), or in a database that the host has opened with
 * better-sqlite3 and closes itself. Any number of processes on one machine may have the file open; it must not lie on a
 * network share.
 *
 * A full disk is `storage.quota`, and nothing was written. Opening is refused with `storage.unavailable` where the file
 * cannot be opened or is from a newer version of this package, and with `storage.corrupt` where it is no database.
 *
 * @example
 * ```ts
 * const desk = await createDesk({ storage: await sqliteStorage('help.db') })
 * ```
 */
export const sqliteStorage = (
  database: string | Database,
  options: SqliteStorageOptions = {},
): Promise<Storage> => openStorage(database, migrations, options)

/** {@link sqliteStorage} with the steps that lead to its version, so that tests can bring a newer one. */
export async function openStorage(
  source: string | Database,
  steps: readonly Migration[],
  options: SqliteStorageOptions = {},
): Promise<Storage> {
  const { durability = 'strict', busyTimeout = 5_000, watchInterval = 200 } = options
  const { database, layout } = await openDatabase(source, steps, { durability, busyTimeout })
  const engine = createEngine(database)
  const wakeUp = createWakeUp(database, watchInterval)
  const capabilities: Capabilities = {
    atomicOps: 1000,
    filterPaths: 'all',
    feed: true,
    readToken: true,
    count: true,
    bulkLoad: true,
    purge: true,
    maxDocBytes: options.maxDocBytes ?? 4 * 1024 * 1024,
    durability: database.memory ? 'volatile' : durability,
  }
  const attempt = <Value>(work: () => Value) => patiently(busyTimeout, work)

  return defineStorage({
    name: `sqlite:${database.name}`,
    capabilities,
    get: (keys, { tenant }) => attempt(() => readRows(engine, tenant, keys)),
    query: (query) => attempt(() => readPage(engine, query)),
    count: (query, cap) => attempt(() => countRows(engine, query, cap)),
    changes: (after, feed) => attempt(() => readEvents(engine, after, feed)),
    async commit(writes) {
      const commit = await attempt(() => writeAll(engine, writes, layout))
      if (!commit.replayed) wakeUp.announce()
      return commit
    },
    bulkLoad: (batch) => attempt(() => loadAll(engine, batch, layout)),
    purge: (purge) => attempt(() => purgeAll(engine, purge)),
    watch: wakeUp.watch,
    async close() {
      wakeUp.close()
      if (typeof source === 'string') database.close()
    },
  })
}
