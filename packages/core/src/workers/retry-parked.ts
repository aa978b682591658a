import type { StoredEvent } from '../storage/index.js'
import { retryDelay } from './backoff.js'
import { deliver } from './deliver.js'
import { changesOf } from './feed.js'
import { afterFailure, isReached, nameOf, type ParkedRow, parkedPut } from './parked.js'
import type { PartitionRun } from './partition-run.js'
import type { ParkedAggregate } from './relay-options.js'

const pageSize = 100

/**
 * Delivers what waits of one aggregate, from the event that failed up to where the partition has come. Then the aggregate is
 * free again; or it waits on at the event that failed now.
 */
export async function retryParked(run: PartitionRun, row: ParkedRow): Promise<void> {
  const { storage, tenant } = run.relay
  const { aggregate } = row.doc
  let parked = row
  for (let more = true; more; ) {
    const page = await changesOf(storage, parked.doc.after, { tenant, aggregate, limit: pageSize })
    const waiting = page.events.filter(({ position }) => isReached(position, run.state.token))
    for (const event of waiting) {
      const next = run.budget.isOver() ? undefined : await attempt(run, parked, event)
      if (!next) return
      parked = next
    }
    more = page.more && waiting.length === page.events.length
  }
  const { kind, id, version } = parked
  await run.lease.commit(run.state, { deletes: [{ kind, id, guard: version }] })
  run.parked.delete(nameOf(aggregate))
}

/** One event of the aggregate: what is parked afterwards, or nothing when it is not to be gone on with. */
async function attempt(
  run: PartitionRun,
  parked: ParkedRow,
  event: StoredEvent,
): Promise<ParkedRow | undefined> {
  const { relay, lease, budget } = run
  const isSame = event.id === parked.doc.event.id
  const attempts = isSame ? parked.doc.attempts : 0
  const past: ParkedAggregate = { ...parked.doc, after: event.position, attempts: 0, nextAt: relay.clock() }
  const counted = { ...run.state, delivered: run.state.delivered + 1 }
  const outcome = await deliver(relay, event, {
    attempt: attempts + 1,
    signal: budget.signal,
    done: (writes) =>
      lease.commit(counted, {
        ...writes,
        puts: [...(writes.puts ?? []), parkedPut(parked, parked.version, past)],
      }),
    extend: () => lease.commit(run.state),
  })
  if (outcome.is === 'aborted') return undefined
  if (outcome.is === 'failed') {
    await fail(run, parked, event, attempts + 1, outcome.error)
    return undefined
  }
  run.state = counted
  budget.spent.delivered += 1
  if (outcome.isWritten) return { ...parked, version: parked.version + 1, doc: past }
  // Written one by one: a crash must not bring back more than the event under way.
  await lease.commit(run.state, { puts: [parkedPut(parked, parked.version, past)] })
  return { ...parked, version: parked.version + 1, doc: past }
}

async function fail(
  run: PartitionRun,
  parked: ParkedRow,
  { id, type, at, position }: StoredEvent,
  attempts: number,
  error: unknown,
): Promise<void> {
  const { relay, budget, lease } = run
  const doc = afterFailure({ ...parked.doc, attempts, event: { id, type, at, position } }, error, {
    now: relay.clock(),
    delay: retryDelay(relay.backoff, attempts, relay.random),
    mostAttempts: relay.attempts,
  })
  budget.spent.failed += 1
  if (doc.state === 'dead') budget.spent.dead += 1
  run.state = { ...run.state, failures: run.state.failures + 1 }
  await lease.commit(run.state, { puts: [parkedPut(parked, parked.version, doc)] })
  run.parked.set(nameOf(doc.aggregate), { ...parked, version: parked.version + 1, doc })
}
