import type { Query } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario, ScenarioContext } from '../scenario.js'
import { fill, key, numbered, options, put, refusal, tenant, walk } from '../world.js'

const byN = { by: 'n', direction: 'asc' } as const
const ids = (count: number) => Object.keys(numbered(count))

async function firstPage(storage: ScenarioContext['storage'], query: Partial<Query> = {}) {
  const page = await storage.query({ kind: 'ticket', limit: 10, ...query }, options)
  return { ids: page.rows.map((row) => row.id), cursor: page.cursor }
}

/** Pages that neither skip nor repeat, whatever is written meanwhile. */
export const pageScenarios: readonly Scenario[] = [
  {
    key: 'page.of-nothing-is-empty',
    async run({ storage }) {
      expect(await storage.query({ kind: 'ticket', limit: 10 }, options)).toEqual({ rows: [] })
    },
  },
  {
    key: 'page.walk-meets-each-once',
    async run({ storage }) {
      await fill(storage, numbered(23))
      for (const limit of [1, 7, 23, 24]) {
        expect(await walk(storage, { limit })).toEqual(ids(23))
        expect(await walk(storage, { limit, order: byN })).toEqual(ids(23))
      }
    },
  },
  {
    key: 'page.last-has-no-cursor',
    async run({ storage }) {
      await fill(storage, numbered(10))
      expect((await firstPage(storage, { limit: 10 })).cursor).toBeUndefined()
      expect((await firstPage(storage, { limit: 9 })).cursor).toEqual(expect.any(String))
    },
  },
  {
    key: 'page.is-full-of-matches',
    async run({ storage }) {
      await fill(
        storage,
        numbered(60, (n) => ({ n, urgent: n % 6 === 0 })),
      )
      const where = { field: 'urgent', op: 'eq', value: true } as const
      const page = await firstPage(storage, { where, limit: 4 })
      expect(page.ids).toEqual(['t0000', 't0006', 't0012', 't0018'])
      expect(await walk(storage, { where, limit: 4 })).toHaveLength(10)
    },
  },
  {
    key: 'page.limit-is-1-to-1000',
    async run({ storage }) {
      for (const limit of [0, -1, 1001, 1.5, Number.NaN])
        await refusal(storage.query({ kind: 'ticket', limit }, options), 'storage.invalid')
      expect(await storage.query({ kind: 'ticket', limit: 1000 }, options)).toEqual({ rows: [] })
    },
  },
  {
    key: 'page.more-than-a-thousand',
    async run({ storage }) {
      await fill(
        storage,
        numbered(1100, (n) => ({ n: n % 3 })),
      )
      expect(await walk(storage)).toEqual(ids(1100))
      expect(new Set(await walk(storage, { order: { by: 'n', direction: 'desc' } })).size).toBe(1100)
    },
  },
  {
    key: 'page.does-not-move-under-inserts-before-it',
    async run({ storage }) {
      await fill(storage, numbered(20))
      const byId = await firstPage(storage)
      const ordered = await firstPage(storage, { order: byN })
      await storage.commit({ tenant, puts: [put('a0', 'absent', { n: -1 })] })
      expect(await walk(storage, { limit: 10, cursor: byId.cursor })).toEqual(ids(20).slice(10))
      expect(await walk(storage, { limit: 10, cursor: ordered.cursor, order: byN })).toEqual(
        ids(20).slice(10),
      )
    },
  },
  {
    key: 'page.shows-inserts-after-it',
    async run({ storage }) {
      await fill(storage, numbered(20))
      const { cursor } = await firstPage(storage, { order: byN })
      await storage.commit({ tenant, puts: [put('late', 'absent', { n: 12.5 })] })
      const rest = await walk(storage, { order: byN, limit: 3, cursor })
      expect(rest).toEqual([...ids(20).slice(10, 13), 'late', ...ids(20).slice(13)])
    },
  },
  {
    key: 'page.does-not-move-under-deletes',
    async run({ storage }) {
      await fill(storage, numbered(20))
      for (const order of [byN, undefined]) {
        const { ids: seen, cursor } = await firstPage(storage, { order, limit: 5 })
        const deletes = seen.map((id) => ({ ...key(id), guard: 'exists' as const }))
        await storage.commit({ tenant, deletes })
        expect(await walk(storage, { order, limit: 5, cursor })).toEqual(await walk(storage, { order }))
      }
    },
  },
  {
    key: 'page.does-not-move-under-updates',
    async run({ storage }) {
      await fill(storage, numbered(20))
      const { cursor } = await firstPage(storage, { order: byN })
      const touched = Array.from({ length: 20 }, (_, n) =>
        put(`t${String(n).padStart(4, '0')}`, 1, { n, touched: true }),
      )
      await storage.commit({ tenant, puts: touched })
      expect(await walk(storage, { order: byN, limit: 10, cursor })).toEqual(ids(20).slice(10))
    },
  },
  {
    key: 'page.size-may-change-on-the-way',
    async run({ storage }) {
      await fill(storage, numbered(20))
      const { cursor } = await firstPage(storage, { order: byN, limit: 3 })
      expect(await walk(storage, { order: byN, limit: 1000, cursor })).toEqual(ids(20).slice(3))
    },
  },
  {
    key: 'page.ties-are-broken-by-id',
    async run({ storage }) {
      await fill(
        storage,
        numbered(9, (n) => ({ n: n % 2 })),
      )
      const even = ['t0000', 't0002', 't0004', 't0006', 't0008']
      const odd = ['t0001', 't0003', 't0005', 't0007']
      for (const limit of [1, 2, 9]) {
        expect(await walk(storage, { order: byN, limit })).toEqual([...even, ...odd])
        const down = await walk(storage, { order: { by: 'n', direction: 'desc' }, limit })
        expect(down).toEqual([...odd.toReversed(), ...even.toReversed()])
      }
    },
  },
  {
    key: 'page.cursor-of-another-query-is-refused',
    async run({ storage, tenants }) {
      await fill(storage, numbered(5))
      const where = { field: 'n', op: 'gte', value: 0 } as const
      const { cursor } = await firstPage(storage, { where, order: byN, limit: 2 })
      const query: Query = { kind: 'ticket', where, order: byN, limit: 2, cursor }
      const { where: _where, order: _order, ...bare } = query
      const others: Query[] = [
        { ...query, kind: 'case' },
        { ...query, where: { ...where, value: 1 } },
        { ...query, order: { by: 'm', direction: 'asc' } },
        { ...query, order: { by: 'n', direction: 'desc' } },
        { ...bare, order: byN },
        { ...bare, where },
      ]
      for (const other of others) await refusal(storage.query(other, options), 'storage.invalid')
      const [, another] = tenants
      if (another) await refusal(storage.query(query, { tenant: another }), 'storage.invalid')
    },
  },
  {
    key: 'page.damaged-cursor-is-refused',
    async run({ storage }) {
      for (const cursor of ['', 'x', '!!', 'e30', '%00'])
        await refusal(storage.query({ kind: 'ticket', limit: 1, cursor }, options), 'storage.invalid')
    },
  },
  {
    key: 'page.cursor-outlives-a-restart',
    needs: ['reopen'],
    async run({ storage, reopen }) {
      await fill(storage, numbered(5))
      const { cursor } = await firstPage(storage, { order: byN, limit: 2 })
      await storage.close()
      expect(await walk(await reopen(), { order: byN, limit: 2, cursor })).toEqual(ids(5).slice(2))
    },
  },
]
