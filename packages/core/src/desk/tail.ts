import type { ChangePage, Storage, StoredEvent, Token } from '../storage/index.js'
import { createRelay, type Relay } from './relay.js'

/** Hears of everything that is committed from the moment on at which the first listener came. */
export interface Tail {
  subscribe(listener: (events: readonly StoredEvent[]) => void): () => void
  drain(): Promise<void>
}

export function createTail(storage: Storage, tenant: string): Tail {
  const listeners = new Set<(events: readonly StoredEvent[]) => void>()
  let relay: Relay | undefined
  return {
    subscribe(listener) {
      listeners.add(listener)
      const begins = !relay
      relay ??= createRelay(storage, tenant, {
        position: () => endOfFeed(storage, tenant),
        handle: async (events) => {
          for (const one of listeners) one(events)
        },
      })
      // Fixes the place from which on is listened, before anything more is committed.
      if (begins) void relay.drain()
      return () => void listeners.delete(listener)
    },
    drain: async () => relay?.drain(),
  }
}

const pageSize = 1_000

/** The feed's last token now. */
export async function endOfFeed(storage: Storage, tenant: string): Promise<Token | null> {
  let token: Token | null = null
  for (let more = true; more; ) {
    const page: ChangePage | undefined = await storage.changes?.(token, { tenant, limit: pageSize })
    token = page?.token ?? token
    more = page?.more ?? false
  }
  return token
}
