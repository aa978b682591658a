import type { ChangePage, Purge, PurgeResult, Storage } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { changes, event, feedOf, key, options, put, refusal, tenant } from '../world.js'

const needs = ['purge', 'feed'] as const
const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id)

async function purge(storage: Storage, what: Omit<Purge, 'tenant'>, of = tenant): Promise<PurgeResult> {
  if (!storage.purge) throw new Error('The storage claims to purge and has no purge().')
  return storage.purge({ tenant: of, ...what })
}

/** Appends events of the aggregates named, and answers their positions. */
async function append(storage: Storage, ...of: string[]): Promise<string[]> {
  await storage.commit({ tenant, events: of.map((id, i) => event(`${id}${i}`, id)) })
  return (await feedOf(storage)).map(({ position }) => position)
}

const kept = async (storage: Storage) =>
  idsOf((await storage.changes?.(null, { tenant, limit: 1_000, kept: true }))?.events ?? [])

const attempt = (name: string) => ({ key: name, hash: 'file', result: name })

/** What is purged is gone, nobody is left in the dark about it, and nothing else is gone. */
export const purgeScenarios: readonly Scenario[] = [
  {
    key: 'purge.removes-the-events-named-and-no-others',
    needs,
    async run({ storage }) {
      const [a, , c] = await append(storage, 'a', 'b', 'a', 'b')
      expect(await purge(storage, { events: [a ?? '', c ?? ''] })).toEqual({ events: 2, attempts: 0 })
      expect(await kept(storage)).toEqual(['b1', 'b3'])
    },
  },
  {
    key: 'purge.follower-behind-is-told-of-the-gap',
    needs,
    async run({ storage }) {
      const positions = await append(storage, 'a', 'b', 'a', 'b')
      await purge(storage, { events: positions.slice(0, 2) })
      for (const behind of [null, positions[0] ?? '']) {
        const error = await refusal(changes(storage, behind), 'storage.feed_gap')
        expect([error.retry, error.details.from]).toEqual(['never', positions[1]])
      }
    },
  },
  {
    key: 'purge.follower-that-is-past-it-goes-on',
    needs,
    async run({ storage }) {
      const positions = await append(storage, 'a', 'b', 'a', 'b')
      await purge(storage, { events: positions.slice(0, 2) })
      expect(idsOf((await changes(storage, positions[1] ?? '')).events)).toEqual(['a2', 'b3'])
      const end = positions[3] ?? ''
      expect(await changes(storage, end)).toEqual({ events: [], token: end, more: false })
    },
  },
  {
    key: 'purge.hole-between-kept-events-is-a-gap',
    needs,
    async run({ storage }) {
      const positions = await append(storage, 'a', 'b', 'a', 'b')
      await purge(storage, { events: [positions[1] ?? ''] })
      await refusal(changes(storage, positions[0] ?? '', 1), 'storage.feed_gap')
      await refusal(changes(storage, null, 1), 'storage.feed_gap')
      expect(idsOf((await changes(storage, positions[1] ?? '', 1)).events)).toEqual(['a2'])
    },
  },
  {
    key: 'purge.gap-is-told-when-nothing-is-left',
    needs,
    async run({ storage }) {
      const positions = await append(storage, 'a', 'b')
      await purge(storage, { events: positions })
      await refusal(changes(storage, positions[0] ?? ''), 'storage.feed_gap')
      const gap = await refusal(changes(storage, null), 'storage.feed_gap')
      expect((await changes(storage, positions[1] ?? '')).events).toEqual([])
      const goesOn = String(gap.details.from)
      expect(await changes(storage, goesOn)).toEqual({ events: [], token: goesOn, more: false })
      await storage.commit({ tenant, events: [event('c', 'c')] })
      expect(idsOf((await changes(storage, goesOn)).events)).toEqual(['c'])
    },
  },
  {
    key: 'purge.what-is-kept-can-be-read-through',
    needs,
    async run({ storage }) {
      const positions = await append(storage, 'a', 'b', 'a', 'b', 'a')
      await purge(storage, { events: [positions[0] ?? '', positions[2] ?? ''] })
      const seen: string[] = []
      let token: string | null = null
      for (let i = 0; i < 5; i++) {
        const page: ChangePage | undefined = await storage.changes?.(token, { tenant, limit: 1, kept: true })
        seen.push(...idsOf(page?.events ?? []))
        token = page?.token ?? null
        expect(page?.more).toBe(i < 2)
        if (!page?.more) break
      }
      expect(seen).toEqual(['b1', 'b3', 'a4'])
    },
  },
  {
    key: 'purge.timeline-shows-what-is-kept',
    needs,
    async run({ storage }) {
      const positions = await append(storage, 'a', 'b', 'a')
      await purge(storage, { events: [positions[0] ?? '', positions[1] ?? ''] })
      const of = (id: string) => storage.changes?.(null, { tenant, limit: 10, aggregate: key(id) })
      expect([idsOf((await of('a'))?.events ?? []), (await of('b'))?.events]).toEqual([['a2'], []])
    },
  },
  {
    key: 'purge.positions-are-never-used-again',
    needs: ['purge', 'feed', 'reopen'],
    async run({ storage, reopen }) {
      const positions = await append(storage, 'a', 'b')
      await purge(storage, { events: positions })
      await storage.close()
      const again = await reopen()
      const { token } = await again.commit({ tenant, events: [event('c', 'c')] })
      const page = await changes(again, positions[1] ?? '')
      expect([idsOf(page.events), page.token > (positions[1] ?? ''), token >= page.token]).toEqual([
        ['c'],
        true,
        true,
      ])
      await refusal(changes(again, positions[0] ?? ''), 'storage.feed_gap')
    },
  },
  {
    key: 'purge.failed-check-removes-nothing',
    needs,
    async run({ storage }) {
      const positions = await append(storage, 'a', 'b')
      await storage.commit({ tenant, puts: [put('register')], idempotency: attempt('k') })
      const all = { events: positions, attempts: { upTo: positions[1] ?? '', limit: 10 } }
      const stale = [{ ...key('register'), guard: 2 }]
      await refusal(purge(storage, { ...all, checks: stale }), 'storage.conflict')
      await refusal(
        purge(storage, { ...all, checks: [{ ...key('none'), guard: 'exists' }] }),
        'storage.not_found',
      )
      await refusal(
        purge(storage, { ...all, checks: [{ ...key('register'), guard: 'absent' }] }),
        'storage.exists',
      )
      expect(await feedOf(storage)).toHaveLength(2)
      expect(await storage.commit({ tenant, idempotency: attempt('k') })).toMatchObject({ replayed: true })
      const holds = [{ ...key('register'), guard: 1 }]
      expect(await purge(storage, { ...all, checks: holds })).toEqual({ events: 2, attempts: 1 })
      expect((await storage.get([key('register')], options))[0]?.version).toBe(1)
    },
  },
  {
    key: 'purge.again-finds-nothing',
    needs,
    async run({ storage }) {
      const positions = await append(storage, 'a', 'b')
      const events = [positions[0] ?? '']
      await purge(storage, { events })
      expect(await purge(storage, { events })).toEqual({ events: 0, attempts: 0 })
      expect(await kept(storage)).toEqual(['b1'])
    },
  },
  {
    key: 'purge.attempt-forgotten-happens-again',
    needs: ['purge'],
    async run({ storage }) {
      const { token } = await storage.commit({ tenant, puts: [put('a')], idempotency: attempt('old') })
      await storage.commit({ tenant, events: [event('e')], idempotency: attempt('young') })
      expect(await purge(storage, { attempts: { upTo: token, limit: 100 } })).toEqual({
        events: 0,
        attempts: 1,
      })
      expect(await storage.commit({ tenant, idempotency: attempt('young') })).toMatchObject({
        replayed: true,
      })
      expect(
        await storage.commit({ tenant, idempotency: { ...attempt('old'), hash: 'other' } }),
      ).toMatchObject({
        replayed: false,
      })
    },
  },
  {
    key: 'purge.attempts-go-page-by-page',
    needs: ['purge'],
    async run({ storage }) {
      let upTo = ''
      for (let i = 0; i < 7; i++)
        upTo = (await storage.commit({ tenant, idempotency: attempt(`k${i}`) })).token
      const pages: number[] = []
      let after: string | undefined
      do {
        const page: PurgeResult = await purge(storage, { attempts: { upTo, limit: 3, after } })
        pages.push(page.attempts)
        after = page.next
      } while (after !== undefined && pages.length < 10)
      expect([pages.reduce((sum, n) => sum + n, 0), Math.max(...pages)]).toEqual([7, 3])
    },
  },
  {
    key: 'purge.leaves-other-tenants-alone',
    needs: ['purge', 'feed', 'tenants'],
    async run({ storage }) {
      const positions = await append(storage, 'a')
      const other = { tenant: 'other', events: [event('x')], idempotency: attempt('k') }
      await storage.commit(other)
      await storage.commit({ tenant, idempotency: attempt('k') })
      await purge(storage, { events: positions, attempts: { upTo: positions[0] ?? '', limit: 10 } })
      expect(await feedOf(storage, 1_000, 'other')).toHaveLength(1)
      expect(await storage.commit(other)).toMatchObject({ replayed: true })
    },
  },
  {
    key: 'purge.frees-what-is-kept-beneath',
    needs: ['purge', 'feed', 'inspect'],
    async run({ storage, inspect }) {
      const positions = await append(storage, 'a', 'b', 'a')
      await storage.commit({ tenant, idempotency: attempt('k') })
      await purge(storage, {
        events: positions.slice(0, 2),
        attempts: { upTo: positions[2] ?? '', limit: 10 },
      })
      expect(await inspect()).toMatchObject({ events: 1, attempts: 0 })
    },
  },
  {
    key: 'purge.malformed-is-refused',
    needs,
    async run({ storage }) {
      const [position = ''] = await append(storage, 'a')
      await refusal(purge(storage, { events: ['x'] }), 'storage.invalid')
      await refusal(purge(storage, { events: Array(1_001).fill(position) as string[] }), 'storage.too_large')
      for (const limit of [0, 1_001, 1.5])
        await refusal(purge(storage, { attempts: { upTo: position, limit } }), 'storage.invalid')
      await refusal(purge(storage, { events: [position] }, 'a b'), 'storage.invalid')
      expect(await kept(storage)).toEqual(['a0'])
    },
  },
  {
    key: 'feed.positions-sort-as-text',
    needs: ['feed'],
    async run({ storage }) {
      for (let i = 0; i < 12; i++) await storage.commit({ tenant, events: [event(`e${i}`)] })
      const { token } = await storage.commit({ tenant, events: [event('last')] })
      const positions = (await feedOf(storage)).map(({ position }) => position)
      expect(positions).toEqual(positions.toSorted())
      expect(token >= (positions.at(-1) ?? '')).toBe(true)
    },
  },
]
