import { feedGap } from '@caselore/core/storage'
import type { Ask } from './driver.js'

/**
 * Throws at a follower behind the last purged event. Asked after the events were read: a purge that came between tells a
 * follower who has missed nothing to build anew, and never leaves out one who has.
 */
export async function assertNoGap(ask: Ask, tenant: string, from: number): Promise<void> {
  const { rows } = await ask<{ n: number | string }>({
    text: "SELECT n FROM caselore_progress WHERE tenant = $1 AND name = 'floor'",
    values: [tenant],
    name: 'caselore_floor',
  })
  const floor = Number(rows[0]?.n ?? 0)
  if (from < floor) throw feedGap(floor)
}
