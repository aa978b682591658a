import { type Capabilities, defineStorage, type Storage } from '@caselore/core/storage'
import type { StoreNames } from 'idb'
import { asStorageError } from './failure.js'
import { type Connection, openDatabase } from './open-database.js'
import { purgeAll } from './purge.js'
import { readEvents } from './read-events.js'
import { countRows, readPage, toRow } from './read-rows.js'
import { type CaseloreSchema, type Migration, migrations, type Transaction } from './schema.js'
import { createWakeUp } from './wake-up.js'
import { loadAll, writeAll } from './write-rows.js'

export interface IndexedDbStorageOptions {
  /**
   * `strict` waits until the disk has each commit; `relaxed`, the default, may lose the last moments when the power
   * fails and is several times faster.
   */
  readonly durability?: 'relaxed' | 'strict' | undefined
  /** How many milliseconds to wait at opening for tabs that hold an older version. Default: 5,000. */
  readonly patience?: number | undefined
  /** Largest document in bytes. Default: 4 MiB. */
  readonly maxDocBytes?: number | undefined
}

/**
 * Keeps everything in the visitor's browser, in an IndexedDB database of the given name. Any number of tabs may have it
 * open; they see each other's commits, and `watch` hears of them.
 *
 * When a tab opens the database with a newer version of this package, storages of older ones close: their calls are refused
 * with `storage.closed`, and the page should be loaded again. A full disk is `storage.quota`, and nothing was written.
 * Opening is refused with `storage.unavailable` where the browser has no IndexedDB or the database is from a newer version.
 *
 * @example
 * ```ts
 * const desk = await createDesk({ storage: await indexedDbStorage('help') })
 * ```
 */
export const indexedDbStorage = (name: string, options: IndexedDbStorageOptions = {}): Promise<Storage> =>
  openStorage(name, migrations, options)

/** {@link indexedDbStorage} with the steps that lead to its version, so that tests can bring a newer one. */
export async function openStorage(
  name: string,
  steps: readonly Migration[],
  { durability = 'relaxed', patience = 5_000, maxDocBytes = 4 * 1024 * 1024 }: IndexedDbStorageOptions = {},
): Promise<Storage> {
  const connection = await openDatabase(name, steps, patience)
  const wakeUp = createWakeUp(name)
  const capabilities: Capabilities = {
    atomicOps: 1000,
    filterPaths: 'all',
    feed: true,
    readToken: true,
    count: true,
    bulkLoad: true,
    purge: true,
    maxDocBytes,
    durability,
  }
  const reading = <Value>(
    stores: StoreNames<CaseloreSchema>[],
    work: (transaction: Transaction<'readonly'>) => Promise<Value>,
  ) => inTransaction(connection, stores, 'readonly', durability, work)
  const writing = <Value>(work: (transaction: Transaction<'readwrite'>) => Promise<Value>) =>
    inTransaction(connection, everyStore, 'readwrite', durability, work)

  return defineStorage({
    name: `indexeddb:${name}`,
    capabilities,
    get: (keys, { tenant }) =>
      reading(['rows'], async (transaction) => {
        const rows = transaction.objectStore('rows')
        const found = await Promise.all(keys.map(({ kind, id }) => rows.get([tenant, kind, id])))
        return found.map((row) => row && toRow(row))
      }),
    query: (query) => reading(['rows'], (transaction) => readPage(transaction, query)),
    count: (query, cap) => reading(['rows'], (transaction) => countRows(transaction, query, cap)),
    changes: (after, feed) =>
      reading(['events', 'progress'], (transaction) => readEvents(transaction, after, feed)),
    async commit(writes) {
      const commit = await writing((transaction) => writeAll(transaction, writes))
      if (!commit.replayed) wakeUp.announce()
      return commit
    },
    bulkLoad: (batch) => writing((transaction) => loadAll(transaction, batch)),
    purge: (purge) => writing((transaction) => purgeAll(transaction, purge)),
    watch: wakeUp.watch,
    async close() {
      wakeUp.close()
      connection.database.close()
    },
  })
}

const everyStore: StoreNames<CaseloreSchema>[] = ['rows', 'events', 'attempts', 'progress']

/**
 * Does the work in one transaction and answers when the browser has it. The work may await requests of the transaction
 * and nothing else, or the transaction ends under it. When it throws, nothing of it stays.
 */
async function inTransaction<Mode extends 'readonly' | 'readwrite', Value>(
  { database, assertAlive }: Connection,
  stores: StoreNames<CaseloreSchema>[],
  mode: Mode,
  durability: 'relaxed' | 'strict',
  work: (transaction: Transaction<Mode>) => Promise<Value>,
): Promise<Value> {
  assertAlive()
  let transaction: Transaction<Mode> | undefined
  try {
    transaction = database.transaction(stores, mode, { durability })
    const value = await work(transaction)
    await transaction.done
    return value
  } catch (error) {
    // The transaction's own error says why (a quota), the request's only that it was aborted.
    throw asStorageError((await undo(transaction)) ?? error)
  }
}

async function undo(
  transaction: { abort(): void; done: Promise<void>; error: DOMException | null } | undefined,
) {
  try {
    transaction?.abort()
  } catch {
    // It has ended by itself already.
  }
  await transaction?.done.catch(() => undefined)
  return transaction?.error
}
