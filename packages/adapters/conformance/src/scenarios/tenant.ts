import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { changes, event, feedOf, fill, key, put, read, refusal, tenant, walk } from '../world.js'

const other = 'other'

/** One tenant never sees, blocks or changes another's data. */
export const tenantScenarios: readonly Scenario[] = [
  {
    key: 'tenant.others-are-refused-by-a-view-of-one',
    needs: ['oneTenant'],
    async run({ storage }) {
      const from = { tenant: 'neighbour' }
      const query = { kind: 'ticket', limit: 10 }
      const calls = [
        () => storage.get([key('a')], from),
        () => storage.get([], from),
        () => storage.query(query, from),
        () => storage.commit({ ...from, puts: [put('x')] }),
        storage.changes && (() => storage.changes?.(null, { ...from, limit: 1 })),
        storage.count && (() => storage.count?.(query, 10, from)),
        storage.bulkLoad && (() => storage.bulkLoad?.({ ...from, load: 'x', sequence: 1, rows: [] })),
        storage.purge && (() => storage.purge?.(from)),
      ]
      for (const call of calls) if (call) await refusal(Promise.resolve(call()), 'storage.other_tenant')
    },
  },
  {
    key: 'tenant.get-is-apart',
    needs: ['tenants'],
    async run({ storage }) {
      await fill(storage, { a: { whose: tenant } })
      await fill(storage, { a: { whose: other }, b: {} }, other)
      expect((await read(storage, 'a'))?.doc.whose).toBe(tenant)
      expect(await read(storage, 'b')).toBeUndefined()
      expect((await read(storage, 'a', other))?.doc.whose).toBe(other)
    },
  },
  {
    key: 'tenant.query-is-apart',
    needs: ['tenants'],
    async run({ storage }) {
      await fill(storage, { a: { n: 1 }, c: { n: 3 } })
      await fill(storage, { b: { n: 2 }, d: { n: 4 } }, other)
      for (const order of [undefined, { by: 'n', direction: 'asc' } as const]) {
        expect(await walk(storage, { order, limit: 1 })).toEqual(['a', 'c'])
        expect(await walk(storage, { order, limit: 1 }, other)).toEqual(['b', 'd'])
      }
    },
  },
  {
    key: 'tenant.names-that-start-alike-are-apart',
    needs: ['tenants'],
    async run({ storage }) {
      const names = ['acme', 'acme2', 'acme/ticket', 'acme:ticket', 'acm', 'ACME']
      for (const name of names) await fill(storage, { [`of-${names.indexOf(name)}`]: {} }, name)
      for (const name of names) expect(await walk(storage, {}, name)).toEqual([`of-${names.indexOf(name)}`])
    },
  },
  {
    key: 'tenant.guards-are-apart',
    needs: ['tenants'],
    async run({ storage }) {
      await fill(storage, { a: {} }, other)
      await storage.commit({ tenant, puts: [put('a')] })
      await storage.commit({ tenant, puts: [put('a', 1)] })
      expect((await read(storage, 'a', other))?.version).toBe(1)
      await refusal(storage.commit({ tenant: other, puts: [put('a', 2)] }), 'storage.conflict')
    },
  },
  {
    key: 'tenant.delete-leaves-the-others',
    needs: ['tenants'],
    async run({ storage }) {
      await fill(storage, { a: {} })
      await fill(storage, { a: {} }, other)
      await storage.commit({ tenant, deletes: [{ ...key('a'), guard: 1 }] })
      expect((await read(storage, 'a', other))?.version).toBe(1)
    },
  },
  {
    key: 'tenant.conflict-shows-own-rows-only',
    needs: ['tenants'],
    async run({ storage }) {
      await fill(storage, { a: { secret: true } }, other)
      const error = await refusal(storage.commit({ tenant, puts: [put('a', 1)] }), 'storage.not_found')
      expect(JSON.stringify([error.current, error.details])).not.toContain('secret')
    },
  },
  {
    key: 'tenant.feed-is-apart',
    needs: ['tenants', 'feed'],
    async run({ storage }) {
      await storage.commit({ tenant, events: [event('e1')] })
      await storage.commit({ tenant: other, events: [event('e2')] })
      const { token } = await storage.commit({ tenant, events: [event('e3')] })
      expect((await feedOf(storage)).map(({ id }) => id)).toEqual(['e1', 'e3'])
      expect((await feedOf(storage, 1, other)).map(({ id }) => id)).toEqual(['e2'])
      expect((await changes(storage, token)).events).toEqual([])
    },
  },
  {
    key: 'tenant.count-is-apart',
    needs: ['tenants', 'count'],
    async run({ storage }) {
      await fill(storage, { a: {}, b: {} })
      await fill(storage, { c: {} }, other)
      expect(await storage.count?.({ kind: 'ticket' }, 10, { tenant: other })).toEqual({ n: 1, exact: true })
    },
  },
]
