import type { Storage } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { fill, key, numbered, options, put, read, refusal, tenant, walk } from '../world.js'

/** A capability that is claimed is there; one that is denied is absent or refused, never quietly half there. */
async function keepsClaim(claimed: boolean, call: (() => Promise<unknown>) | undefined): Promise<void> {
  if (claimed) {
    expect(call).toBeDefined()
    await call?.()
  } else if (call) await refusal(call(), 'storage.not_supported')
}

const isUrgent = { field: 'urgent', op: 'eq', value: true } as const
const count = (storage: Storage, query: object, cap: number) =>
  storage.count?.({ kind: 'ticket', ...query }, cap, options)

export const capabilityScenarios: readonly Scenario[] = [
  {
    key: 'capability.all-are-declared',
    async run({ storage: { capabilities } }) {
      for (const flag of ['feed', 'readToken', 'count', 'bulkLoad', 'purge'] as const)
        expect(capabilities[flag]).toBeTypeOf('boolean')
      expect(capabilities.atomicOps).toBeGreaterThanOrEqual(100)
      expect(capabilities.maxDocBytes).toBeGreaterThanOrEqual(1024)
      expect(['volatile', 'relaxed', 'strict']).toContain(capabilities.durability)
      if (capabilities.filterPaths !== 'all') expect(capabilities.filterPaths).toEqual(expect.any(Array))
    },
  },
  {
    key: 'capability.feed-is-kept',
    async run({ storage }) {
      const { changes } = storage
      await keepsClaim(
        storage.capabilities.feed,
        changes && (() => changes.call(storage, null, { tenant, limit: 1 })),
      )
    },
  },
  {
    key: 'capability.count-is-kept',
    async run({ storage }) {
      await keepsClaim(storage.capabilities.count, storage.count && (async () => count(storage, {}, 1)))
    },
  },
  {
    key: 'capability.bulk-load-is-kept',
    async run({ storage }) {
      const { bulkLoad } = storage
      const batch = { tenant, load: 'first', sequence: 1, rows: [] }
      await keepsClaim(storage.capabilities.bulkLoad, bulkLoad && (() => bulkLoad.call(storage, batch)))
    },
  },
  {
    key: 'capability.purge-is-kept',
    async run({ storage }) {
      const { purge } = storage
      await keepsClaim(storage.capabilities.purge, purge && (() => purge.call(storage, { tenant })))
    },
  },
  {
    key: 'capability.read-token-is-kept',
    async run({ storage }) {
      const { token } = await storage.commit({ tenant, puts: [put('a')] })
      await keepsClaim(storage.capabilities.readToken, () => storage.get([key('a')], { ...options, token }))
      const query = { kind: 'ticket', limit: 1 }
      await keepsClaim(storage.capabilities.readToken, () => storage.query(query, { ...options, token }))
    },
  },
  {
    key: 'count.agrees-with-the-query',
    needs: ['count'],
    async run({ storage }) {
      await fill(
        storage,
        numbered(12, (n) => ({ urgent: n % 3 === 0, region: n < 6 ? 'east' : 'west' })),
      )
      expect(await count(storage, {}, 100)).toEqual({ n: 12, exact: true })
      expect(await count(storage, { where: isUrgent }, 100)).toEqual({ n: 4, exact: true })
      if (storage.capabilities.filterPaths !== 'all') return
      const scope = { field: 'region', op: 'eq', value: 'east' } as const
      expect(await count(storage, { where: isUrgent, scope }, 100)).toEqual({ n: 2, exact: true })
      expect(await count(storage, { kind: 'case' }, 100)).toEqual({ n: 0, exact: true })
    },
  },
  {
    key: 'count.stops-at-the-cap',
    needs: ['count'],
    async run({ storage }) {
      await fill(storage, numbered(12))
      expect(await count(storage, {}, 11)).toEqual({ n: 11, exact: false })
      expect(await count(storage, {}, 12)).toEqual({ n: 12, exact: true })
      for (const cap of [0, -1, 1.5])
        await refusal(Promise.resolve(count(storage, {}, cap)), 'storage.invalid')
    },
  },
  {
    key: 'load.writes-rows-at-version-one',
    needs: ['bulkLoad'],
    async run({ storage }) {
      const rows = Array.from({ length: 250 }, (_, n) => ({ ...key(`l${n}`), doc: { n } }))
      expect(await storage.bulkLoad?.({ tenant, load: 'first', sequence: 1, rows })).toEqual({
        loaded: 250,
        checkpoint: 1,
      })
      expect(await read(storage, 'l249')).toMatchObject({ version: 1, doc: { n: 249 } })
    },
  },
  {
    key: 'load.keeps-the-version-that-is-given',
    needs: ['bulkLoad'],
    async run({ storage }) {
      const rows = [{ ...key('a'), version: 7, doc: { n: 1 } }]
      await storage.bulkLoad?.({ tenant, load: 'first', sequence: 1, rows })
      expect(await read(storage, 'a')).toMatchObject({ version: 7, doc: { n: 1 } })
      await storage.commit({ tenant, puts: [{ ...key('a'), guard: 7, doc: { n: 2 } }] })
      expect(await read(storage, 'a')).toMatchObject({ version: 8 })
      for (const version of [0, 1.5, -1]) {
        const load = async () =>
          storage.bulkLoad?.({
            tenant,
            load: 'first',
            sequence: 2,
            rows: [{ ...key('b'), version, doc: {} }],
          })
        await refusal(load(), 'storage.invalid')
      }
    },
  },
  {
    key: 'load.skips-what-was-loaded',
    needs: ['bulkLoad'],
    async run({ storage }) {
      const batch = (sequence: number, id: string) =>
        storage.bulkLoad?.({ tenant, load: 'first', sequence, rows: [{ ...key(id), doc: {} }] })
      await batch(2, 'a')
      expect(await batch(2, 'b')).toEqual({ loaded: 0, checkpoint: 2 })
      expect(await batch(1, 'c')).toEqual({ loaded: 0, checkpoint: 2 })
      expect(await batch(3, 'd')).toEqual({ loaded: 1, checkpoint: 3 })
      expect(await walk(storage)).toEqual(['a', 'd'])
    },
  },
  {
    key: 'load.leaves-what-is-there',
    needs: ['bulkLoad'],
    async run({ storage }) {
      await fill(storage, { a: { own: true } })
      const rows = [
        { ...key('a'), doc: {} },
        { ...key('b'), doc: {} },
      ]
      expect(await storage.bulkLoad?.({ tenant, load: 'first', sequence: 1, rows })).toEqual({
        loaded: 1,
        checkpoint: 1,
      })
      expect(await read(storage, 'a')).toMatchObject({ version: 1, doc: { own: true } })
    },
  },
  {
    key: 'load.refuses-the-whole-batch-for-one-bad-row',
    needs: ['bulkLoad'],
    async run({ storage }) {
      const rows = [
        { ...key('a'), doc: {} },
        { ...key('b'), doc: { text: '\0' } },
      ]
      const load = async () => storage.bulkLoad?.({ tenant, load: 'first', sequence: 1, rows })
      await refusal(load(), 'storage.invalid')
      expect(await walk(storage)).toEqual([])
    },
  },
]
