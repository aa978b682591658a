import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { event, feedOf, put, read, refusal, tenant } from '../world.js'

const first = { key: 'attempt-1', hash: 'file', result: { id: 'a', list: ['中', null] } }

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
      expect(replay).toEqual({ token: commit.token, replayed: true, result: first.result })
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
      expect(new Set(commits.map((commit) => commit.token)).size).toBe(1)
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
      const replay = await (await reopen()).commit(writes)
      expect(replay).toEqual({ ...commit, replayed: true })
    },
  },
]
