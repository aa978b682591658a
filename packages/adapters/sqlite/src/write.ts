import type { Json } from '@caselore/core/shared'
import {
  assertGuards,
  type CheckedWriteSet,
  type Commit,
  formatPosition,
  type LoadBatch,
  type LoadResult,
  StorageError,
} from '@caselore/core/storage'
import { columnsOf, eventValues, guardHolds, placesOf } from '@caselore/sql'
import { type Engine, readRow } from './engine.js'
import { newerSchema } from './migrate.js'

const insertRow = ofKind((kind) => {
  const columns = ['tenant', 'kind', 'id', 'version', 'doc', ...columnsOf(kind)]
  return `INSERT INTO caselore_rows (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
})
const loadRow = ofKind((kind) => `${insertRow(kind)} ON CONFLICT DO NOTHING`)
const updateRow = ofKind((kind) => {
  const columns = ['version', 'doc', ...columnsOf(kind)].map((column) => `${column} = ?`)
  return `UPDATE caselore_rows SET ${columns.join(', ')} WHERE tenant = ? AND kind = ? AND id = ?`
})
const deleteRow = 'DELETE FROM caselore_rows WHERE tenant = ? AND kind = ? AND id = ?'
const insertEvent = `INSERT INTO caselore_events
  (tenant, n, id, type, aggregate_kind, aggregate_id, version, at, actor, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const insertAttempt = 'INSERT INTO caselore_attempts (tenant, key, hash, result, n) VALUES (?, ?, ?, ?, ?)'
const setProgress = `INSERT INTO caselore_progress (tenant, name, n) VALUES (?, ?, ?)
  ON CONFLICT (tenant, name) DO UPDATE SET n = excluded.n`

/** Carries out a write set in one transaction; `layout` is the one that the tables had when they were opened. */
export function writeAll(engine: Engine, writes: CheckedWriteSet, layout: number): Commit {
  const { tenant, puts, deletes, events, idempotency } = writes
  return engine.writing(() => {
    assertSchema(engine, layout)
    const first = idempotency && findAttempt(engine, tenant, idempotency)
    if (first) return first
    assertAll(engine, writes)

    for (const put of puts) {
      const { kind, id, guard } = put
      const content = [JSON.stringify(put.doc), ...placesOf(put)]
      if (guard === 'absent') engine.run(insertRow(kind), tenant, kind, id, 1, ...content)
      else engine.run(updateRow(kind), guard + 1, ...content, tenant, kind, id)
    }
    for (const { kind, id } of deletes) engine.run(deleteRow, tenant, kind, id)
    const head = progress(engine, tenant, 'head')
    for (const [i, event] of events.entries())
      engine.run(insertEvent, ...eventValues(tenant, head + i + 1, event))
    const n = head + events.length
    if (events.length > 0) engine.run(setProgress, tenant, 'head', n)
    const result = idempotency?.result ?? null
    if (idempotency)
      engine.run(insertAttempt, tenant, idempotency.key, idempotency.hash, JSON.stringify(result), n)
    return { token: formatPosition(n), replayed: false, result }
  })
}

/** Loads a batch in one transaction with its checkpoint. */
export function loadAll(
  engine: Engine,
  { tenant, load, sequence, rows }: LoadBatch,
  layout: number,
): LoadResult {
  return engine.writing(() => {
    assertSchema(engine, layout)
    const checkpoint = progress(engine, tenant, `load:${load}`)
    if (sequence <= checkpoint) return { loaded: 0, checkpoint }
    let loaded = 0
    for (const row of rows)
      loaded += engine.run(
        loadRow(row.kind),
        tenant,
        row.kind,
        row.id,
        row.version ?? 1,
        JSON.stringify(row.doc),
        ...placesOf(row),
      )
    engine.run(setProgress, tenant, `load:${load}`, sequence)
    return { loaded, checkpoint: sequence }
  })
}

/** A newer version of this package may have changed the tables since this process opened them. */
function assertSchema(engine: Engine, layout: number): void {
  const found = engine.first<{ layout: number }>('SELECT layout FROM caselore_schema')
  if (Number(found?.layout) !== layout) throw newerSchema()
}

function findAttempt(
  engine: Engine,
  tenant: string,
  { key, hash }: NonNullable<CheckedWriteSet['idempotency']>,
): Commit | undefined {
  const first = engine.first<{ hash: string; result: string; n: number }>(
    'SELECT hash, result, n FROM caselore_attempts WHERE tenant = ? AND key = ?',
    tenant,
    key,
  )
  if (first && first.hash !== hash) throw new StorageError('storage.key_reused')
  return (
    first && {
      token: formatPosition(Number(first.n)),
      replayed: true,
      result: JSON.parse(first.result) as Json,
    }
  )
}

function assertAll(engine: Engine, writes: CheckedWriteSet): void {
  const { tenant, checks, puts, deletes } = writes
  const versionOf = 'SELECT version FROM caselore_rows WHERE tenant = ? AND kind = ? AND id = ?'
  const all = [...checks, ...puts, ...deletes].every(({ kind, id, guard }) => {
    const version = engine.first<{ version: number }>(versionOf, tenant, kind, id)?.version
    return guardHolds(guard, version === undefined ? undefined : Number(version))
  })
  if (!all) assertGuards(writes, (key) => readRow(engine, tenant, key))
}

const progress = (engine: Engine, tenant: string, name: string): number =>
  Number(
    engine.first<{ n: number }>('SELECT n FROM caselore_progress WHERE tenant = ? AND name = ?', tenant, name)
      ?.n ?? 0,
  )

/** Texts of statements, made once for each kind. */
function ofKind(make: (kind: string) => string): (kind: string) => string {
  const made = new Map<string, string>()
  return (kind) => {
    const known = made.get(kind) ?? make(kind)
    made.set(kind, known)
    return known
  }
}
