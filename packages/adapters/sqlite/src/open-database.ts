import { StorageError } from '@caselore/core/storage'
import Connection, { type Database } from 'better-sqlite3'
import { patiently } from './patience.js'
import type { Migration } from './schema.js'

/** How long SQLite itself waits for another process; longer waits are `patiently`'s, which lets others work meanwhile. */
const ownPatience = 10

export interface Opening {
  readonly durability: 'relaxed' | 'strict'
  readonly busyTimeout: number
}

/** Opens a file (or takes the host's database) and brings its tables to the newest version. A failure closes what it opened. */
export async function openDatabase(
  source: string | Database,
  migrations: readonly Migration[],
  { durability, busyTimeout }: Opening,
): Promise<Database> {
  const database = await patiently(busyTimeout, () =>
    typeof source === 'string' ? new Connection(source, { timeout: ownPatience }) : source,
  )
  try {
    await patiently(busyTimeout, () => {
      database.pragma('journal_mode = WAL')
      database.pragma(`synchronous = ${durability === 'strict' ? 'FULL' : 'NORMAL'}`)
    })
    await patiently(busyTimeout, () => migrate(database, migrations))
    return database
  } catch (error) {
    if (typeof source === 'string') database.close()
    throw error
  }
}

/** Refuses a file of a newer version of this package, as `storage.unavailable`. */
export function assertVersion(found: number, known: number): void {
  if (found > known)
    throw new StorageError('storage.unavailable', { details: { reason: 'newer schema', found, known } })
}

function migrate(database: Database, migrations: readonly Migration[]): void {
  const bring = database.transaction(() => {
    database.exec('CREATE TABLE IF NOT EXISTS caselore_schema (version INTEGER NOT NULL)')
    const read = database.prepare<[], { version: number }>('SELECT version FROM caselore_schema')
    const version = Number(read.get()?.version ?? 0)
    assertVersion(version, migrations.length)
    for (const step of migrations.slice(version)) step(database)
    if (version === migrations.length) return
    database.exec('DELETE FROM caselore_schema')
    database.prepare('INSERT INTO caselore_schema (version) VALUES (?)').run(migrations.length)
  })
  // Two processes may open a new file at once; the second waits here and finds the work done.
  bring.immediate()
}
