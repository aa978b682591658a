import { manualClock } from '@caselore/core/shared'
import { type Storage, StorageError, type StoredEvent } from '@caselore/core/storage'
import { createOutboxRelay, type Delivery, type OutboxRelay } from '@caselore/core/workers'
import { expect } from 'vitest'
import { seededRandom } from './random.js'
import { checkEffects, countEffect } from './relay-law-effects.js'
import { changes, event } from './world.js'

export interface RelayLawOptions {
  /** How many random steps. Default: 150. */
  readonly steps?: number | undefined
  /** Default: 20,261,124. The same seed takes the same steps. */
  readonly seed?: number | undefined
}

const tenant = 'relay-law'
const aggregates = ['a', 'b', 'c', 'd', 'e']
const workers = 3
const leaseFor = 30_000

/** What one worker process is: its own view of the storage, which a crash cuts, and a relay of each sort. */
interface Process {
  readonly plain: OutboxRelay
  readonly committing: OutboxRelay
  crashAfter(operations: number): void
}

/**
 * Lets three workers relay random events of an empty storage while they crash, sleep past their leases, fail and are started
 * again, and checks that every event arrives, in order for each aggregate, and takes effect exactly once where the handler
 * commits through the relay.
 */
export async function checkRelayLaw(storage: Storage, options: RelayLawOptions = {}): Promise<void> {
  const { steps = 150, seed = 20_261_124 } = options
  const random = seededRandom(seed)
  const pick = (n: number) => Math.floor(random() * n)
  const clock = manualClock(1_795_000_000_000)
  const heard: StoredEvent[] = []
  const asleep: (() => void)[] = []
  const running = new Set<Promise<unknown>>()
  const chance = { fail: 0.15, sleep: 0.03 }
  let written = 0
  let started = 0

  async function handle(one: StoredEvent, delivery: Delivery, isCommitting: boolean): Promise<void> {
    const drawn = random()
    if (drawn < chance.fail) throw new Error('The receiver is down.')
    if (drawn < chance.fail + chance.sleep) await new Promise<void>((wake) => asleep.push(wake))
    if (isCommitting) await countEffect(storage, tenant, one, delivery)
    else heard.push(one)
  }

  function start(): Process {
    const cut = severable(storage)
    const shared = {
      storage: cut.storage,
      tenant,
      worker: `w${started++}`,
      clock,
      random,
      partitions: 2,
      leaseFor,
      attempts: 3,
      mostParked: 2,
    }
    const relay = (name: string, isCommitting: boolean) =>
      createOutboxRelay({ ...shared, name, handle: (one, delivery) => handle(one, delivery, isCommitting) })
    return { plain: relay('plain', false), committing: relay('committing', true), crashAfter: cut.after }
  }

  const processes = Array.from({ length: workers }, start)
  /** A crash and a lost lease are what the law is about; anything else is a fault. */
  const expected = (error: unknown) => {
    const code = (error as { code?: string }).code
    if (code !== 'storage.closed' && code !== 'worker.lease_lost') throw error
  }

  async function step(): Promise<void> {
    const place = pick(workers)
    const process = processes[place] ?? start()
    const relay = random() < 0.5 ? process.plain : process.committing
    const drawn = random()
    if (drawn < 0.35) {
      const events = Array.from({ length: 1 + pick(4) }, () => {
        written += 1
        return event(`e${written}`, aggregates[pick(aggregates.length)])
      })
      await storage.commit({ tenant, events })
    } else if (drawn < 0.75) {
      const run = relay.run({ limit: 1 + pick(20) }).catch(expected)
      running.add(run)
      // A handler that sleeps would keep this step waiting; the others go on meanwhile.
      await Promise.race([run, turns(10)])
    } else if (drawn < 0.85) {
      process.crashAfter(pick(6))
      running.add(relay.run({ limit: 10 }).catch(expected))
      await turns(10)
      processes[place] = start()
    } else if (drawn < 0.95) clock.advance(pick(2) === 0 ? 1_500 : leaseFor + 1)
    else for (const wake of asleep.splice(0, 1 + pick(2))) wake()
  }

  for (let i = 0; i < steps; i++) await step()
  chance.fail = 0
  chance.sleep = 0
  for (const wake of asleep.splice(0)) wake()
  await Promise.all(running)

  const last = start()
  for (const relay of [last.plain, last.committing]) {
    for (let left = true; left; ) {
      clock.advance(leaseFor + 3_600_000)
      await relay.requeue()
      const { more, next } = await relay.run()
      left = more || next !== undefined
    }
    expect(await relay.metrics()).toMatchObject({
      waiting: 0,
      dead: 0,
      lag: { n: 0, exact: true },
      gap: false,
    })
  }
  await checkHeard(storage, heard)
  await checkEffects(storage, tenant, await allEvents(storage))
}

/** Every event arrived, and first arrived after all earlier ones of its aggregate. */
async function checkHeard(storage: Storage, heard: readonly StoredEvent[]): Promise<void> {
  const all = await allEvents(storage)
  for (const id of aggregates) {
    const idsOf = (events: readonly StoredEvent[]) =>
      events.flatMap((one) => (one.aggregate.id === id ? [one.id] : []))
    expect([...new Set(idsOf(heard))]).toEqual(idsOf(all))
  }
}

async function allEvents(storage: Storage): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for (let token: string | null = null, more = true; more; ) {
    const page = await changes(storage, token, 1_000, tenant)
    events.push(...page.events)
    token = page.token
    more = page.more
  }
  return events
}

/** A storage whose process dies: after so many more operations nothing of it arrives any more. */
function severable(storage: Storage): { storage: Storage; after(operations: number): void } {
  let left = Number.POSITIVE_INFINITY
  const alive = <Value>(work: () => Promise<Value>): Promise<Value> => {
    left -= 1
    return left < 0 ? Promise.reject(new StorageError('storage.closed')) : work()
  }
  const { changes } = storage
  return {
    storage: {
      ...storage,
      get: (...asked) => alive(() => storage.get(...asked)),
      query: (...asked) => alive(() => storage.query(...asked)),
      commit: (...asked) => alive(() => storage.commit(...asked)),
      ...(changes && { changes: (...asked) => alive(() => changes.call(storage, ...asked)) }),
    },
    after(operations) {
      left = operations
    },
  }
}

/** Lets so many turns of the event loop pass. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setTimeout(resolve, 0))
}
