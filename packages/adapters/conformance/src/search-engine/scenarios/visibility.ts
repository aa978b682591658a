import { expect } from 'vitest'
import type { SearchScenario } from '../scenario.js'
import { entry, find, library, numbered, plant, question, tenant } from '../world.js'

/** What was changed is seen by the next question, in the order of the calls. */
export const visibilityScenarios: readonly SearchScenario[] = [
  {
    key: 'visibility.indexed-rows-are-found',
    async run(create) {
      const engine = await library(create, plant)
      expect(await find(engine, '电机过热')).toContain('c2')
      expect((await engine.stats()).documents).toBe(plant.length)
    },
  },
  {
    key: 'visibility.replaced-text-is-gone',
    async run(create) {
      const engine = await library(create, plant)
      await engine.index([entry('c2', '轴承磨损')])
      expect(await find(engine, '过热')).toEqual([])
      expect(await find(engine, '轴承')).toEqual(['c2'])
      expect((await engine.stats()).documents).toBe(plant.length)
    },
  },
  {
    key: 'visibility.the-last-of-one-batch-counts',
    async run(create) {
      const engine = await library(create, [entry('a', '轴承'), entry('a', '滤网')])
      expect(await find(engine, '轴承')).toEqual([])
      expect(await find(engine, '滤网')).toEqual(['a'])
    },
  },
  {
    key: 'visibility.removed-rows-are-gone',
    async run(create) {
      const engine = await library(create, plant)
      await engine.remove(tenant, ['c2', 'never-there'])
      expect(await find(engine, '过热')).toEqual([])
      const { total } = await engine.search(question('', { facets: ['region'] }))
      expect(total).toBe(plant.length - 1)
    },
  },
  {
    key: 'visibility.removed-rows-can-come-back',
    async run(create) {
      const engine = await library(create, plant)
      await engine.remove(tenant, ['c2'])
      await engine.index(plant.slice(1, 2))
      expect(await find(engine, '过热')).toEqual(['c2'])
    },
  },
  {
    key: 'visibility.removal-of-one-kind-leaves-others',
    async run(create) {
      const engine = await library(create, [entry('x', '轴承'), entry('x', '轴承', { kind: 'ticket' })])
      await engine.remove(tenant, ['x'], 'ticket')
      expect(await find(engine, '轴承')).toEqual(['x'])
      expect(await find(engine, '轴承', { kind: 'ticket' })).toEqual([])
      await engine.remove(tenant, ['x'])
      expect(await find(engine, '轴承')).toEqual([])
    },
  },
  {
    key: 'visibility.changes-keep-their-order',
    async run(create) {
      const engine = await create()
      const many = numbered(300, () => entry('', '传送带打滑，调整张紧轮'.repeat(20)))
      await Promise.all([
        engine.index(many),
        engine.remove(
          tenant,
          many.map(({ id }) => id),
        ),
        engine.index(many.slice(0, 1)),
      ])
      expect(await find(engine, '传送带')).toEqual(['r000'])
    },
  },
  {
    key: 'visibility.rows-are-kept-by-copy',
    async run(create) {
      const tags = ['轴承']
      const attributes = { status: 'draft' }
      const engine = await library(create, [entry('a', { title: '振动', tags }, { attributes })])
      attributes.status = 'published'
      tags[0] = '滤网'
      expect(await find(engine, '', { scope: { field: 'status', op: 'eq', value: 'published' } })).toEqual([])
      expect(await find(engine, '轴承')).toEqual(['a'])
    },
  },
  {
    key: 'visibility.nothing-of-a-refused-batch',
    async run(create) {
      const engine = await create()
      const wrong = entry('b', { title: '轴承', colour: '红' })
      await expect(engine.index([entry('a', '轴承'), wrong])).rejects.toMatchObject({
        code: 'search.unknown_field',
      })
      expect(await find(engine, '轴承')).toEqual([])
    },
  },
]
