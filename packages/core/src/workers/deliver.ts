import { isRefusal } from '../shared/index.js'
import type { Commit, StoredEvent } from '../storage/index.js'
import type { LeasedWrites } from './lease.js'
import type { Relaying } from './relay-options.js'

/** How an attempt ended: taken, with or without a commit of the handler's; given up because the run ends; failed. */
export type Outcome =
  | { readonly is: 'delivered'; readonly isWritten: boolean }
  | { readonly is: 'aborted' }
  | { readonly is: 'failed'; readonly error: unknown }

export interface Attempt {
  readonly attempt: number
  readonly signal: AbortSignal | undefined
  /** Writes that the event is delivered, with what the handler adds. */
  readonly done: (writes: LeasedWrites) => Promise<Commit>
  readonly extend: () => Promise<unknown>
}

/** Hands one event to the handler. Throws when the lease is lost, and what the handler throws after it has committed. */
export async function deliver({ handle }: Relaying, event: StoredEvent, by: Attempt): Promise<Outcome> {
  const { attempt, signal } = by
  let isWritten = false
  try {
    await handle(event, {
      attempt,
      signal,
      async commit(writes) {
        if (isWritten) throw new Error('A delivery is committed once.')
        const commit = await by.done(writes)
        isWritten = true
        return commit
      },
      extend: async () => void (await by.extend()),
    })
    return { is: 'delivered', isWritten }
  } catch (error) {
    if (isWritten || (isRefusal(error) && error.code === 'worker.lease_lost')) throw error
    return signal?.aborted ? { is: 'aborted' } : { is: 'failed', error }
  }
}
