import type { StoredEvent } from '../storage/index.js'
import type { ChangeHint } from './client/index.js'
import type { OpenSession } from './session.js'

/** Hears of a tenant's events as they are committed; answers how to stop. */
export type Subscribe = (listener: (events: readonly StoredEvent[]) => void) => () => void

/** Hints kept for a reader who does not come for them; older ones are dropped, as a hint only says "look again". */
const backlog = 1_000

/** Hints about what changes from now on, of records that the person may read, until the loop is left. */
export async function* liveChanges(
  open: OpenSession,
  subscribe: Subscribe,
  signal: AbortSignal | undefined,
): AsyncGenerator<ChangeHint> {
  const queue: StoredEvent[] = []
  let wake = () => {}
  const stop = subscribe((events) => {
    queue.push(...events)
    queue.splice(0, queue.length - backlog)
    wake()
  })
  const abort = () => wake()
  signal?.addEventListener('abort', abort)
  try {
    while (!signal?.aborted) {
      const event = queue.shift()
      if (event) {
        // Anew for each hint: the session may have ended, a grant begun.
        const { mayReadOf } = await import('./reads.js')
        if (await mayReadOf(await open.attend('many'), event)) yield hintOf(event)
        continue
      }
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    stop()
    signal?.removeEventListener('abort', abort)
  }
}

const hintOf = ({ aggregate, type, at }: StoredEvent): ChangeHint => ({ ...aggregate, type, at })
