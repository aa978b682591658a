import { assertGuards, type CheckedPurge, type PurgeResult, parsePosition } from '@caselore/core/storage'
import { type Engine, readRow } from './engine.js'

const deleteEvent = 'DELETE FROM caselore_events WHERE tenant = ? AND n = ?'
const deleteAttempt = 'DELETE FROM caselore_attempts WHERE tenant = ? AND key = ?'
const raiseFloor = `INSERT INTO caselore_progress (tenant, name, n) VALUES (?, 'floor', ?)
  ON CONFLICT (tenant, name) DO UPDATE SET n = max(n, excluded.n)`

/** Carries out a purge in one transaction. */
export function purgeAll(engine: Engine, { tenant, checks, events, attempts }: CheckedPurge): PurgeResult {
  return engine.writing(() => {
    assertGuards({ tenant, checks }, (key) => readRow(engine, tenant, key))
    const removed = events.map(parsePosition).filter((n) => engine.run(deleteEvent, tenant, n) > 0)
    if (removed.length > 0) engine.run(raiseFloor, tenant, Math.max(...removed))
    return {
      events: removed.length,
      ...(attempts ? purgeAttempts(engine, tenant, attempts) : { attempts: 0 }),
    }
  })
}

function purgeAttempts(
  engine: Engine,
  tenant: string,
  { upTo, after = '', limit }: NonNullable<CheckedPurge['attempts']>,
) {
  const looked = engine.all<{ key: string; n: number }>({
    text: 'SELECT key, n FROM caselore_attempts WHERE tenant = ? AND key > ? ORDER BY key LIMIT ?',
    values: [tenant, after, limit],
  })
  const old = looked.filter(({ n }) => Number(n) <= parsePosition(upTo))
  for (const { key } of old) engine.run(deleteAttempt, tenant, key)
  const next = looked.length === limit ? looked.at(-1)?.key : undefined
  return { attempts: old.length, ...(next === undefined ? {} : { next }) }
}

/** The position of the last event that was purged. */
export const floorOf = (engine: Engine, tenant: string): number =>
  Number(
    engine.first<{ n: number }>("SELECT n FROM caselore_progress WHERE tenant = ? AND name = 'floor'", tenant)
      ?.n ?? 0,
  )
