import { type Clock, type Instant, isRefusal } from '../shared/index.js'
import type { Key } from '../storage/index.js'
import { retryDelay } from './backoff.js'
import { errorText } from './error-text.js'
import { inTurn } from './in-turn.js'
import { type Lease, leaseOf, takeLease } from './lease.js'
import type { Job, JobState, Scheduler, SchedulerOptions } from './scheduler-types.js'

/** The next multiple of so many milliseconds: `every(60_000)` is at each full minute, in every process alike. */
export const every =
  (milliseconds: number) =>
  (after: Instant): Instant =>
    (Math.floor(after / milliseconds) + 1) * milliseconds

/**
 * A scheduler on the port: when a job is due, how often it failed and who runs it is one record under a lease. A job that
 * fails is tried again, later and later, and at its next regular time at the latest. One whose worker died is run again when
 * the lease has run out, so that what a job does outside of `commit` may happen twice.
 *
 * @example
 * ```ts
 * const scheduler = createScheduler({
 *   storage, tenant: 'acme', worker: `web-${process.pid}`, clock: systemClock, random: Math.random,
 *   jobs: { tick: { next: every(30_000), run: async () => void (await desk.tick({ tenant: 'acme' })) } },
 * })
 * await scheduler.run()
 * ```
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { storage, tenant, jobs, clock } = options
  const names = Object.keys(jobs)
  const keyOf = (name: string): Key => ({ kind: 'job', id: name })
  const leases = async () => {
    const rows = await storage.get(names.map(keyOf), { tenant })
    return new Map(names.flatMap((name, i) => (rows[i] ? [[name, leaseOf<JobState>(rows[i])] as const] : [])))
  }

  return {
    run: inTurn(async ({ signal }: { readonly signal?: AbortSignal | undefined } = {}) => {
      const done: string[] = []
      const failed: { job: string; error: unknown }[] = []
      const known = await leases()
      for (const [name, job] of Object.entries(jobs)) {
        if (signal?.aborted) break
        if ((known.get(name)?.state.dueAt ?? 0) > clock()) continue
        const outcome = await runDue(options, keyOf(name), job, signal)
        if (outcome?.error !== undefined) failed.push({ job: name, error: outcome.error })
        else if (outcome) done.push(name)
      }
      const next = Math.min(
        ...[...(await leases()).values()].map(({ state, until }) =>
          state.dueAt > clock() ? state.dueAt : Math.max(until, state.dueAt),
        ),
      )
      return {
        done,
        failed,
        more: signal?.aborted === true,
        ...(next === Number.POSITIVE_INFINITY ? {} : { next }),
      }
    }),
    states: async () =>
      Object.fromEntries([...(await leases())].map(([name, { state }]) => [name, state] as const)),
  }
}

/** Nothing when another worker has it, or has just run it. */
async function runDue(
  { storage, tenant, worker, clock, random, leaseFor = 30_000, backoff = {} }: SchedulerOptions,
  key: Key,
  job: Job,
  signal: AbortSignal | undefined,
): Promise<{ readonly error?: unknown } | undefined> {
  const initial: JobState = { dueAt: clock(), runs: 0, failures: 0, failing: 0 }
  const lease = await takeLease({ storage, tenant, key, worker, clock, leaseFor, initial })
  if (!lease) return undefined
  const isDue = lease.state.dueAt <= clock()
  const outcome = isDue ? await attempt(lease, job, clock, signal) : { isWritten: true }
  const { state } = lease
  if (outcome.isWritten) await lease.release(state)
  else if (outcome.error === undefined) await lease.release(succeeded(state, job, clock()))
  else {
    const wait = clock() + retryDelay(backoff, state.failing + 1, random)
    await lease.release({
      ...state,
      dueAt: Math.min(wait, job.next(clock())),
      failures: state.failures + 1,
      failing: state.failing + 1,
      error: errorText(outcome.error),
    })
  }
  if (!isDue) return undefined
  return outcome.error === undefined ? {} : { error: outcome.error }
}

interface Outcome {
  /** The job has committed, and with it that it has run. */
  readonly isWritten: boolean
  readonly error?: unknown
}

async function attempt(
  lease: Lease<JobState>,
  job: Job,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const { dueAt, failing } = lease.state
  let isWritten = false
  try {
    await job.run({
      dueAt,
      attempt: failing + 1,
      signal,
      async commit(writes) {
        if (isWritten) throw new Error('A run is committed once.')
        const commit = await lease.commit(succeeded(lease.state, job, clock()), writes)
        isWritten = true
        return commit
      },
      extend: async () => void (await lease.commit(lease.state)),
    })
    return { isWritten }
  } catch (error) {
    if (isRefusal(error) && error.code === 'worker.lease_lost') throw error
    return { isWritten, error }
  }
}

const succeeded = ({ error: _, ...state }: JobState, job: Job, now: Instant): JobState => ({
  ...state,
  dueAt: job.next(now),
  runs: state.runs + 1,
  failing: 0,
  lastEnd: now,
})
