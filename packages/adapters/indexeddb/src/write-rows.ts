import {
  assertGuards,
  type CheckedWriteSet,
  type Commit,
  formatPosition,
  type Key,
  type LoadBatch,
  type LoadResult,
  StorageError,
} from '@caselore/core/storage'
import { entriesOf } from './projections.js'
import { toRow } from './read-rows.js'
import type { StoredRow, Transaction } from './schema.js'

type Writer = Transaction<'readwrite'>

/** Carries out a write set inside one transaction; throws before the first write when a guard fails. */
export async function writeAll(transaction: Writer, writes: CheckedWriteSet): Promise<Commit> {
  const { tenant, checks, puts, deletes, events, idempotency } = writes
  const replay = idempotency && (await findAttempt(transaction, tenant, idempotency))
  if (replay) return replay
  await assertAll(transaction, tenant, [...checks, ...puts, ...deletes], writes)

  const rows = transaction.objectStore('rows')
  const progress = transaction.objectStore('progress')
  const head = (await progress.get([tenant, 'head'])) ?? 0
  const token = formatPosition(head + events.length)
  const result = idempotency?.result ?? null
  await Promise.all([
    ...puts.map(({ kind, id, guard, doc }) =>
      rows.put(withEntries({ tenant, kind, id, version: guard === 'absent' ? 1 : guard + 1, doc })),
    ),
    ...deletes.map(({ kind, id }) => rows.delete([tenant, kind, id])),
    ...events.map((event, i) => transaction.objectStore('events').add({ ...event, tenant, n: head + i + 1 })),
    ...(events.length > 0 ? [progress.put(head + events.length, [tenant, 'head'])] : []),
    ...(idempotency ? [transaction.objectStore('attempts').add({ ...idempotency, tenant, token })] : []),
  ])
  return { token, replayed: false, result }
}

/** Loads a batch inside one transaction with its checkpoint. */
export async function loadAll(
  transaction: Writer,
  { tenant, load, sequence, rows }: LoadBatch,
): Promise<LoadResult> {
  const progress = transaction.objectStore('progress')
  const checkpoint = (await progress.get([tenant, `load:${load}`])) ?? 0
  if (sequence <= checkpoint) return { loaded: 0, checkpoint }
  const store = transaction.objectStore('rows')
  const known = await Promise.all(rows.map(({ kind, id }) => store.getKey([tenant, kind, id])))
  const fresh = rows.filter((_, i) => known[i] === undefined)
  await Promise.all([
    ...fresh.map((row) => store.add(withEntries({ ...row, tenant, version: row.version ?? 1 }))),
    progress.put(sequence, [tenant, `load:${load}`]),
  ])
  return { loaded: fresh.length, checkpoint: sequence }
}

const withEntries = (row: Omit<StoredRow, 'entries'>): StoredRow => ({ ...row, entries: entriesOf(row) })

async function findAttempt(
  transaction: Writer,
  tenant: string,
  { key, hash }: NonNullable<CheckedWriteSet['idempotency']>,
): Promise<Commit | undefined> {
  const first = await transaction.objectStore('attempts').get([tenant, key])
  if (first && first.hash !== hash) throw new StorageError('storage.key_reused')
  return first && { token: first.token, replayed: true, result: first.result }
}

async function assertAll(
  transaction: Writer,
  tenant: string,
  keys: readonly Key[],
  writes: CheckedWriteSet,
): Promise<void> {
  const store = transaction.objectStore('rows')
  const stored = await Promise.all(keys.map(({ kind, id }) => store.get([tenant, kind, id])))
  const rows = new Map(stored.flatMap((row) => (row ? [[`${row.kind}/${row.id}`, toRow(row)] as const] : [])))
  assertGuards(writes, ({ kind, id }) => rows.get(`${kind}/${id}`))
}
