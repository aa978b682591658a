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
  let leave: (() => void) | undefined

  async function listen(): Promise<void> {
    const lent = await connect()
    const release = () => {
      lent.client.off('notification', hint)
      lent.release(true)
    }
    const lost = () => {
      if (leave !== release) return
      leave = undefined
      release()
      if (!stopping.signal.aborted) again().catch(() => undefined)
    }
    lent.client.on('notification', hint)
    lent.client.on('error', lost)
    lent.client.on('end', lost)
    try {
      // The channel is our own word, and LISTEN takes no parameters.
      await lent.client.query({ text: `LISTEN ${channel}` })
    } catch (error) {
      // A client that is never given back keeps its pool from ending.
      release()
      throw error
    }
    if (stopping.signal.aborted) release()
    else leave = release
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
  // What was announced on the way here was not heard.
  hint()
  return async () => {
    stopping.abort()
    leave?.()
    leave = undefined
  }
}
