import type { SearchDocument } from '@caselore/core/search'
import { expect } from 'vitest'
import { type SearchScenario, standardSchema } from '../scenario.js'
import { entry, find, library, plant, question, refused, suggest, tenant } from '../world.js'

/** A state can be kept and given back, to the same version only. */
const heldScenarios: readonly SearchScenario[] = [
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

/** The same promises of an engine whose state outlives it: a snapshot names the state, and is refused once that is gone. */
const durableScenarios: readonly SearchScenario[] = [
  {
    key: 'snapshot.of-a-durable-engine-names-its-state',
    async run(create) {
      const engine = await library(create, plant)
      if (!engine.durable) return
      const saved = structuredClone(await engine.snapshot(tenant))
      expect(JSON.stringify(saved)).not.toContain('注塑机')
      await engine.index([entry('later', '轴承磨损')])
      await engine.restore(saved)
      expect(await find(engine, '轴承')).toEqual(['later'])
      const fields = { ...standardSchema.fields, note: { weight: 1 } }
      const other = await create({ ...standardSchema, fields })
      await refused(() => other.restore(saved), 'search.version_mismatch')
      await refused(() => engine.restore({ ...saved, engine: 'another' }), 'search.version_mismatch')
      await refused(() => engine.restore({ ...saved, data: null }), 'search.invalid_snapshot')
      await refused(() => engine.restore({ ...saved, tenant: 'other' }), 'search.invalid_snapshot')
      const empty = await create()
      await refused(() => empty.restore(saved), 'search.version_mismatch')
    },
  },
  {
    key: 'snapshot.of-a-state-that-was-built-anew-is-refused',
    async run(create) {
      const engine = await library(create, plant)
      if (!engine.durable || !engine.rebuild) return
      const saved = await engine.snapshot(tenant)
      await engine.rebuild(tenant, batches([plant]))
      await refused(() => engine.restore(saved), 'search.version_mismatch')
      await engine.restore(await engine.snapshot(tenant))
    },
  },
]

async function* batches(
  of: readonly (readonly SearchDocument[])[],
): AsyncGenerator<readonly SearchDocument[]> {
  yield* of
}

/** Where engines have `rebuild`. */
const rebuildScenarios: readonly SearchScenario[] = [
  {
    key: 'rebuild.the-old-answers-until-the-new-is-whole',
    async run(create) {
      const engine = await library(create, plant)
      if (!engine.rebuild) return
      const seen: string[][] = []
      async function* slowly(): AsyncGenerator<readonly SearchDocument[]> {
        yield [entry('new', '轴承磨损')]
        seen.push(await find(engine, '轴承'), await find(engine, 'e-1024'))
        yield [entry('c1', '滤网堵塞')]
      }
      await engine.rebuild(tenant, slowly())
      expect(seen).toEqual([[], ['c1']])
      expect(await find(engine, '')).toEqual(['c1', 'new'])
      expect(await find(engine, 'e-1024')).toEqual([])
      expect((await engine.stats()).documents).toBe(2)
    },
  },
  {
    key: 'rebuild.that-fails-leaves-the-old',
    async run(create) {
      const engine = await library(create, [...plant, entry('o1', '停机', { tenant: 'other' })])
      if (!engine.rebuild) return
      async function* failing(): AsyncGenerator<readonly SearchDocument[]> {
        yield [entry('new', '轴承磨损')]
        throw new Error('the storage went away')
      }
      await expect(engine.rebuild(tenant, failing())).rejects.toThrow('the storage went away')
      expect(await find(engine, 'e-1024')).toEqual(['c1'])
      expect(await find(engine, '轴承')).toEqual([])
      expect(await find(engine, '停机', { tenant: 'other' })).toEqual(['o1'])
      expect((await engine.stats()).documents).toBe(plant.length + 1)
    },
  },
]

/** What a durable engine need not hold to: its snapshots hold no state. */
const ofHeldState = ({ key, run }: SearchScenario): SearchScenario => ({
  key,
  async run(create) {
    if ((await create()).durable) return
    await run(create)
  },
})

export const snapshotScenarios: readonly SearchScenario[] = [
  ...heldScenarios.map(ofHeldState),
  ...durableScenarios,
  ...rebuildScenarios,
]
