import { describe, expect, it } from 'vitest'
import { manualClock } from '../shared/index.js'
import { memoryStorage } from '../storage/index.js'
import { takeLease } from './lease.js'

const tenant = 'acme'
const key = { kind: 'job', id: 'report' }

function world() {
  const storage = memoryStorage()
  const clock = manualClock(1_795_000_000_000)
  const take = (worker: string) =>
    takeLease<{ n: number }>({ storage, tenant, key, worker, clock, leaseFor: 1_000, initial: { n: 0 } })
  return { storage, clock, take }
}

describe('a lease', () => {
  it('is held by one worker at a time', async () => {
    const { take } = world()
    const both = await Promise.all([take('a'), take('b')])
    expect(both.filter((lease) => lease !== undefined)).toHaveLength(1)
  })

  it('is free at once when it was released, with its state', async () => {
    const { take } = world()
    await (await take('a'))?.release({ n: 7 })
    expect((await take('b'))?.state).toEqual({ n: 7 })
  })

  it('is taken over from a worker that gives no sign of life, and not before', async () => {
    const { take, clock } = world()
    const first = await take('a')
    clock.advance(600)
    await first?.commit({ n: 1 })
    clock.advance(600)
    expect(await take('b')).toBeUndefined()
    clock.advance(401)
    expect((await take('b'))?.state).toEqual({ n: 1 })
  })

  it('lets nothing be written by a worker that was taken over from', async () => {
    const { take, clock, storage } = world()
    const zombie = await take('a')
    clock.advance(1_001)
    await (await take('b'))?.release({ n: 2 })
    const put = { kind: 'ticket', id: 't', guard: 'absent' as const, doc: {} }
    await expect(zombie?.commit({ n: 9 }, { puts: [put] })).rejects.toMatchObject({
      code: 'worker.lease_lost',
    })
    expect(await storage.get([put], { tenant })).toEqual([undefined])
    expect((await take('c'))?.state).toEqual({ n: 2 })
  })

  it('says what else was refused when it is not the lease that is lost', async () => {
    const { take } = world()
    const lease = await take('a')
    const puts = [{ kind: 'ticket', id: 't', guard: 3, doc: {} }]
    await expect(lease?.commit({ n: 1 }, { puts })).rejects.toMatchObject({ code: 'storage.not_found' })
    await lease?.commit({ n: 2 })
    expect(lease?.state).toEqual({ n: 2 })
  })

  it('knows when half of its time is over', async () => {
    const { take, clock } = world()
    const lease = await take('a')
    expect(lease?.isAging()).toBe(false)
    clock.advance(501)
    expect(lease?.isAging()).toBe(true)
  })
})
