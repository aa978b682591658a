import type { Storage, StoredEvent, Token } from '../storage/index.js'
import { beyond, readFeed } from './feed.js'

const pageSize = 500

/** Something of one process that follows a tenant's event stream, as an index in memory, and knows how far it came. */
export interface Follower {
  /** The last token handled, or `null` to start at the beginning. Read once, when following begins. */
  position(): Promise<Token | null>
  /** Carries the events out and, in the same breath if it can, remembers the token. Throwing means: again, later. */
  handle(events: readonly StoredEvent[], token: Token): Promise<void>
  /**
   * Events after the position were purged unseen: builds anew from the records, and answers the token it did so at. Default: the
   * walk is refused with `storage.feed_gap`.
   */
  rebuild?(): Promise<Token | null>
}

/** Walks the event stream for one follower: in order, at least once, one walk at a time. */
export interface LocalFollowing {
  /** Resolves when everything committed before the call has been handled. */
  drain(): Promise<void>
}

/**
 * Lets something of this process follow a tenant's events. Each process that wants it has its own and hears everything; for
 * work that is to be done once by any number of processes there is {@link createOutboxRelay}.
 *
 * @example
 * ```ts
 * const following = followLocally(storage, 'acme', { position, handle, rebuild })
 * storage.watch?.(() => void following.drain())
 * ```
 */
export function followLocally(storage: Storage, tenant: string, follower: Follower): LocalFollowing {
  let token: Token | null | undefined
  let walk: Promise<void> | undefined
  let again = false

  async function step(): Promise<boolean> {
    token ??= await follower.position()
    const page = await readFeed(storage, token, { tenant, limit: pageSize })
    if ('gap' in page) {
      if (!follower.rebuild) throw page.refusal
      const goesOn = beyond(token, page)
      const rebuilt = await follower.rebuild()
      // What was purged is in the records that it was rebuilt from, so it need not be asked for again.
      token = rebuilt !== null && rebuilt > goesOn ? rebuilt : goesOn
      return true
    }
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
