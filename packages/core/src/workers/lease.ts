import type { Clock, Instant, JsonObject } from '../shared/index.js'
import {
  type Commit,
  type Key,
  type Row,
  type Storage,
  StorageError,
  type WriteSet,
} from '../storage/index.js'
import { workerRefusals } from './refusals.js'

/** What may go into the commit of a lease. No idempotency key: that the lease still stands makes it happen once. */
export type LeasedWrites = Omit<WriteSet, 'tenant' | 'idempotency'>

export interface LeaseOptions<State> {
  readonly storage: Storage
  readonly tenant: string
  /** The record that holds the lease and the state of what is leased. */
  readonly key: Key
  /** Who takes it; no two processes by the same name. */
  readonly worker: string
  readonly clock: Clock
  /** Milliseconds after which another worker may take over from one that gives no sign of life. */
  readonly leaseFor: number
  /** Of what was never leased before. */
  readonly initial: State
}

/** Something that one worker at a time works on, and its state. */
export interface Lease<State> {
  readonly state: State
  /** Where the feed stood when the lease was taken or last written. */
  readonly token: string
  /** Whether half of its time is over, so that it should be written again before anything that takes long. */
  isAging(): boolean
  /**
   * Writes the state, what goes with it, and that the lease is held for its whole time again, in one commit. Refused with
   * `worker.lease_lost`, and nothing written, once another worker has taken over, however long this one has slept.
   */
  commit(state: State, writes?: LeasedWrites): Promise<Commit>
  /** The same, and lets others take it at once. */
  release(state: State): Promise<void>
}

interface LeaseDoc<State> {
  readonly holder: string
  readonly until: Instant
  readonly state: State
}

/**
 * Takes the lease, or answers `undefined` when another worker holds it. The record's version is the fence: each commit under
 * the lease is guarded by it, and taking over moves it, so that one who was taken for dead and was not cannot write any
 * more. Clocks of workers need not agree: one that is fast takes over early, which costs work done twice and never order
 * or truth.
 *
 * @example
 * ```ts
 * const lease = await takeLease({ storage, tenant, key: { kind: 'job', id: 'report' }, worker, clock, leaseFor: 30_000, initial })
 * if (lease) await lease.release({ ...lease.state, done: true })
 * ```
 */
export async function takeLease<State extends object>(
  options: LeaseOptions<State>,
): Promise<Lease<State> | undefined> {
  const { storage, tenant, key, worker, clock, leaseFor } = options
  const [row] = await storage.get([key], { tenant })
  const held = row && leaseOf<State>(row)
  if (held && held.holder !== worker && held.until > clock()) return undefined
  let version = row?.version ?? 0
  let state = held?.state ?? options.initial
  let until = 0
  let token = ''

  async function write(next: State, ends: Instant, writes: LeasedWrites = {}): Promise<Commit> {
    const doc: LeaseDoc<State> = { holder: worker, until: ends, state: next }
    const put = { ...key, guard: version || ('absent' as const), doc: doc as unknown as JsonObject }
    const commit = await storage.commit({ tenant, ...writes, puts: [...(writes.puts ?? []), put] })
    version += 1
    state = next
    until = ends
    token = commit.token
    return commit
  }

  /** Asked of the storage and not of the error: the same commit may have been refused for what else was in it. */
  async function fenced(error: unknown): Promise<unknown> {
    if (!(error instanceof StorageError) || error.retry !== 'rerun') return error
    const [now] = await storage.get([key], { tenant })
    return (now?.version ?? 0) === version ? error : workerRefusals.error('worker.lease_lost')
  }

  try {
    await write(state, clock() + leaseFor)
  } catch (error) {
    if (error instanceof StorageError && error.retry === 'rerun') return undefined
    throw error
  }
  return {
    get state() {
      return state
    },
    get token() {
      return token
    },
    isAging: () => clock() > until - leaseFor / 2,
    commit: (next, writes) =>
      write(next, clock() + leaseFor, writes).catch(async (error: unknown) => {
        throw await fenced(error)
      }),
    async release(next) {
      await write(next, 0).catch(async (error: unknown) => {
        throw await fenced(error)
      })
    },
  }
}

/** Reads who holds a lease, and its state, from its record. */
export const leaseOf = <State>({ doc }: Row): LeaseDoc<State> => doc as unknown as LeaseDoc<State>
