import type { Json, JsonObject } from '@caselore/core/shared'
import type { EventInput } from '@caselore/core/storage'
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import { entriesOf } from './projections.js'

export interface StoredRow {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  readonly version: number
  readonly doc: JsonObject
  /** For the index: one text for each field, value and direction, see `entriesOf`. */
  readonly entries: readonly string[]
}

/** An event with its tenant and its place there. */
export interface NumberedEvent extends EventInput {
  readonly tenant: string
  readonly n: number
}

export interface StoredAttempt {
  readonly tenant: string
  readonly key: string
  readonly hash: string
  readonly result: Json
  readonly token: string
}

export interface CaseloreSchema extends DBSchema {
  rows: { key: [string, string, string]; value: StoredRow; indexes: { entries: string } }
  events: {
    key: [string, number]
    value: NumberedEvent
    indexes: { aggregate: [string, string, string, number] }
  }
  attempts: { key: [string, string]; value: StoredAttempt }
  /** By tenant and name: how far the feed (`head`) or a load (`load:…`) has come. */
  progress: { key: [string, string]; value: number }
}

export type Database = IDBPDatabase<CaseloreSchema>
export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<
  CaseloreSchema,
  StoreNames<CaseloreSchema>[],
  Mode
>

/** A step from one version of the database to the next. */
export type Migration = (database: Database, transaction: Transaction<'versionchange'>) => void

/** Every step since the first version; the version of the database is their number. A step is never changed, only added. */
export const migrations: readonly Migration[] = [
  (database) => {
    const rows = database.createObjectStore('rows', { keyPath: ['tenant', 'kind', 'id'] })
    rows.createIndex('entries', 'entries', { multiEntry: true })
    const events = database.createObjectStore('events', { keyPath: ['tenant', 'n'] })
    events.createIndex('aggregate', ['tenant', 'aggregate.kind', 'aggregate.id', 'n'])
    database.createObjectStore('attempts', { keyPath: ['tenant', 'key'] })
    database.createObjectStore('progress')
  },
  (_database, transaction) => writeEntriesAnew(transaction),
  (_database, transaction) => writeEntriesAnew(transaction),
]

/** Because the fields with an index have changed. */
function writeEntriesAnew(transaction: Transaction<'versionchange'>): void {
  const rewrite = async () => {
    const rows = transaction.objectStore('rows')
    for (let cursor = await rows.openCursor(); cursor; cursor = await cursor.continue())
      await cursor.update({ ...cursor.value, entries: entriesOf(cursor.value) })
  }
  // A failed request aborts the upgrade, and opening says so.
  rewrite().catch(() => undefined)
}
