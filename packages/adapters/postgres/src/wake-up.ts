import type { Ask, PostgresDriver } from './driver.js'

/** Tells everyone who watches the same database that something was committed. */
export interface WakeUp {
  announce(): void
  watch(hint: () => void): () => void
  close(): Promise<void>
}

const channel = 'caselore'

/**
 * Commits of this storage are heard of at once. Those of others by NOTIFY, which is sent by itself and not in the writing
 * transaction, where it would make writers wait for each other; or, without it, by looking from time to time.
 */
export function createWakeUp(driver: PostgresDriver, notify: boolean, interval: number): WakeUp {
  const own = new Set<() => void>()
  const wake = () => {
    for (const hint of own) queueMicrotask(hint)
  }
  const outside = notify && driver.listen ? undefined : createLookout(driver.ask, interval, wake)
  let listening: Promise<() => Promise<void>> | undefined
  let sending: Promise<unknown> | undefined
  let unsent = false
  let closed = false

  function send(): void {
    unsent = false
    sending = driver
      .ask({ text: 'SELECT pg_notify($1, $2)', values: [channel, ''], name: 'caselore_notify' })
      // A hint may be lost.
      .catch(() => undefined)
      .finally(() => {
        sending = undefined
        if (unsent) send()
      })
  }
  return {
    announce() {
      wake()
      if (!notify || closed) return
      // While one is on its way, the next stands for all that come meanwhile.
      if (sending) unsent = true
      else send()
    },
    watch(hint) {
      const listener = () => hint()
      own.add(listener)
      outside?.start()
      if (!outside) listening ??= driver.listen?.(channel, wake)
      // Without the connection there are still the commits of this storage, and the next to watch tries again.
      listening?.catch(() => {
        listening = undefined
      })
      return () => {
        own.delete(listener)
        if (own.size === 0) outside?.stop()
      }
    },
    async close() {
      closed = true
      own.clear()
      outside?.stop()
      await sending
      const stop = await listening?.catch(() => undefined)
      await stop?.()
    },
  }
}

/** Looks whether any feed has grown. */
function createLookout(ask: Ask, interval: number, wake: () => void) {
  let timer: ReturnType<typeof setInterval> | undefined
  let seen: string | undefined
  async function look(): Promise<void> {
    const { rows } = await ask<{ sum: string }>({
      text: "SELECT coalesce(sum(n), 0)::text AS sum FROM caselore_progress WHERE name = 'head'",
      values: [],
    })
    const now = rows[0]?.sum
    if (seen !== undefined && now !== seen) wake()
    seen = now
  }
  // The server may be away for a while.
  const lookAgain = () => void look().catch(() => undefined)
  return {
    start() {
      if (timer) return
      timer = setInterval(lookAgain, interval)
      timer.unref()
      lookAgain()
    },
    stop() {
      clearInterval(timer)
      timer = undefined
    },
  }
}
