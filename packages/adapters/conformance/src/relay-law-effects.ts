import type { Storage, StoredEvent } from '@caselore/core/storage'
import type { Delivery } from '@caselore/core/workers'
import { expect } from 'vitest'

const keyOf = (id: string) => ({ kind: 'effect', id })

/** Writes an event down behind those of its aggregate, in one commit with its being delivered. */
export async function countEffect(
  storage: Storage,
  tenant: string,
  { id, aggregate }: StoredEvent,
  delivery: Delivery,
): Promise<void> {
  const key = keyOf(aggregate.id)
  const [row] = await storage.get([key], { tenant })
  const ids = [...((row?.doc.ids ?? []) as string[]), id]
  await delivery.commit({ puts: [{ ...key, guard: row?.version ?? 'absent', doc: { ids } }] })
}

/** Each event took effect once, in its aggregate's order. */
export async function checkEffects(
  storage: Storage,
  tenant: string,
  events: readonly StoredEvent[],
): Promise<void> {
  for (const aggregate of new Set(events.map((one) => one.aggregate.id))) {
    const [row] = await storage.get([keyOf(aggregate)], { tenant })
    const own = events.filter((one) => one.aggregate.id === aggregate).map(({ id }) => id)
    expect(row?.doc.ids).toEqual(own)
  }
}
