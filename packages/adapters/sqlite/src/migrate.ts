import { StorageError } from '@caselore/core/storage'
import { projectedPairs, unprojected } from '@caselore/sql'
import type { Database } from 'better-sqlite3'
import { addProjections, type Migration } from './schema.js'

interface Schema {
  /** How many migrations were carried out. */
  readonly version: number
  /** Grows with every change of the tables. */
  readonly layout: number
  /** What is projected, as a list of `kind.field`. */
  readonly projected: string
}

const nothing: Schema = { version: 0, layout: 0, projected: '[]' }

/**
 * Brings the tables to the newest version and answers their layout. Refuses those of a newer version of this package, as
 * `storage.unavailable`.
 */
export function migrate(database: Database, migrations: readonly Migration[]): number {
  const bring = database.transaction(() => {
    database.exec(
      'CREATE TABLE IF NOT EXISTS caselore_schema (version INTEGER NOT NULL, layout INTEGER NOT NULL, projected TEXT NOT NULL)',
    )
    const found = database.prepare<[], Schema>('SELECT * FROM caselore_schema').get() ?? nothing
    const added = unprojected(JSON.parse(found.projected) as string[])
    if (!added || found.version > migrations.length) throw newerSchema()
    if (found.version === migrations.length && added.size === 0) return Number(found.layout)
    for (const step of migrations.slice(Number(found.version))) step(database)
    addProjections(database, added)
    const layout = Number(found.layout) + 1
    database.exec('DELETE FROM caselore_schema')
    database
      .prepare('INSERT INTO caselore_schema (version, layout, projected) VALUES (?, ?, ?)')
      .run(migrations.length, layout, JSON.stringify(projectedPairs))
    return layout
  })
  // Two processes may open a new file at once; the second waits here and finds the work done.
  return bring.immediate()
}

export const newerSchema = (): StorageError =>
  new StorageError('storage.unavailable', { details: { reason: 'newer schema' } })
