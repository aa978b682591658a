import type { Storage } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { event, feedOf, fill, key, options, put, read, refusal, tenant, walk } from '../world.js'

/** All of a commit or nothing of it, whoever looks and whoever races. */
export const atomicityScenarios: readonly Scenario[] = [
  {
    key: 'atomicity.failed-guard-writes-nothing',
    async run({ storage }) {
      await fill(storage, { a: { n: 1 }, d: {} })
      const writes = {
        tenant,
        puts: [put('a', 1, { n: 2 }), put('b'), put('a2', 7)],
        deletes: [{ ...key('d'), guard: 1 }],
      }
      await refusal(storage.commit(writes), 'storage.not_found')
      expect(await walk(storage)).toEqual(['a', 'd'])
      expect(await read(storage, 'a')).toMatchObject({ version: 1, doc: { n: 1 } })
    },
  },
  {
    key: 'atomicity.failed-delete-undoes-puts',
    async run({ storage }) {
      await fill(storage, { a: { n: 1 } })
      const writes = { tenant, puts: [put('a', 1, { n: 2 }), put('b')], deletes: [{ ...key('x'), guard: 1 }] }
      await refusal(storage.commit(writes), 'storage.not_found')
      expect(await read(storage, 'a')).toMatchObject({ version: 1, doc: { n: 1 } })
      expect(await read(storage, 'b')).toBeUndefined()
    },
  },
  {
    key: 'atomicity.failed-check-stops-puts',
    async run({ storage }) {
      const writes = { tenant, checks: [{ ...key('x'), guard: 'exists' as const }], puts: [put('a')] }
      await refusal(storage.commit(writes), 'storage.not_found')
      expect(await walk(storage)).toEqual([])
    },
  },
  {
    key: 'atomicity.failed-commit-leaves-no-event',
    needs: ['feed'],
    async run({ storage }) {
      await refusal(
        storage.commit({ tenant, puts: [put('a', 1)], events: [event('e')] }),
        'storage.not_found',
      )
      expect(await feedOf(storage)).toEqual([])
    },
  },
  {
    key: 'atomicity.failed-commit-leaves-its-key-free',
    async run({ storage }) {
      const idempotency = { key: 'k', hash: 'h', result: 1 }
      await refusal(storage.commit({ tenant, puts: [put('a', 1)], idempotency }), 'storage.not_found')
      const again = await storage.commit({
        tenant,
        puts: [put('a')],
        idempotency: { ...idempotency, hash: 'other' },
      })
      expect(again.replayed).toBe(false)
    },
  },
  {
    key: 'atomicity.failed-commit-leaves-nothing-beneath',
    needs: ['inspect'],
    async run({ storage, inspect }) {
      await storage.commit({ tenant, puts: [put('a')], events: [event('e')] })
      const before = await inspect()
      const idempotency = { key: 'k', hash: 'h', result: 1 }
      const writes = { tenant, puts: [put('b'), put('a', 9)], events: [event('f')], idempotency }
      await refusal(storage.commit(writes), 'storage.conflict')
      expect(await inspect()).toEqual(before)
      expect(before).toEqual({ rows: 1, events: 1, attempts: 0 })
    },
  },
  {
    key: 'atomicity.whole-batch-arrives',
    async run({ storage }) {
      const ids = Array.from({ length: 90 }, (_, i) => `b${String(i).padStart(2, '0')}`)
      await fill(storage, { old: {}, seen: {} })
      await storage.commit({
        tenant,
        checks: [{ ...key('seen'), guard: 1 }],
        puts: ids.map((id, n) => put(id, 'absent', { n })),
        deletes: [{ ...key('old'), guard: 1 }],
        events: Array.from({ length: 8 }, (_, i) => event(`e${i}`, ids[i])),
      })
      expect(await walk(storage)).toEqual([...ids, 'seen'])
    },
  },
  {
    key: 'atomicity.readers-see-all-or-nothing',
    async run({ storage }) {
      await fill(storage, { a: { n: 0 }, b: { n: 0 } })
      const pairs: unknown[][] = []
      const look = async () => {
        const rows = await storage.get([key('a'), key('b')], options)
        pairs.push(rows.map((row) => row?.doc.n))
      }
      for (let n = 1; n <= 10; n++) {
        const doc = { n }
        await Promise.all([
          look(),
          storage.commit({ tenant, puts: [put('a', n, doc), put('b', n, doc)] }),
          look(),
        ])
      }
      for (const [a, b] of pairs) expect(a).toBe(b)
    },
  },
  {
    key: 'atomicity.race-has-one-winner',
    async run({ storage }) {
      await fill(storage, { a: { by: -1 } })
      const race = (by: number) => storage.commit({ tenant, puts: [put('a', 1, { by })] })
      await expectOneWinner(Array.from({ length: 10 }, (_, by) => race(by)))
      expect((await read(storage, 'a'))?.version).toBe(2)
    },
  },
  {
    key: 'atomicity.race-of-two-connections-has-one-winner',
    needs: ['reopen'],
    async run({ storage, reopen }) {
      const other = await reopen()
      await fill(storage, { a: { by: -1 } })
      const race = (by: number) => (by % 2 ? storage : other).commit({ tenant, puts: [put('a', 1, { by })] })
      await expectOneWinner(Array.from({ length: 10 }, (_, by) => race(by)))
      expect(await read(other, 'a')).toEqual(await read(storage, 'a'))
    },
  },
  {
    key: 'atomicity.who-asks-for-the-others-absence-does-not-meet-it',
    needs: ['reopen'],
    async run({ storage, reopen }) {
      const other = await reopen()
      for (let round = 0; round < 8; round++) {
        const [left, right] = [`l${round}`, `r${round}`]
        const write = (by: Storage, own: string, unwanted: string) =>
          by.commit({ tenant, puts: [put(own)], checks: [{ ...key(unwanted), guard: 'absent' }] })
        const outcomes = await Promise.allSettled([write(storage, left, right), write(other, right, left)])
        expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
        for (const outcome of outcomes)
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'storage.exists' })
      }
      expect(await walk(storage)).toHaveLength(8)
    },
  },
  {
    key: 'atomicity.crossed-writers-do-not-lock-up',
    async run({ storage }) {
      await fill(storage, { a: { n: 0 }, b: { n: 0 } })
      const write = (first: string, second: string) =>
        storage.commit({ tenant, puts: [put(first, 1), put(second, 1)] })
      await expectOneWinner([write('a', 'b'), write('b', 'a'), write('a', 'b'), write('b', 'a')])
    },
  },
]

async function expectOneWinner(attempts: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(attempts)
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(lost).toHaveLength(attempts.length - 1)
  for (const { reason } of lost) expect(reason).toMatchObject({ code: 'storage.conflict' })
}
