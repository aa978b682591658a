import { describe, expect, it } from 'vitest'
import { manualClock } from '../shared/index.js'
import { memoryStorage, type StoredEvent } from '../storage/index.js'
import { createOutboxRelay } from './outbox-relay.js'
import type { Delivery, OutboxRelayOptions } from './relay-options.js'

const tenant = 'acme'
const start = 1_795_000_000_000

function world(options: Partial<OutboxRelayOptions> = {}) {
  const storage = memoryStorage()
  const clock = manualClock(start)
  const heard: string[] = []
  const down = new Set<string>()
  const handle = async ({ id }: StoredEvent) => {
    if (down.has(id)) throw new Error(`${id} was not taken`)
    heard.push(id)
  }
  const relay = (worker = 'w1', more: Partial<OutboxRelayOptions> = {}) =>
    createOutboxRelay({
      ...{ storage, tenant, name: 'crm', worker, clock, random: () => 0.5, handle },
      ...{ attempts: 3, backoff: { first: 1_000 }, leaseFor: 30_000 },
      ...options,
      ...more,
    })
  async function happen(...ids: string[]) {
    const events = ids.map((id) => ({
      id,
      type: 'ticket.edited',
      aggregate: { kind: 'ticket', id: id[0] ?? '' },
      version: 1,
      at: clock(),
      actor: 'agent-1',
      data: {},
    }))
    await storage.commit({ tenant, events })
  }
  return { storage, clock, heard, down, relay, happen }
}

describe('an outbox relay', () => {
  it('lets what comes behind a failed event wait, and everything else go on', async () => {
    const { relay, happen, heard, down, clock } = world()
    await happen('a1', 'b1', 'a2', 'b2')
    down.add('a1')
    const crm = relay()
    expect(await crm.run()).toEqual({ delivered: 2, failed: 1, dead: 0, more: false, next: start + 750 })
    expect(heard).toEqual(['b1', 'b2'])
    down.clear()
    expect(await crm.run()).toMatchObject({ delivered: 0 })
    clock.advance(750)
    await happen('a3')
    await crm.run()
    expect(heard).toEqual(['b1', 'b2', 'a1', 'a2', 'a3'])
  })

  it('waits longer each time and then makes a dead letter of it, which it never loses', async () => {
    const { relay, happen, heard, down, clock } = world()
    await happen('a1', 'a2')
    down.add('a1')
    const crm = relay()
    const waits: number[] = []
    for (let attempt = 0; attempt < 2; attempt++) {
      const { next = 0 } = await crm.run()
      waits.push(next - clock())
      clock.set(next)
    }
    expect(waits).toEqual([750, 1_500])
    expect(await crm.run()).toEqual({ delivered: 0, failed: 1, dead: 1, more: false })
    clock.advance(10 ** 9)
    await crm.run()
    const { letters } = await crm.deadLetters()
    expect(letters).toMatchObject([
      { aggregate: { id: 'a' }, event: { id: 'a1' }, attempts: 3, error: 'a1 was not taken' },
    ])
    down.clear()
    expect(await crm.requeue(letters[0]?.id)).toBe(1)
    await crm.run()
    expect(heard).toEqual(['a1', 'a2'])
    expect((await crm.deadLetters()).letters).toEqual([])
  })

  it('goes on behind an event that is given up', async () => {
    const { relay, happen, heard, down } = world({ attempts: 1 })
    await happen('a1', 'a2')
    down.add('a1')
    const crm = relay()
    await crm.run()
    const [letter] = (await crm.deadLetters()).letters
    await crm.skip(letter?.id ?? '')
    await crm.run()
    expect(heard).toEqual(['a2'])
    await expect(crm.skip(letter?.id ?? '')).rejects.toMatchObject({ code: 'worker.not_dead' })
    await expect(crm.requeue('x')).rejects.toMatchObject({ code: 'worker.not_dead' })
  })

  it('stands still when everything fails, instead of parking the whole stream', async () => {
    const { relay, happen, heard, down, clock } = world({ mostParked: 1, attempts: 2 })
    await happen('a1', 'b1', 'c1')
    for (const id of ['a1', 'b1', 'c1']) down.add(id)
    const crm = relay()
    expect(await crm.run()).toMatchObject({ failed: 2 })
    expect(await crm.metrics()).toMatchObject({ waiting: 1, lag: { n: 2, exact: true } })
    down.clear()
    clock.advance(60_000)
    await crm.run()
    expect(heard).toEqual(['a1', 'b1', 'c1'])
  })

  it('measures what is behind, parked and dead, and since when', async () => {
    const { relay, happen, down, clock } = world({ attempts: 1 })
    await happen('a1')
    down.add('a1')
    clock.advance(1_000)
    await happen('b1', 'c1', 'd1')
    const crm = relay()
    await crm.run({ limit: 2 })
    expect(await crm.metrics()).toEqual({
      delivered: 1,
      failures: 1,
      waiting: 0,
      dead: 1,
      lag: { n: 2, exact: true },
      oldest: start,
      gap: false,
      partitions: [{ token: '0000000000000002' }],
    })
  })

  it('commits what a handler writes with the delivery: once, though its worker dies before it can tell', async () => {
    const { relay, happen, storage, clock } = world()
    await happen('a1')
    const count = async (_: StoredEvent, delivery: Delivery) => {
      const [row] = await storage.get([{ kind: 'n', id: 'n' }], { tenant })
      const guard = row?.version ?? ('absent' as const)
      await delivery.commit({ puts: [{ kind: 'n', id: 'n', guard, doc: {} }] })
    }
    const dies = relay('w1', {
      handle: async (event, delivery) => {
        await count(event, delivery)
        throw new Error('killed')
      },
    })
    await expect(dies.run()).rejects.toThrow('killed')
    clock.advance(30_001)
    await relay('w2', { handle: count }).run()
    expect((await storage.get([{ kind: 'n', id: 'n' }], { tenant }))[0]?.version).toBe(1)
  })

  it('leaves to its successor what a dead worker held, when its lease has run out', async () => {
    const { relay, happen, heard, clock } = world()
    await happen('a1')
    const hangs = relay('w1', { handle: () => new Promise(() => {}) })
    void hangs.run()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await relay('w2').run()
    expect(heard).toEqual([])
    clock.advance(30_001)
    await relay('w2').run()
    expect(heard).toEqual(['a1'])
  })

  it('counts no attempt when a handler gives up because the run ends', async () => {
    const { relay, happen, heard } = world()
    await happen('a1')
    const stop = new AbortController()
    const ended = await relay('w1', {
      handle: async (_, { signal }) => {
        stop.abort()
        throw signal?.reason
      },
    }).run({ signal: stop.signal })
    expect(ended).toEqual({ delivered: 0, failed: 0, dead: 0, more: true })
    await relay().run()
    expect(heard).toEqual(['a1'])
  })

  it('begins at the end when it is told to', async () => {
    const { relay, happen, heard } = world({ from: 'end' })
    await happen('a1')
    await relay().run()
    await happen('a2')
    await relay().run()
    expect(heard).toEqual(['a2'])
  })

  it('is stopped by a gap, unless it is told how to make good for it', async () => {
    const { relay, happen, storage, heard } = world()
    await happen('a1')
    await relay().run()
    await happen('a2', 'b1', 'b2')
    const { events = [] } = (await storage.changes?.(null, { tenant, limit: 10 })) ?? {}
    const gone = events.flatMap(({ id, position }) => (id === 'b1' ? [position] : []))
    await storage.purge?.({ tenant, events: gone })
    await expect(relay().run()).rejects.toMatchObject({ code: 'storage.feed_gap' })
    expect((await relay().metrics()).gap).toBe(true)
    const rebuilt: string[] = []
    await relay('w1', { onGap: async (from) => void rebuilt.push(from) }).run()
    expect([rebuilt, heard]).toEqual([gone, ['a1', 'b2']])
  })

  it('begins with what is kept where events were purged before it was there', async () => {
    const { relay, happen, storage, heard } = world()
    await happen('a1', 'b1', 'a2', 'b2')
    const { events = [] } = (await storage.changes?.(null, { tenant, limit: 10 })) ?? {}
    await storage.purge?.({ tenant, events: events.slice(2).map(({ position }) => position) })
    await relay().run({ limit: 1 })
    await relay().run()
    await happen('a3')
    await relay().run()
    expect(heard).toEqual(['a1', 'b1', 'a3'])
    expect(await relay().metrics()).toMatchObject({ gap: false, lag: { n: 0, exact: true } })
  })

  it('is forgotten, so that it holds nobody up, when it is retired', async () => {
    const { relay, happen, down, storage } = world()
    await happen('a1')
    down.add('a1')
    await relay().run()
    await relay().retire()
    for (const kind of ['relay', 'parked'])
      expect((await storage.query({ kind, limit: 10 }, { tenant })).rows).toEqual([])
  })

  it('writes nothing when there is nothing to do', async () => {
    const { relay, storage } = world()
    await relay().run()
    const before = await storage.get([{ kind: 'relay', id: 'crm.0' }], { tenant })
    await relay().run()
    expect(await storage.get([{ kind: 'relay', id: 'crm.0' }], { tenant })).toEqual(before)
  })

  it('refuses another number of partitions, a storage without a feed and a name that is none', async () => {
    const { relay, happen, storage } = world()
    await happen('a1')
    await relay().run()
    await expect(relay('w1', { partitions: 2 }).run()).rejects.toMatchObject({
      code: 'worker.other_partitions',
    })
    const { changes: _, ...deaf } = storage
    expect(() => relay('w1', { storage: deaf })).toThrow(
      expect.objectContaining({ code: 'worker.storage_lacks_feed' }),
    )
    expect(() => relay('w1', { name: 'a b' })).toThrow('no name')
  })
})
