import type { Storage, Token } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { changes, event, feedOf, put, read, refusal, tenant } from '../world.js'

const first = { key: 'attempt-1', hash: 'file', result: { id: 'a', list: ['中', null] } }

/** A token may say more than the place in the feed, such as where the host's log stood when it was given. */
async function expectSamePlace(storage: Storage, one: Token, other: Token): Promise<void> {
  if (!storage.capabilities.feed) return expect(other).toBe(one)
  const [after, again] = await Promise.all([changes(storage, one), changes(storage, other)])
  expect(again.events).toEqual(after.events)
}

/** The same attempt, sent again, happens once and is answered the same. */
export const idempotencyScenarios: readonly Scenario[] = [
  {
    key: 'idempotency.replay-gives-first-result-and-token',
    async run({ storage }) {
      const commit = await storage.commit({
        tenant,
        puts: [put('a')],
        events: [event('e')],
        idempotency: first,
      })
      await storage.commit({ tenant, puts: [put('b')], events: [event('f')] })
      const again = { ...first, result: { id: 'another' } }
      const replay = await storage.commit({ tenant, puts: [put('c')], idempotency: again })
      expect(replay).toEqual({ token: expect.any(String), replayed: true, result: first.result })
      await expectSamePlace(storage, commit.token, replay.token)
    },
  },
  {
    key: 'idempotency.replay-writes-nothing',
    async run({ storage }) {
      await storage.commit({ tenant, puts: [put('a')], idempotency: first })
      await storage.commit({ tenant, puts: [put('a', 1), put('b')], idempotency: first })
      expect((await read(storage, 'a'))?.version).toBe(1)
      expect(await read(storage, 'b')).toBeUndefined()
    },
  },
  {
    key: 'idempotency.replay-announces-nothing',
    needs: ['feed'],
    async run({ storage }) {
      const writes = { tenant, events: [event('e')], idempotency: first }
      await storage.commit(writes)
      await storage.commit(writes)
      expect(await feedOf(storage)).toHaveLength(1)
    },
  },
  {
    key: 'idempotency.replay-wins-over-guards',
    async run({ storage }) {
      const writes = { tenant, puts: [put('a')], idempotency: first }
      await storage.commit(writes)
      expect(await storage.commit(writes)).toMatchObject({ replayed: true })
    },
  },
  {
    key: 'idempotency.other-hash-is-refused',
    async run({ storage }) {
      await storage.commit({ tenant, puts: [put('a')], idempotency: first })
      const reuse = { tenant, puts: [put('b')], idempotency: { ...first, hash: 'assign' } }
      const error = await refusal(storage.commit(reuse), 'storage.key_reused')
      expect(error.retry).toBe('never')
      expect(await read(storage, 'b')).toBeUndefined()
    },
  },
  {
    key: 'idempotency.keys-are-the-tenants-own',
    needs: ['tenants'],
    async run({ storage }) {
      await storage.commit({ tenant, puts: [put('a')], idempotency: first })
      const elsewhere = {
        tenant: 'other',
        puts: [put('a')],
        idempotency: { ...first, hash: 'assign', result: 2 },
      }
      expect(await storage.commit(elsewhere)).toMatchObject({ replayed: false, result: 2 })
    },
  },
  {
    key: 'idempotency.result-null-is-a-result',
    async run({ storage }) {
      const idempotency = { ...first, result: null }
      await storage.commit({ tenant, idempotency })
      expect(await storage.commit({ tenant, idempotency })).toMatchObject({ replayed: true, result: null })
    },
  },
  {
    key: 'idempotency.race-happens-once',
    async run({ storage }) {
      const attempt = () => storage.commit({ tenant, puts: [put('a')], idempotency: first })
      const commits = await Promise.all(Array.from({ length: 6 }, attempt))
      expect(commits.filter((commit) => !commit.replayed)).toHaveLength(1)
      const [one = ''] = commits.map((commit) => commit.token)
      await storage.commit({ tenant, events: [event('e')] })
      for (const { token } of commits) await expectSamePlace(storage, one, token)
      expect((await read(storage, 'a'))?.version).toBe(1)
    },
  },
  {
    key: 'idempotency.outlives-a-restart',
    needs: ['reopen'],
    async run({ storage, reopen }) {
      const writes = { tenant, puts: [put('a')], idempotency: first }
      const commit = await storage.commit(writes)
      await storage.close()
      const again = await reopen()
      await again.commit({ tenant, events: [event('e')] })
      const replay = await again.commit(writes)
      expect(replay).toEqual({ ...commit, token: expect.any(String), replayed: true })
      await expectSamePlace(again, commit.token, replay.token)
    },
  },
]
