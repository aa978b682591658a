import type { Storage, StoredEvent } from '../storage/index.js'
import { createRelay, type Relay } from './relay.js'

export interface FollowOptions {
  readonly tenant: string
  /** Names the follower: under it is kept how far it has come. */
  readonly name: string
  /** Carries events out. Throwing leaves the place where it was: the same events come again at the next drain. */
  readonly handle: (events: readonly StoredEvent[]) => Promise<void>
}

/** A follower whose place in the stream is kept in the storage, so that it goes on after a restart. */
export async function followFeed(storage: Storage, { tenant, name, handle }: FollowOptions): Promise<Relay> {
  const key = { kind: 'cursor', id: name }
  return createRelay(storage, tenant, {
    async position() {
      const [row] = await storage.get([key], { tenant })
      return row ? String(row.doc.token) : null
    },
    async handle(events, token) {
      await handle(events)
      const [row] = await storage.get([key], { tenant })
      await storage.commit({ tenant, puts: [{ ...key, guard: row?.version ?? 'absent', doc: { token } }] })
    },
  })
}
