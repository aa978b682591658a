import { describe, expect, it } from 'vitest'
import { memoryStorage, type Storage, type Token } from '../storage/index.js'
import { endOfFeed } from './feed.js'
import { followLocally } from './local-follower.js'

const tenant = 'acme'

async function commit(storage: Storage, ...ids: string[]): Promise<Token> {
  const events = ids.map((id) => ({
    ...{ id, type: 'case.edited', aggregate: { kind: 'case', id }, version: 1, at: 0, actor: 'a', data: {} },
  }))
  return (await storage.commit({ tenant, events })).token
}

const purge = (storage: Storage, ...events: Token[]) => storage.purge?.({ tenant, events })

/** A follower that has heard nothing yet, and rebuilds to wherever the test says. */
function follower(storage: Storage, rebuiltAt: () => Promise<Token | null>) {
  const heard: string[] = []
  let rebuilds = 0
  const following = followLocally(storage, tenant, {
    position: async () => null,
    handle: async (events) => void heard.push(...events.map(({ id }) => id)),
    rebuild() {
      if (++rebuilds > 3) throw new Error('It rebuilds without end.')
      return rebuiltAt()
    },
  })
  return { following, heard, rebuilds: () => rebuilds }
}

describe('endOfFeed', () => {
  it('is a place from which the feed can be followed, whatever was purged', async () => {
    for (const kept of [[], [0], [1], [2], [0, 2]]) {
      const storage = memoryStorage()
      expect(await endOfFeed(storage, tenant)).toBe(
        (await storage.changes?.(null, { tenant, limit: 1 }))?.token,
      )
      const positions = [await commit(storage, 'a'), await commit(storage, 'b'), await commit(storage, 'c')]
      await purge(storage, ...positions.filter((_, i) => !kept.includes(i)))
      const end = await endOfFeed(storage, tenant)
      expect(end).toBe(positions[2])
      await commit(storage, 'd')
      const next = await storage.changes?.(end, { tenant, limit: 10 })
      expect(next?.events.map(({ id }) => id)).toEqual(['d'])
    }
  })
})

describe('followLocally', () => {
  it('rebuilds once where the whole feed was purged, and hears what comes after', async () => {
    const storage = memoryStorage()
    await purge(storage, await commit(storage, 'a'), await commit(storage, 'b'))
    const { following, heard, rebuilds } = follower(storage, () => endOfFeed(storage, tenant))
    await following.drain()
    await commit(storage, 'c')
    await following.drain()
    expect([heard, rebuilds()]).toEqual([['c'], 1])
  })

  it('goes on where the storage says when a rebuild names an earlier place or none', async () => {
    for (const place of [null, '0000000000000000']) {
      const storage = memoryStorage()
      await purge(storage, await commit(storage, 'a'), await commit(storage, 'b'))
      await commit(storage, 'c')
      const { following, heard, rebuilds } = follower(storage, async () => place)
      await following.drain()
      expect([heard, rebuilds()]).toEqual([['c'], 1])
    }
  })

  it('refuses a storage whose feed leads no further, and does not ask it for ever', async () => {
    const real = memoryStorage()
    await purge(real, await commit(real, 'a'), await commit(real, 'b'))
    const stuck: Storage = {
      ...real,
      changes: async (_, options) => (await real.changes?.(null, options)) as never,
    }
    const { following, rebuilds } = follower(stuck, async () => null)
    await expect(following.drain()).rejects.toMatchObject({ code: 'storage.feed_gap' })
    expect(rebuilds()).toBe(1)
    await expect(endOfFeed(stuck, tenant)).rejects.toMatchObject({ code: 'storage.feed_gap' })
  })
})
