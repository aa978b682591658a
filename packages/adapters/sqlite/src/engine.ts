import type { Key, Row } from '@caselore/core/storage'
import type { FoundRow, SqlValue } from '@caselore/sql'
import { type Sql, toRow } from '@caselore/sql'
import type { Database, Statement } from 'better-sqlite3'

/** A database with its prepared statements. */
export interface Engine {
  all<Found>(statement: Sql): Found[]
  first<Found>(text: string, ...values: SqlValue[]): Found | undefined
  /** How many rows were written. */
  run(text: string, ...values: SqlValue[]): number
  /** Does the work alone, and undoes it when it throws. */
  writing<Value>(work: () => Value): Value
  /** Does the work on one state of the database. */
  reading<Value>(work: () => Value): Value
}

/** Filters come in endless shapes; the statements of the most recent ones are kept. */
const mostStatements = 500

export function createEngine(database: Database): Engine {
  const statements = new Map<string, Statement<unknown[]>>()
  function prepare(text: string): Statement<unknown[]> {
    const known = statements.get(text)
    if (known) return known
    const [oldest] = statements.keys()
    if (statements.size >= mostStatements && oldest !== undefined) statements.delete(oldest)
    const prepared = database.prepare<unknown[]>(text)
    statements.set(text, prepared)
    return prepared
  }
  const inTransaction = database.transaction((work: () => unknown) => work())
  return {
    all: <Found>({ text, values }: Sql) => prepare(text).all(...values) as Found[],
    first: <Found>(text: string, ...values: SqlValue[]) => prepare(text).get(...values) as Found | undefined,
    run: (text, ...values) => prepare(text).run(...values).changes,
    writing: <Value>(work: () => Value) => inTransaction.immediate(work) as Value,
    reading: <Value>(work: () => Value) => inTransaction.deferred(work) as Value,
  }
}

export function readRow({ first }: Engine, tenant: string, { kind, id }: Key): Row | undefined {
  const found = first<FoundRow>(
    'SELECT id, version, doc FROM caselore_rows WHERE tenant = ? AND kind = ? AND id = ?',
    tenant,
    kind,
    id,
  )
  return found && toRow(kind, found)
}
