import { StorageError } from '@caselore/core/storage'
import Connection, { type Database } from 'better-sqlite3'
import { migrate } from './migrate.js'
import { patiently } from './patience.js'
import type { Migration } from './schema.js'

/** How long SQLite itself waits for another process; longer waits are `patiently`'s, which lets others work meanwhile. */
const ownPatience = 10

export interface Opening {
  readonly durability: 'relaxed' | 'strict'
  readonly busyTimeout: number
}

/** A database and the layout of its tables, see `migrate`. */
export interface Opened {
  readonly database: Database
  readonly layout: number
}

/** Opens a file (or takes the host's database) and brings its tables to the newest version. A failure closes what it opened. */
export async function openDatabase(
  source: string | Database,
  migrations: readonly Migration[],
  { durability, busyTimeout }: Opening,
): Promise<Opened> {
  let database: Database | undefined
  try {
    database =
      typeof source === 'string'
        ? await patiently(busyTimeout, () => new Connection(source, { timeout: ownPatience }))
        : source
    const opened = database
    await patiently(busyTimeout, () => {
      opened.pragma('journal_mode = WAL')
      opened.pragma(`synchronous = ${durability === 'strict' ? 'FULL' : 'NORMAL'}`)
    })
    const layout = await patiently(busyTimeout, () => migrate(opened, migrations))
    return { database: opened, layout }
  } catch (cause) {
    if (typeof source === 'string') database?.close()
    throw cause instanceof StorageError ? cause : new StorageError('storage.unavailable', { cause })
  }
}
