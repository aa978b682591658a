import type { Instant } from '../shared/index.js'
import type { Count, StoredEvent, Token } from '../storage/index.js'
import { readFeed } from './feed.js'
import { leaseOf } from './lease.js'
import { isReached, parkedWhere } from './parked.js'
import { partitionOf } from './partition-of.js'
import type { PartitionState, Relaying } from './relay-options.js'
import { relayKey } from './relay-rows.js'

/** How a relay stands, over all its workers and since it began. */
export interface RelayMetrics {
  /** Events that a handler took. After a crash some are counted that were delivered twice. */
  readonly delivered: number
  /** Attempts that failed, each of which was tried again or became a dead letter. */
  readonly failures: number
  /** Aggregates that wait for their next attempt. */
  readonly waiting: number
  /** Aggregates behind a dead letter. */
  readonly dead: number
  /** Events that no handler has been given yet; counted among the next thousand, so inexact above. Without what is parked. */
  readonly lag: Count
  /** When the oldest event happened that is not delivered, dead letters included. Absent when there is none. */
  readonly oldest?: Instant
  /** Events were purged that the relay has not seen; see `onGap`. */
  readonly gap: boolean
  readonly partitions: readonly PartitionMetrics[]
}

export interface PartitionMetrics {
  /** Who works on it now. */
  readonly holder?: string
  readonly token: Token | null
  /** Until when it stands still, because too much is parked. */
  readonly stalledUntil?: Instant
}

const looked = 1_000

export async function measureRelay(relay: Relaying): Promise<RelayMetrics> {
  const { storage, tenant, name, clock } = relay
  const keys = Array.from({ length: relay.partitions }, (_, partition) => relayKey(name, partition))
  const rows = await storage.get(keys, { tenant })
  const leases = rows.map((row) => row && leaseOf<PartitionState>(row))
  const states = leases.map((lease) => lease?.state)
  const parked = { waiting: 0, dead: 0, oldest: [] as Instant[] }
  for await (const { doc } of parkedWhere(storage, tenant, { field: 'relay', op: 'eq', value: name })) {
    parked[doc.state] += 1
    parked.oldest.push(doc.event.at)
  }
  const { ahead, exact, gap } = await eventsAhead(relay, states)
  const oldest = Math.min(...parked.oldest, ...ahead.slice(0, 1).map(({ at }) => at))
  const sum = (of: 'delivered' | 'failures') => states.reduce((total, state) => total + (state?.[of] ?? 0), 0)
  return {
    delivered: sum('delivered'),
    failures: sum('failures'),
    waiting: parked.waiting,
    dead: parked.dead,
    lag: { n: ahead.length, exact },
    ...(oldest === Number.POSITIVE_INFINITY ? {} : { oldest }),
    gap,
    partitions: leases.map((lease) => ({
      token: lease?.state.token ?? null,
      ...(lease && lease.until > clock() ? { holder: lease.holder } : {}),
      ...(lease?.state.stall ? { stalledUntil: lease.state.stall.until } : {}),
    })),
  }
}

async function eventsAhead(
  { storage, tenant, partitions }: Relaying,
  states: readonly (PartitionState | undefined)[],
): Promise<{ readonly ahead: readonly StoredEvent[]; readonly exact: boolean; readonly gap: boolean }> {
  const tokens = states.map((state) => state?.token ?? null)
  const lowest = tokens.reduce((low, token) => (low === null || token === null || low <= token ? low : token))
  const from = tokens.includes(null) ? null : lowest
  const found = await readFeed(storage, from ?? null, { tenant, limit: looked })
  const gap = 'gap' in found
  const page = gap ? await readFeed(storage, found.gap, { tenant, limit: looked }) : found
  if ('gap' in page) return { ahead: [], exact: false, gap }
  const ahead = page.events.filter(
    ({ aggregate, position }) => !isReached(position, tokens[partitionOf(aggregate, partitions)] ?? null),
  )
  return { ahead, exact: !page.more && !gap, gap }
}
