import type { Storage, StoredEvent } from '../storage/index.js'
import { endOfFeed, followLocally, type LocalFollowing } from '../workers/index.js'

/** Hears of everything that is committed from the moment on at which the first listener came. */
export interface Tail {
  subscribe(listener: (events: readonly StoredEvent[]) => void): () => void
  drain(): Promise<void>
}

export function createTail(storage: Storage, tenant: string): Tail {
  const listeners = new Set<(events: readonly StoredEvent[]) => void>()
  let following: LocalFollowing | undefined
  return {
    subscribe(listener) {
      listeners.add(listener)
      const begins = !following
      following ??= followLocally(storage, tenant, {
        position: () => endOfFeed(storage, tenant),
        handle: async (events) => {
          for (const one of listeners) one(events)
        },
        // Whoever listens hears of what is now; what is gone nobody can be told any more.
        rebuild: () => endOfFeed(storage, tenant),
      })
      // Fixes the place from which on is listened, before anything more is committed.
      if (begins) void following.drain()
      return () => void listeners.delete(listener)
    },
    drain: async () => following?.drain(),
  }
}
