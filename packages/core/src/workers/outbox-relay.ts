import type { Instant } from '../shared/index.js'
import type { Key, Row } from '../storage/index.js'
import { type Budget, createBudget } from './budget.js'
import { createDeadLetters, type DeadLetters } from './dead-letters.js'
import { changesOf } from './feed.js'
import { inTurn } from './in-turn.js'
import { leaseOf, takeLease } from './lease.js'
import { parkedWhere } from './parked.js'
import { workerRefusals } from './refusals.js'
import { measureRelay, type RelayMetrics } from './relay-metrics.js'
import type {
  OutboxRelayOptions,
  PartitionState,
  Relaying,
  RelayReport,
  RunOptions,
} from './relay-options.js'
import { lineOf, relayKey } from './relay-rows.js'
import { runPartition } from './run-partition.js'

/** Hands a tenant's events to one handler, for any number of workers. */
export interface OutboxRelay extends DeadLetters {
  /**
   * Delivers what there is, and what is due again, of the partitions that no other worker holds. Throws what the storage
   * throws, and `worker.lease_lost` when another worker took over: call it again, nothing is lost by either.
   */
  run(options?: RunOptions): Promise<RelayReport>
  /**
   * Forgets how far the relay has come and what it has parked, so that events are not kept for it any more. For one that nobody
   * runs; a name used again begins anew.
   */
  retire(): Promise<void>
  /** How it stands, over all workers. */
  metrics(): Promise<RelayMetrics>
}

/**
 * A relay over the event stream, which is the outbox: what was committed is delivered at least once, in order for each
 * aggregate, by as many workers as call `run`. An event whose handler throws is tried again, later and later, and then becomes
 * a dead letter; the events behind it of the same aggregate wait, all others go on. Where it has come is a record
 * under a lease, so that what a dead worker held is taken over when its lease has run out, and one that only seemed dead cannot
 * write any more. A handler that commits by `delivery.commit` takes effect exactly once; one that calls an outside system should let it
 * tell events apart by `event.id`.
 *
 * Refused with `worker.storage_lacks_feed`; a name that is none throws a plain Error.
 *
 * @example
 * ```ts
 * const relay = createOutboxRelay({
 *   storage, tenant: 'acme', name: 'crm-webhook', worker: `web-${process.pid}`, clock: systemClock, random: Math.random,
 *   handle: async (event) => post('https://crm.example/hooks', event),
 * })
 * const { more, next } = await relay.run()
 * ```
 */
export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const relay = withDefaults(options)
  if (!relay.storage.changes) throw workerRefusals.error('worker.storage_lacks_feed')
  return {
    run: inTurn(async (runOptions: RunOptions = {}) => {
      const budget = createBudget(runOptions)
      // Each call begins elsewhere, so that a partition with much to do does not keep the others waiting for ever.
      const first = Math.floor(relay.random() * relay.partitions)
      for (let i = 0; i < relay.partitions && !budget.isOver(); i++)
        await runOne(relay, (first + i) % relay.partitions, budget)
      return { ...budget.spent, more: budget.isOver(), ...(await nextOf(relay)) }
    }),
    retire: () => retire(relay),
    metrics: () => measureRelay(relay),
    ...createDeadLetters(relay),
  }
}

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

function withDefaults(options: OutboxRelayOptions): Relaying {
  const { partitions = 1, leaseFor = 30_000, attempts = 10, mostParked = 1_000 } = options
  if (!namePattern.test(options.name)) throw new Error(`${options.name} is no name for a relay.`)
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > 1_000)
    throw new Error('A relay has 1 to 1,000 partitions.')
  return {
    ...options,
    partitions,
    leaseFor,
    attempts,
    mostParked,
    from: options.from ?? 'start',
    backoff: options.backoff ?? {},
    onGap: options.onGap,
  }
}

async function runOne(relay: Relaying, partition: number, budget: Budget): Promise<void> {
  const { storage, tenant, worker, clock, leaseFor, partitions } = relay
  const key = relayKey(relay.name, partition)
  const line = lineOf(relay.name, partition)
  const [row] = await storage.get([key], { tenant })
  if (row && !(await hasWork(relay, row, line))) return
  const initial: PartitionState = { token: null, partitions, delivered: 0, failures: 0 }
  const lease = await takeLease({ storage, tenant, key, worker, clock, leaseFor, initial })
  if (!lease) return
  if (lease.state.partitions !== partitions) {
    const details = { name: relay.name, found: lease.state.partitions, asked: partitions }
    await lease.release(lease.state)
    throw workerRefusals.error('worker.other_partitions', { details })
  }
  if (!row && relay.from === 'end') await lease.commit({ ...lease.state, token: lease.token })
  await runPartition(relay, { line, partition, lease, budget })
}

async function retire({ storage, tenant, name, partitions }: Relaying): Promise<void> {
  const gone = (rows: readonly Row<object>[]) =>
    storage.commit({ tenant, deletes: rows.map(({ kind, id, version }) => ({ kind, id, guard: version })) })
  const keys = Array.from({ length: partitions }, (_, partition) => relayKey(name, partition))
  // The leases first: whoever still runs cannot write any more.
  await gone((await storage.get(keys, { tenant })).filter((row) => row !== undefined))
  for await (const row of parkedWhere(storage, tenant, { field: 'relay', op: 'eq', value: name }))
    await gone([row])
}

/** Looks before it takes the lease, so that an idle relay writes nothing. */
async function hasWork(relay: Relaying, row: Row, line: string): Promise<boolean> {
  const { storage, tenant, clock, partitions } = relay
  const { state, until, holder } = leaseOf<PartitionState>(row)
  if (holder !== relay.worker && until > clock()) return false
  if (state.partitions !== partitions || (await firstWaiting(relay, line)) <= clock()) return true
  if (state.stall) return state.stall.until <= clock()
  const page = await changesOf(storage, state.token, { tenant, limit: 1 }).catch(() => undefined)
  return page?.events.length !== 0
}

async function firstWaiting({ storage, tenant }: Relaying, line: string): Promise<Instant> {
  let first = Number.POSITIVE_INFINITY
  const waiting = { field: 'state', op: 'eq', value: 'waiting' } as const
  for await (const { doc } of parkedWhere(storage, tenant, {
    and: [{ field: 'line', op: 'eq', value: line }, waiting],
  }))
    first = Math.min(first, doc.nextAt)
  return first
}

async function nextOf(relay: Relaying): Promise<{ readonly next?: Instant }> {
  const { storage, tenant, name, partitions } = relay
  const places = Array.from({ length: partitions }, (_, partition) => partition)
  const keys: Key[] = places.map((partition) => relayKey(name, partition))
  const rows = await storage.get(keys, { tenant })
  const stalls = rows.flatMap((row) => (row ? [leaseOf<PartitionState>(row).state.stall?.until ?? []] : []))
  const waiting = await Promise.all(places.map((partition) => firstWaiting(relay, lineOf(name, partition))))
  const next = Math.min(...stalls.flat(), ...waiting)
  return next === Number.POSITIVE_INFINITY ? {} : { next }
}
