import { expect } from 'vitest'
import { type SearchScenario, standardSchema } from '../scenario.js'
import { entry, find, library, plant, question, refused, suggest, tenant } from '../world.js'

/** A state can be kept and given back, to the same version only. */
export const snapshotScenarios: readonly SearchScenario[] = [
  {
    key: 'snapshot.round-trip-answers-the-same',
    async run(create) {
      const engine = await library(create, plant)
      await engine.remove(tenant, ['c3'])
      const other = await create()
      await other.restore(structuredClone(await engine.snapshot()))
      for (const text of ['停机', 'e-1024', '中文', 'reseat', '']) {
        const query = question(text, { facets: ['labels', 'reuse'], highlight: true })
        expect(await other.search(query)).toEqual(await engine.search(query))
      }
      expect(await suggest(other, '停')).toEqual(await suggest(engine, '停'))
      expect((await other.stats()).documents).toBe(plant.length - 1)
    },
  },
  {
    key: 'snapshot.restored-state-can-be-changed',
    async run(create) {
      const engine = await library(create, plant)
      const other = await create()
      await other.restore(await engine.snapshot())
      await other.remove(tenant, ['c1'])
      await other.index([entry('c2', '轴承磨损')])
      expect(await find(other, 'e-1024')).toEqual([])
      expect(await find(other, '轴承')).toEqual(['c2'])
      expect(await find(engine, 'e-1024')).toEqual(['c1'])
      expect(await find(engine, '轴承')).toEqual([])
    },
  },
  {
    key: 'snapshot.shares-nothing-with-the-engine',
    async run(create) {
      const engine = await library(create, plant)
      const saved = await engine.snapshot()
      await engine.remove(tenant, ['c1'])
      const other = await create()
      await other.restore(saved)
      expect(await find(other, 'e-1024')).toEqual(['c1'])
      const again = await engine.snapshot()
      structuredClone(again, { transfer: [...(again.buffers ?? [])] })
      expect(await find(engine, '电机过热')).toContain('c2')
    },
  },
  {
    key: 'snapshot.of-one-tenant-holds-no-other',
    async run(create) {
      const engine = await library(create, [...plant, entry('o1', '停机', { tenant: 'other' })])
      const saved = await engine.snapshot(tenant)
      const elsewhere = await create()
      await elsewhere.restore(saved)
      expect(await find(elsewhere, '停机', { tenant: 'other' })).toEqual([])
      await engine.clear(tenant)
      await engine.index([entry('o2', '停机', { tenant: 'other' })])
      await engine.restore(saved)
      expect(await find(engine, '停机', { tenant: 'other' })).toEqual(['o1', 'o2'])
      expect(await find(engine, '停机')).toEqual(expect.arrayContaining(['c1', 'c2']))
    },
  },
  {
    key: 'snapshot.replaces-what-was-there',
    async run(create) {
      const engine = await library(create, plant)
      const saved = await engine.snapshot()
      await engine.index([entry('later', '停机'), entry('o1', '停机', { tenant: 'other' })])
      await engine.restore(saved)
      expect(await find(engine, '停机')).not.toContain('later')
      expect(await find(engine, '停机', { tenant: 'other' })).toEqual([])
    },
  },
  {
    key: 'snapshot.of-another-version-is-refused',
    async run(create) {
      const engine = await library(create, plant)
      const fields = { ...standardSchema.fields, note: { weight: 1 } }
      const other = await create({ ...standardSchema, fields })
      expect(other.version).not.toBe(engine.version)
      await other.index([entry('kept', '停机')])
      const saved = await engine.snapshot()
      await refused(() => other.restore(saved), 'search.version_mismatch')
      await refused(() => engine.restore({ ...saved, engine: 'another' }), 'search.version_mismatch')
      expect(await find(other, '停机')).toEqual(['kept'])
    },
  },
  {
    key: 'snapshot.damaged-is-refused',
    async run(create) {
      const engine = await library(create, plant)
      const saved = await engine.snapshot()
      await refused(() => engine.restore({ ...saved, data: [{ tenant: 'acme' }] }), 'search.invalid_snapshot')
      await refused(() => engine.restore({ ...saved, data: null }), 'search.invalid_snapshot')
      if (saved.buffers) {
        await refused(() => engine.restore({ ...saved, buffers: [] }), 'search.invalid_snapshot')
        const damaged = saved.buffers.map((buffer) => buffer.slice(0, buffer.byteLength - 8))
        await refused(() => engine.restore({ ...saved, buffers: damaged }), 'search.invalid_snapshot')
      }
      expect(await find(engine, 'e-1024')).toEqual(['c1'])
    },
  },
  {
    key: 'snapshot.under-another-tenants-name-is-refused',
    async run(create) {
      const engine = await library(create, plant)
      const saved = await engine.snapshot(tenant)
      await refused(() => engine.restore({ ...saved, tenant: 'other' }), 'search.invalid_snapshot')
      expect(await find(engine, '停机', { tenant: 'other' })).toEqual([])
    },
  },
]
