import { setTimeout as pause } from 'node:timers/promises'
import type { Lent } from './lend.js'

const longestPause = 10_000

/** Listens on a connection of its own, and on another whenever that is lost. Resolves to how to stop. */
export async function keepListening(
  connect: () => Promise<Lent>,
  channel: string,
  hint: () => void,
): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  let current: Lent | undefined

  async function listen(): Promise<void> {
    const lent = await connect()
    const leave = () => {
      if (current !== lent) return
      current = undefined
      lent.client.off('notification', hint)
      lent.release(true)
      if (!stopping.signal.aborted) again().catch(() => undefined)
    }
    lent.client.on('notification', hint)
    lent.client.on('error', leave)
    lent.client.on('end', leave)
    current = lent
    // The channel is our own word, and LISTEN takes no parameters.
    await lent.client.query({ text: `LISTEN ${channel}` })
  }
  async function again(): Promise<void> {
    for (let wait = 50; !stopping.signal.aborted; wait = Math.min(wait * 2, longestPause)) {
      await pause(wait, undefined, { signal: stopping.signal, ref: false })
      try {
        await listen()
        // Something may have been announced while nobody listened.
        return hint()
      } catch {
        // The server is still away.
      }
    }
  }

  await listen()
  return async () => {
    stopping.abort()
    const lent = current
    current = undefined
    lent?.client.off('notification', hint)
    lent?.release(true)
  }
}
