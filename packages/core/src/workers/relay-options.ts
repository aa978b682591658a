import type { Clock, Instant } from '../shared/index.js'
import type { Commit, Key, Storage, StoredEvent, Token } from '../storage/index.js'
import type { Backoff, Random } from './backoff.js'
import type { LeasedWrites } from './lease.js'

/** One event on its way to a handler. */
export interface Delivery {
  /** Which attempt at this event it is, from 1. */
  readonly attempt: number
  /** Ends with the run; a handler that gives up because of it has not failed. */
  readonly signal: AbortSignal | undefined
  /**
   * Commits what the handler has to write together with the fact that the event is delivered: exactly once, whatever dies
   * when, and never by a worker whose lease was taken over (`worker.lease_lost`). At most once per delivery.
   */
  commit(writes: LeasedWrites): Promise<Commit>
  /** Tells other workers that this one is alive, in the middle of something that takes longer than half a lease. */
  extend(): Promise<void>
}

export interface OutboxRelayOptions {
  readonly storage: Storage
  readonly tenant: string
  /** Names what is relayed to: `crm-webhook`. Under it is kept how far the relay has come. Letters, digits, `.`, `_`, `-`. */
  readonly name: string
  /** Names this process: no two by the same name. */
  readonly worker: string
  /** Carries one event out. Throwing means: again, after a while, and nothing else of this aggregate before. */
  readonly handle: (event: StoredEvent, delivery: Delivery) => Promise<void>
  readonly clock: Clock
  readonly random: Random
  /** Where a relay that is new begins. Default: `start`, at the oldest event that is kept. */
  readonly from?: 'start' | 'end' | undefined
  /**
   * Into how many parts the stream is cut, by aggregate: as many workers can deliver at a time. Each reads the whole stream, so as
   * few as do. Cannot be changed for a name. Default: 1.
   */
  readonly partitions?: number | undefined
  /** Milliseconds after which another worker takes over from one that gives no sign of life. Default: 30,000. */
  readonly leaseFor?: number | undefined
  readonly backoff?: Backoff | undefined
  /** Attempts at one event before it becomes a dead letter. Default: 10. */
  readonly attempts?: number | undefined
  /**
   * Aggregates of one partition that may wait or be dead. With more, the partition stands still and tries its next event now and
   * then, since it is not the events that are at fault by then. Default: 1,000.
   */
  readonly mostParked?: number | undefined
  /**
   * Events were purged that this relay has not seen: makes good for them, as by reading the records. It goes on after `from` when
   * this resolves. Default: the run is refused with `storage.feed_gap`.
   */
  readonly onGap?: ((from: Token) => Promise<void>) | undefined
}

export interface RunOptions {
  /** Most events handled in this call, attempts included. Default: 1,000. */
  readonly limit?: number | undefined
  /** Ends the call after the event under way. */
  readonly signal?: AbortSignal | undefined
}

/** What one call of `run` did. */
export interface RelayReport {
  /** Events that a handler took. */
  readonly delivered: number
  /** Attempts that failed. */
  readonly failed: number
  /** Events that became dead letters. */
  readonly dead: number
  /** The limit was reached, or the signal came: call again at once. */
  readonly more: boolean
  /** When the next attempt at something that failed is due. */
  readonly next?: Instant
}

/** Where one aggregate's events wait: one failed, and those behind it may not overtake it. */
export interface ParkedAggregate {
  readonly relay: string
  /** Relay and partition. */
  readonly line: string
  readonly aggregate: Key
  /** The place in the feed before the first event that is not delivered. */
  readonly after: Token | null
  readonly state: 'waiting' | 'dead'
  /** Attempts at that event. */
  readonly attempts: number
  /** When it is tried again; the last attempt's moment when dead. */
  readonly nextAt: Instant
  readonly event: Pick<StoredEvent, 'id' | 'type' | 'at' | 'position'>
  readonly error: string
}

/** State of one partition, in the record of its lease. */
export interface PartitionState {
  readonly token: Token | null
  readonly partitions: number
  readonly delivered: number
  readonly failures: number
  /** The last event that had been purged when the relay began; up to there it takes what is kept. */
  readonly keptUntil?: Token | undefined
  /** Since when and how often the next event failed with no place left to park its aggregate. */
  readonly stall?: { readonly attempts: number; readonly until: Instant } | undefined
}

type Defaulted = Omit<OutboxRelayOptions, 'onGap'>

/** The options with every default filled in. */
export type Relaying = { readonly [Name in keyof Defaulted]-?: NonNullable<Defaulted[Name]> } & {
  readonly onGap: OutboxRelayOptions['onGap']
}
