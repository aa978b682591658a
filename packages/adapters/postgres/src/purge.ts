import type { CheckedPurge, CheckedWriteSet, PurgeResult } from '@caselore/core/storage'
import { commit } from './commit.js'
import type { Ask, PostgresDriver } from './driver.js'
import { isRace } from './failure.js'
import { parseToken } from './token.js'
import { Raced, writeAll } from './write.js'

const mostAttempts = 10

/** Carries out a purge in one transaction; again when others were in the way and the checks still hold. */
export async function purgeAll(
  driver: PostgresDriver,
  purge: CheckedPurge,
  layout: number,
): Promise<PurgeResult> {
  const checks: CheckedWriteSet = { ...checksOf(purge), puts: [], deletes: [], events: [] }
  for (let attempt = 1; ; attempt++) {
    try {
      return await driver.transaction(async (ask) => {
        await writeAll(ask, checks, layout)
        return { events: await purgeEvents(ask, purge), ...(await purgeAttempts(ask, purge)) }
      })
    } catch (error) {
      if (!(error instanceof Raced || isRace(error)) || attempt === mostAttempts) throw error
    }
    // Says what the checks refuse, if that was it.
    await commit(driver, checks, layout)
  }
}

const checksOf = ({ tenant, checks }: CheckedPurge) => ({ tenant, checks })

async function purgeEvents(ask: Ask, { tenant, events }: CheckedPurge): Promise<number> {
  if (events.length === 0) return 0
  const { rows } = await ask<{ n: number | string }>({
    text: 'DELETE FROM caselore_events WHERE tenant = $1 AND n = ANY ($2::bigint[]) RETURNING n',
    values: [tenant, events.map((token) => String(parseToken(token).position))],
  })
  if (rows.length > 0)
    await ask({
      text: `INSERT INTO caselore_progress (tenant, name, n) VALUES ($1, 'floor', $2)
        ON CONFLICT (tenant, name) DO UPDATE SET n = GREATEST(caselore_progress.n, excluded.n)`,
      values: [tenant, Math.max(...rows.map(({ n }) => Number(n)))],
    })
  return rows.length
}

async function purgeAttempts(ask: Ask, { tenant, attempts }: CheckedPurge) {
  if (!attempts) return { attempts: 0 }
  const { upTo, after = '', limit } = attempts
  const { rows } = await ask<{ key: string; n: number | string }>({
    text: 'SELECT key, n FROM caselore_attempts WHERE tenant = $1 AND key > $2 ORDER BY key LIMIT $3',
    values: [tenant, after, limit],
  })
  const old = rows.filter(({ n }) => Number(n) <= parseToken(upTo).position).map(({ key }) => key)
  const { count } = await ask({
    text: 'DELETE FROM caselore_attempts WHERE tenant = $1 AND key = ANY ($2::text[])',
    values: [tenant, old],
  })
  const next = rows.length === limit ? rows.at(-1)?.key : undefined
  return { attempts: count, ...(next === undefined ? {} : { next }) }
}
