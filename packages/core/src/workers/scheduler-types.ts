import type { Clock, Instant } from '../shared/index.js'
import type { Commit, Storage } from '../storage/index.js'
import type { Backoff, Random } from './backoff.js'
import type { LeasedWrites } from './lease.js'

/** What a job is given when its time has come. */
export interface JobRun {
  /** The moment for which it runs; long past when nobody was there. What was missed since is made up for by this one run. */
  readonly dueAt: Instant
  readonly attempt: number
  readonly signal: AbortSignal | undefined
  /**
   * Commits what the job has to write together with the fact that it has run: exactly once for its moment, and never by a worker
   * whose lease was taken over (`worker.lease_lost`). At most once per run.
   */
  commit(writes: LeasedWrites): Promise<Commit>
  /** Tells other workers that this one is alive, in a job that takes longer than half a lease. */
  extend(): Promise<void>
}

export interface Job {
  /** The first moment after the given one at which it is to run. */
  readonly next: (after: Instant) => Instant
  readonly run: (job: JobRun) => Promise<void>
}

export interface SchedulerOptions {
  readonly storage: Storage
  readonly tenant: string
  /** Names this process: no two by the same name. */
  readonly worker: string
  /** By name, of visible ASCII characters. A job that is new runs at once. */
  readonly jobs: Readonly<Record<string, Job>>
  readonly clock: Clock
  readonly random: Random
  /** Milliseconds after which another worker takes over from one that gives no sign of life. Default: 30,000. */
  readonly leaseFor?: number | undefined
  readonly backoff?: Backoff | undefined
}

/** How a job stands, over all workers and since it was first seen. */
export interface JobState {
  readonly dueAt: Instant
  readonly runs: number
  readonly failures: number
  /** Attempts that failed since it last succeeded. */
  readonly failing: number
  readonly lastEnd?: Instant | undefined
  /** What it said when it last failed; gone when it has succeeded. */
  readonly error?: string | undefined
}

export interface ScheduleReport {
  /** Names of jobs that ran. */
  readonly done: readonly string[]
  readonly failed: readonly { readonly job: string; readonly error: unknown }[]
  /** When the next job is due, of those that nobody else runs now. */
  readonly next?: Instant
  readonly more: boolean
}

/** Runs jobs at their times, each by one of any number of workers. */
export interface Scheduler {
  /** Runs what is due and nobody else runs. Throws what the storage throws; what a job throws is in the report. */
  run(options?: { readonly signal?: AbortSignal | undefined }): Promise<ScheduleReport>
  /** By name; a job that has not run yet is absent. */
  states(): Promise<Readonly<Record<string, JobState>>>
}
