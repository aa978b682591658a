import type { StoredEvent } from '../storage/index.js'
import { retryDelay } from './backoff.js'
import { deliver } from './deliver.js'
import { type FeedGap, readFeed } from './feed.js'
import { afterFailure, nameOf, parkedKey, parkedPut, parkedWhere } from './parked.js'
import { partitionOf } from './partition-of.js'
import type { PartitionRun } from './partition-run.js'
import type { PartitionState, Relaying } from './relay-options.js'
import { retryParked } from './retry-parked.js'

const pageSize = 200

/** Delivers what there is in one partition, what failed before first, and gives the lease back. */
export async function runPartition(
  relay: Relaying,
  at: Pick<PartitionRun, 'line' | 'partition' | 'lease' | 'budget'>,
): Promise<void> {
  const run: PartitionRun = { ...at, relay, parked: new Map(), state: at.lease.state }
  const { storage, tenant, clock } = relay
  for await (const row of parkedWhere(storage, tenant, { field: 'line', op: 'eq', value: run.line }))
    run.parked.set(nameOf(row.doc.aggregate), row)
  const due = [...run.parked.values()].filter(({ doc }) => doc.state === 'waiting' && doc.nextAt <= clock())
  for (const row of due.sort((a, b) => a.doc.nextAt - b.doc.nextAt)) {
    if (run.budget.isOver()) break
    await retryParked(run, row)
  }
  while (await walkPage(run));
  await run.lease.release(run.state)
}

/** Whether there is more to walk. */
async function walkPage(run: PartitionRun): Promise<boolean> {
  const { storage, tenant, clock } = run.relay
  if (run.budget.isOver() || (run.state.stall && run.state.stall.until > clock())) return false
  const kept = isCatchingUp(run.state)
  const page = await readFeed(storage, run.state.token, { tenant, limit: pageSize, kept })
  if ('gap' in page) return await passGap(run, page)
  for (const event of page.events) if (!(await pass(run, event))) return false
  const end = kept && !page.more ? run.state.keptUntil : undefined
  run.state = { ...run.state, token: end !== undefined && page.token < end ? end : page.token }
  return page.more
}

/** Still in front of what was purged before the relay was there. */
const isCatchingUp = ({ token, keptUntil }: PartitionState): boolean =>
  keptUntil !== undefined && (token === null || token < keptUntil)

async function passGap(run: PartitionRun, { gap, refusal }: FeedGap): Promise<true> {
  const { onGap } = run.relay
  if (run.state.token === null) {
    // New: it is to have what is kept, and has lost nothing.
    run.state = { ...run.state, keptUntil: gap }
    return true
  }
  if (!onGap) {
    await run.lease.release(run.state)
    throw refusal
  }
  await onGap(gap)
  run.state = { ...run.state, token: gap }
  await run.lease.commit(run.state)
  return true
}

/** Brings the partition past one event: delivers or parks it. Whether it is past. */
async function pass(run: PartitionRun, event: StoredEvent): Promise<boolean> {
  const { relay, partition, parked, budget, lease } = run
  const isOurs = partitionOf(event.aggregate, relay.partitions) === partition
  if (!isOurs || parked.has(nameOf(event.aggregate))) {
    run.state = { ...run.state, token: event.position }
    return true
  }
  if (budget.isOver()) return false
  if (lease.isAging()) await lease.commit(run.state)
  const { stall: _, ...running } = run.state
  const past = { ...running, token: event.position, delivered: run.state.delivered + 1 }
  const outcome = await deliver(relay, event, {
    attempt: 1 + (run.state.stall?.attempts ?? 0),
    signal: budget.signal,
    done: (writes) => lease.commit(past, writes),
    extend: () => lease.commit(run.state),
  })
  if (outcome.is === 'aborted') return false
  if (outcome.is === 'failed') return fail(run, event, outcome.error)
  run.state = past
  budget.spent.delivered += 1
  return true
}

async function fail(run: PartitionRun, event: StoredEvent, error: unknown): Promise<boolean> {
  const { relay, parked, budget } = run
  budget.spent.failed += 1
  run.state = { ...run.state, failures: run.state.failures + 1 }
  if (parked.size >= relay.mostParked) {
    const attempts = (run.state.stall?.attempts ?? 0) + 1
    const until = relay.clock() + retryDelay(relay.backoff, attempts, relay.random)
    run.state = { ...run.state, stall: { attempts, until } }
    return false
  }
  await park(run, event, error)
  return true
}

async function park(run: PartitionRun, event: StoredEvent, error: unknown): Promise<void> {
  const { relay, line, lease, budget } = run
  const { id, type, at, position, aggregate } = event
  const doc = afterFailure(
    {
      relay: relay.name,
      line,
      aggregate,
      after: run.state.token,
      attempts: 1 + (run.state.stall?.attempts ?? 0),
      event: { id, type, at, position },
    },
    error,
    {
      now: relay.clock(),
      delay: retryDelay(relay.backoff, 1, relay.random),
      mostAttempts: relay.attempts,
    },
  )
  if (doc.state === 'dead') budget.spent.dead += 1
  const { stall: _, ...running } = run.state
  const key = await parkedKey(relay.name, aggregate)
  run.state = { ...running, token: position }
  await lease.commit(run.state, { puts: [parkedPut(key, 'absent', doc)] })
  run.parked.set(nameOf(aggregate), { ...key, version: 1, doc })
}
