import { assertGuards, type CheckedPurge, type PurgeResult, parsePosition } from '@caselore/core/storage'
import { toRow } from './read-rows.js'
import type { Transaction } from './schema.js'

type Writer = Transaction<'readwrite'>

/** Carries out a purge inside one transaction. */
export async function purgeAll(
  transaction: Writer,
  { tenant, checks, events, attempts }: CheckedPurge,
): Promise<PurgeResult> {
  const rows = transaction.objectStore('rows')
  const stored = await Promise.all(checks.map(({ kind, id }) => rows.get([tenant, kind, id])))
  const found = new Map(
    stored.flatMap((row) => (row ? [[`${row.kind}/${row.id}`, toRow(row)] as const] : [])),
  )
  assertGuards({ tenant, checks }, ({ kind, id }) => found.get(`${kind}/${id}`))
  const removed = await purgeEvents(transaction, tenant, events.map(parsePosition))
  return {
    events: removed,
    ...(attempts ? await purgeAttempts(transaction, tenant, attempts) : { attempts: 0 }),
  }
}

async function purgeEvents(
  transaction: Writer,
  tenant: string,
  positions: readonly number[],
): Promise<number> {
  const store = transaction.objectStore('events')
  const progress = transaction.objectStore('progress')
  const known = await Promise.all(positions.map((n) => store.getKey([tenant, n])))
  const there = positions.filter((_, i) => known[i] !== undefined)
  const floor = (await progress.get([tenant, 'floor'])) ?? 0
  await Promise.all([
    ...there.map((n) => store.delete([tenant, n])),
    ...(there.length > 0 ? [progress.put(Math.max(floor, ...there), [tenant, 'floor'])] : []),
  ])
  return there.length
}

async function purgeAttempts(
  transaction: Writer,
  tenant: string,
  { upTo, after = '', limit }: NonNullable<CheckedPurge['attempts']>,
) {
  const store = transaction.objectStore('attempts')
  const range = IDBKeyRange.bound([tenant, after], [tenant, []], true, true)
  const looked = await store.getAll(range, limit)
  const old = looked.filter(({ token }) => parsePosition(token) <= parsePosition(upTo))
  await Promise.all(old.map(({ key }) => store.delete([tenant, key])))
  const next = looked.length === limit ? looked.at(-1)?.key : undefined
  return { attempts: old.length, ...(next === undefined ? {} : { next }) }
}
