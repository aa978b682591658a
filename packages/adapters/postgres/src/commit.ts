import { setTimeout as pause } from 'node:timers/promises'
import type { Json } from '@caselore/core/shared'
import {
  assertGuards,
  type CheckedWriteSet,
  type Commit,
  formatPosition,
  StorageError,
} from '@caselore/core/storage'
import type { Ask, PostgresDriver } from './driver.js'
import { asStorageError, isRace } from './failure.js'
import { readRows } from './read.js'
import { Raced, writeAll } from './write.js'

const mostAttempts = 10

/**
 * Commits, again when others were in the way and the guards still hold. What is refused by then is refused for what the
 * tables say, and an attempt that had been made before is answered as then.
 */
export async function commit(
  driver: PostgresDriver,
  writes: CheckedWriteSet,
  layout: number,
): Promise<Commit> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await driver.transaction((ask) => writeAll(ask, writes, layout))
    } catch (error) {
      if (!(error instanceof Raced || isRace(error))) throw asStorageError(error)
      const first = await judge(driver.ask, writes)
      if (first) return first
      if (attempt === mostAttempts)
        throw new StorageError('storage.busy', { details: { reason: 'too many races' }, cause: error })
    }
    await pause(Math.random() * 2 ** attempt)
  }
}

/** The first result of an attempt made before. Throws what the guards refuse; otherwise it was a race, and over. */
async function judge(ask: Ask, writes: CheckedWriteSet): Promise<Commit | undefined> {
  const { tenant, checks, puts, deletes } = writes
  try {
    const first = await findAttempt(ask, writes)
    if (first) return first
    const guarded = [...checks, ...puts, ...deletes]
    if (guarded.length === 0) return undefined
    const rows = await readRows(ask, tenant, guarded)
    const found = new Map(rows.flatMap((row) => (row ? [[`${row.kind}/${row.id}`, row] as const] : [])))
    assertGuards(writes, ({ kind, id }) => found.get(`${kind}/${id}`))
  } catch (error) {
    throw asStorageError(error)
  }
  return undefined
}

async function findAttempt(ask: Ask, { tenant, idempotency }: CheckedWriteSet): Promise<Commit | undefined> {
  if (!idempotency) return undefined
  const { rows } = await ask<{ hash: string; result: string; n: number | string }>({
    text: 'SELECT hash, result, n FROM caselore_attempts WHERE tenant = $1 AND key = $2',
    values: [tenant, idempotency.key],
  })
  const first = rows[0]
  if (!first) return undefined
  if (first.hash !== idempotency.hash) throw new StorageError('storage.key_reused')
  return { token: formatPosition(Number(first.n)), replayed: true, result: JSON.parse(first.result) as Json }
}
