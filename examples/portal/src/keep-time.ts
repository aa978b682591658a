import type { Desk } from '@caselore/core'
import { demoTenant } from './people.js'
import { settings } from './settings.js'

const pause = 10_000
/** Small enough that a page which was closed for a week does not stand still while it catches up. */
const atOnce = 10

/**
 * Lets time do its part while the portal is open: warnings, breaches, tickets that close by themselves. Of all tabs with
 * this desk one does it, and the next goes on when that is closed. Ends with the answer.
 */
export function keepTime(desk: Desk, onError: (error: unknown) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const turn = navigator.locks.request(`${settings.database}:time`, { signal }, () =>
    run(desk, signal, onError),
  )
  turn.catch((error: unknown) => {
    if (!signal.aborted) onError(error)
  })
  return () => stop.abort()
}

async function run(desk: Desk, signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
  while (!signal.aborted) {
    const isMore = await tick(desk, signal).catch((error: unknown) => {
      if (!signal.aborted) onError(error)
      return false
    })
    await later(isMore ? 0 : pause, signal)
  }
}

async function tick(desk: Desk, signal: AbortSignal): Promise<boolean> {
  const { left, restating, failed } = await desk.tick({ tenant: demoTenant, limit: atOnce, signal })
  if (failed[0]) throw failed[0].error
  return left.n > 0 || restating
}

function later(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
