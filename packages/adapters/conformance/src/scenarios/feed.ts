import type { Storage } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { changes, event, feedOf, key, options, put, refusal, tenant } from '../world.js'

const needs = ['feed'] as const
const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id)

async function append(storage: Storage, ...ids: string[]): Promise<string> {
  return (await storage.commit({ tenant, events: ids.map((id) => event(id)) })).token
}

/** Whoever follows the feed meets every event of every commit, in order, and nothing of what did not happen. */
export const feedScenarios: readonly Scenario[] = [
  {
    key: 'feed.empty-has-a-token-to-go-on-from',
    needs,
    async run({ storage }) {
      const empty = await changes(storage, null)
      expect(empty).toEqual({ events: [], token: expect.any(String), more: false })
      await append(storage, 'e1')
      expect(idsOf((await changes(storage, empty.token)).events)).toEqual(['e1'])
    },
  },
  {
    key: 'feed.gives-events-as-written',
    needs,
    async run({ storage }) {
      const written = event('e1', 'a', 3, { from: 'new', list: [1, null, { deep: '中' }] })
      await storage.commit({ tenant, events: [written] })
      expect(await feedOf(storage)).toEqual([{ ...written, position: expect.any(String) }])
    },
  },
  {
    key: 'feed.keeps-order-within-and-between-commits',
    needs,
    async run({ storage }) {
      await append(storage, 'e3', 'e1')
      await append(storage, 'e2')
      await append(storage, 'e0', 'e9')
      expect(idsOf(await feedOf(storage))).toEqual(['e3', 'e1', 'e2', 'e0', 'e9'])
    },
  },
  {
    key: 'feed.positions-are-distinct',
    needs,
    async run({ storage }) {
      for (let i = 0; i < 12; i++) await append(storage, `a${i}`, `b${i}`)
      expect(new Set((await feedOf(storage)).map(({ position }) => position)).size).toBe(24)
    },
  },
  {
    key: 'feed.goes-on-after-a-token',
    needs,
    async run({ storage }) {
      const token = await append(storage, 'e1', 'e2')
      await append(storage, 'e3')
      expect(idsOf((await changes(storage, token)).events)).toEqual(['e3'])
    },
  },
  {
    key: 'feed.goes-on-after-any-position',
    needs,
    async run({ storage }) {
      await append(storage, 'e1', 'e2', 'e3')
      const [first] = await feedOf(storage)
      expect(idsOf((await changes(storage, first?.position ?? null)).events)).toEqual(['e2', 'e3'])
    },
  },
  {
    key: 'feed.pages-cut-within-a-commit',
    needs,
    async run({ storage }) {
      await append(storage, 'e1', 'e2', 'e3')
      await append(storage, 'e4')
      const page = await changes(storage, null, 2)
      expect([idsOf(page.events), page.more]).toEqual([['e1', 'e2'], true])
      const rest = await changes(storage, page.token, 2)
      expect([idsOf(rest.events), rest.more]).toEqual([['e3', 'e4'], false])
      expect(idsOf(await feedOf(storage, 1))).toEqual(['e1', 'e2', 'e3', 'e4'])
    },
  },
  {
    key: 'feed.nothing-new-keeps-the-token',
    needs,
    async run({ storage }) {
      const token = await append(storage, 'e1')
      expect(await changes(storage, token)).toEqual({ events: [], token, more: false })
    },
  },
  {
    key: 'feed.commit-without-events-keeps-its-place',
    needs,
    async run({ storage }) {
      await append(storage, 'e1')
      const { token } = await storage.commit({ tenant, puts: [put('a')] })
      await append(storage, 'e2')
      expect(idsOf((await changes(storage, token)).events)).toEqual(['e2'])
    },
  },
  {
    key: 'feed.of-one-aggregate',
    needs,
    async run({ storage }) {
      for (const [id, of] of [
        ['e1', 'a'],
        ['e2', 'b'],
        ['e3', 'a'],
        ['e4', 'a2'],
        ['e5', 'a'],
      ] as const)
        await storage.commit({ tenant, events: [event(id, of)] })
      await storage.commit({ tenant, events: [{ ...event('e6'), aggregate: key('a', 'case') }] })
      const page = await storage.changes?.(null, { tenant, limit: 2, aggregate: key('a') })
      expect([idsOf(page?.events ?? []), page?.more]).toEqual([['e1', 'e3'], true])
      const rest = await storage.changes?.(page?.token ?? null, { tenant, limit: 2, aggregate: key('a') })
      expect([idsOf(rest?.events ?? []), rest?.more]).toEqual([['e5'], false])
    },
  },
  {
    key: 'feed.loses-nothing-of-commits-at-once',
    needs,
    async run({ storage }) {
      const seen: string[] = []
      let token: string | null = null
      const follow = async () => {
        const page = await changes(storage, token, 3)
        seen.push(...idsOf(page.events))
        token = page.token
        return page.more
      }
      const commits = Array.from({ length: 30 }, (_, i) =>
        storage.commit({ tenant, events: [event(`e${i}`, `t${i}`)] }),
      )
      for (let i = 0; i < 10; i++) await follow()
      await Promise.all(commits)
      while (await follow());
      expect(new Set(seen)).toEqual(new Set(Array.from({ length: 30 }, (_, i) => `e${i}`)))
    },
  },
  {
    key: 'feed.keeps-the-order-of-one-aggregate-under-a-race',
    needs,
    async run({ storage }) {
      await storage.commit({ tenant, puts: [put('a')], events: [event('v1', 'a', 1)] })
      for (let version = 1; version <= 5; version++) {
        const race = Array.from({ length: 3 }, (_, by) =>
          storage.commit({
            tenant,
            puts: [put('a', version)],
            events: [event(`v${version + 1}-${by}`, 'a', version + 1)],
          }),
        )
        await Promise.allSettled(race)
      }
      expect((await feedOf(storage)).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6])
    },
  },
  {
    key: 'feed.outlives-its-records',
    needs,
    async run({ storage }) {
      await storage.commit({ tenant, puts: [put('a')], events: [event('e1')] })
      await storage.commit({ tenant, deletes: [{ ...key('a'), guard: 1 }], events: [event('e2', 'a', 1)] })
      expect(idsOf(await feedOf(storage))).toEqual(['e1', 'e2'])
    },
  },
  {
    key: 'feed.outlives-a-restart',
    needs: ['feed', 'reopen'],
    async run({ storage, reopen }) {
      const token = await append(storage, 'e1')
      await append(storage, 'e2')
      await storage.close()
      const again = await reopen()
      await append(again, 'e3')
      expect(idsOf((await changes(again, token)).events)).toEqual(['e2', 'e3'])
    },
  },
  {
    key: 'feed.is-seen-by-other-connections',
    needs: ['feed', 'reopen'],
    async run({ storage, reopen }) {
      const other = await reopen()
      await append(storage, 'e1')
      await append(other, 'e2')
      expect(idsOf(await feedOf(storage))).toEqual(['e1', 'e2'])
      expect(await feedOf(other)).toEqual(await feedOf(storage))
    },
  },
  {
    key: 'feed.damaged-token-is-refused',
    needs,
    async run({ storage }) {
      for (const token of ['', 'x', '-1', "1' or 1"])
        await refusal(changes(storage, token), 'storage.invalid')
    },
  },
  {
    key: 'feed.limit-is-1-to-1000',
    needs,
    async run({ storage }) {
      for (const limit of [0, 1001, 1.5]) await refusal(changes(storage, null, limit), 'storage.invalid')
    },
  },
  {
    key: 'feed.wakes-who-watches',
    needs: ['feed', 'watch'],
    async run({ storage }) {
      const hinted = new Promise<void>((resolve) => storage.watch?.(resolve))
      await append(storage, 'e1')
      await hinted
    },
  },
  {
    key: 'feed.wakes-no-longer-who-stopped',
    needs: ['feed', 'watch'],
    async run({ storage }) {
      let hints = 0
      const stop = storage.watch?.(() => hints++)
      stop?.()
      const fence = new Promise<void>((resolve) => storage.watch?.(resolve))
      await append(storage, 'e1')
      await fence
      expect(hints).toBe(0)
    },
  },
  {
    key: 'feed.wakes-other-connections',
    needs: ['feed', 'watch', 'reopen'],
    async run({ storage, reopen }) {
      const other = await reopen()
      const hinted = new Promise<void>((resolve) => other.watch?.(resolve))
      await append(storage, 'e1')
      await hinted
    },
  },
  {
    key: 'token.read-shows-what-it-stands-for',
    needs: ['readToken', 'reopen'],
    async run({ storage, reopen }) {
      const other = await reopen()
      for (let n = 1; n <= 5; n++) {
        const { token } = await storage.commit({ tenant, puts: [put(`r${n}`)], events: [event(`e${n}`)] })
        expect((await other.get([key(`r${n}`)], { ...options, token }))[0]?.version).toBe(1)
        const page = await other.query({ kind: 'ticket', limit: 10 }, { ...options, token })
        expect(page.rows).toHaveLength(n)
      }
    },
  },
]
