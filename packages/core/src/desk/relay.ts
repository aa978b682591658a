import type { Storage, StoredEvent, Token } from '../storage/index.js'

const pageSize = 500

/** Someone who follows a tenant's event stream, and remembers how far they came. */
export interface Follower {
  /** The last token handled, or `null` to start at the beginning. Read once, when following begins. */
  position(): Promise<Token | null>
  /** Carries the events out and, in the same breath if it can, remembers the token. Throwing means: again, later. */
  handle(events: readonly StoredEvent[], token: Token): Promise<void>
}

/** Walks the event stream (the outbox) for one follower: in order, at least once, one walk at a time. */
export interface Relay {
  /** Resolves when everything committed before the call has been handled. */
  drain(): Promise<void>
}

export function createRelay(storage: Storage, tenant: string, follower: Follower): Relay {
  let token: Token | null | undefined
  let walk: Promise<void> | undefined
  let again = false

  async function step(): Promise<boolean> {
    if (!storage.changes) throw new Error('createDesk refuses a storage without a feed')
    token ??= await follower.position()
    const page = await storage.changes(token, { tenant, limit: pageSize })
    if (page.events.length > 0) await follower.handle(page.events, page.token)
    token = page.token
    return page.more
  }

  async function run(): Promise<void> {
    try {
      while (again) {
        again = false
        while (await step());
      }
    } finally {
      // In the same breath as the last look at `again`: a call that comes later starts a walk of its own.
      walk = undefined
    }
  }

  return {
    drain() {
      again = true
      walk ??= run()
      return walk
    },
  }
}
