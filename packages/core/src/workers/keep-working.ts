import type { Clock, Instant } from '../shared/index.js'
import { type Backoff, type Random, retryDelay } from './backoff.js'

/** A relay or a scheduler, as far as a loop needs to know it. */
export interface Worker {
  run(options: {
    readonly signal: AbortSignal
  }): Promise<{ readonly more: boolean; readonly next?: Instant | undefined }>
}

export interface WorkingOptions {
  readonly clock: Clock
  readonly random: Random
  /** Resolves after so many milliseconds, or when the signal comes: the host's timer. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Ends the loop after what is under way. */
  readonly signal: AbortSignal
  /** The longest sleep, in milliseconds, after which it is looked what others have left. Default: 1,000. */
  readonly idle?: number | undefined
  /** Hears what a run threw; it is tried again, later and later. */
  readonly onError: (error: unknown) => void
  /** Between runs that threw. Default: from a second to a minute. */
  readonly backoff?: Backoff | undefined
}

/**
 * Lets relays and schedulers work until the signal comes: at once while there is more to do, otherwise when something is due
 * or `idle` is over.
 *
 * @example
 * ```ts
 * import { setTimeout as wait } from 'node:timers/promises'
 * const sleep = (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined)
 * await keepWorking([relay, scheduler], { clock: systemClock, random: Math.random, sleep, signal, onError: console.error })
 * ```
 */
export async function keepWorking(workers: readonly Worker[], options: WorkingOptions): Promise<void> {
  await Promise.all(workers.map((worker) => keepOne(worker, options)))
}

async function keepOne(worker: Worker, options: WorkingOptions): Promise<void> {
  const { clock, random, sleep, signal, idle = 1_000, onError, backoff = { most: 60_000 } } = options
  let failures = 0
  while (!signal.aborted) {
    try {
      const { more, next } = await worker.run({ signal })
      failures = 0
      const wait = Math.min(idle, Math.max(1, (next ?? Number.POSITIVE_INFINITY) - clock()))
      if (!more) await sleep(wait, signal)
    } catch (error) {
      failures += 1
      onError(error)
      await sleep(retryDelay(backoff, failures, random), signal)
    }
  }
}
