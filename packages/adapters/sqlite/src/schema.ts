import type { JsonObject } from '@caselore/core/shared'
import { columnNamed, placeIn } from '@caselore/sql'
import type { Database } from 'better-sqlite3'

/** A step from one version of the tables to the next. */
export type Migration = (database: Database) => void

/** Every step since the first version; the version is their number. A step is never changed, only added. */
export const migrations: readonly Migration[] = [createTables]

function createTables(database: Database): void {
  database.exec(`
    CREATE TABLE caselore_rows (
      tenant TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, doc TEXT NOT NULL,
      PRIMARY KEY (tenant, kind, id)
    );
    CREATE TABLE caselore_events (
      tenant TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, aggregate_kind TEXT NOT NULL,
      aggregate_id TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, data TEXT NOT NULL,
      PRIMARY KEY (tenant, n)
    ) WITHOUT ROWID;
    CREATE INDEX caselore_events_aggregate ON caselore_events (tenant, aggregate_kind, aggregate_id, n);
    CREATE TABLE caselore_attempts (
      tenant TEXT NOT NULL, key TEXT NOT NULL, hash TEXT NOT NULL, result TEXT NOT NULL, n INTEGER NOT NULL,
      PRIMARY KEY (tenant, key)
    ) WITHOUT ROWID;
    CREATE TABLE caselore_progress (
      tenant TEXT NOT NULL, name TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (tenant, name)
    ) WITHOUT ROWID;
  `)
}

/** Columns and indexes for more fields, by kind, filled in for the records that there are. */
export function addProjections(database: Database, added: ReadonlyMap<string, readonly string[]>): void {
  const known = database.prepare("SELECT name FROM pragma_table_info('caselore_rows')").pluck().all()
  const columns = new Set([...added.values()].flat().map(columnNamed))
  const fresh = [...columns].filter((column) => !known.includes(column))
  for (const column of fresh) database.exec(`ALTER TABLE caselore_rows ADD COLUMN ${column} TEXT`)
  for (const [kind, fields] of added) fill(database, kind, fields)
  for (const column of fresh)
    database.exec(
      `CREATE INDEX caselore_rows_${column} ON caselore_rows (tenant, kind, ${column}, id) WHERE ${column} IS NOT NULL`,
    )
}

function fill(database: Database, kind: string, fields: readonly string[]): void {
  const columns = fields.map((field) => `${columnNamed(field)} = ?`).join(', ')
  const write = database.prepare<unknown[]>(`UPDATE caselore_rows SET ${columns} WHERE rowid = ?`)
  const read = database.prepare<[string, number], { rowid: number; id: string; doc: string }>(
    'SELECT rowid, id, doc FROM caselore_rows WHERE kind = ? AND rowid > ? ORDER BY rowid LIMIT 500',
  )
  for (let rows = read.all(kind, 0); rows.length > 0; rows = read.all(kind, rows.at(-1)?.rowid ?? 0))
    for (const { rowid, id, doc } of rows) {
      const row = { id, doc: JSON.parse(doc) as JsonObject }
      write.run(...fields.map((field) => placeIn(field, row)), rowid)
    }
}
