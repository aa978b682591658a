import { StorageError } from '@caselore/core/storage'
import { openDB } from 'idb'
import { asStorageError } from './failure.js'
import type { CaseloreSchema, Database, Migration, Transaction } from './schema.js'

/** A connection and whether it still is one. */
export interface Connection {
  readonly database: Database
  /** Throws `storage.closed` when a newer version took over, `storage.unavailable` when the browser cut the connection. */
  assertAlive(): void
}

/** Where a connection ends without our doing. */
type End = 'storage.closed' | 'storage.unavailable'

/**
 * Opens the database and brings it to the newest version. Connections of other tabs to an older version close
 * themselves; while one does not (its work goes on for longer than `patience` milliseconds), `storage.busy`.
 */
export async function openDatabase(
  name: string,
  migrations: readonly Migration[],
  patience: number,
): Promise<Connection> {
  if (typeof indexedDB === 'undefined')
    throw new StorageError('storage.unavailable', { details: { reason: 'no IndexedDB' } })
  let ended: End | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let tooLate = false

  const database = await new Promise<Database>((resolve, reject) => {
    openDB<CaseloreSchema>(name, migrations.length, {
      upgrade(upgraded, from, _to, transaction) {
        for (const migrate of migrations.slice(from))
          migrate(upgraded, transaction as Transaction<'versionchange'>)
      },
      blocked() {
        timer = setTimeout(() => {
          tooLate = true
          reject(
            new StorageError('storage.busy', { details: { reason: 'another tab holds an older version' } }),
          )
        }, patience)
      },
      blocking(_current, _next, event) {
        ended = 'storage.closed'
        ;(event.target as IDBDatabase).close()
      },
      terminated() {
        ended = 'storage.unavailable'
      },
    }).then(
      (opened) => (tooLate ? opened.close() : resolve(opened)),
      (error: unknown) => reject(asStorageError(error)),
    )
  }).finally(() => clearTimeout(timer))

  return {
    database,
    assertAlive() {
      if (ended) throw new StorageError(ended)
    },
  }
}
