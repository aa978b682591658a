import type { Filter } from '@caselore/core/filter'
import { expect } from 'vitest'
import type { SearchScenario } from '../scenario.js'
import { entry, find, library, numbered, plant, question, refused, suggest } from '../world.js'

const published: Filter = { field: 'status', op: 'eq', value: 'published' }
const canary = entry(
  'zz',
  { title: '金丝雀停机停机停机', tags: ['金丝雀标签'], body: '金丝雀密钥' },
  { attributes: { status: 'draft', region: '西北', labels: ['金丝雀标签'], reuse: 999 } },
)
const flock = (count: number) => numbered(count, () => canary)

/** Rows out of reach are not there: not in hits, totals, facets, pages, relevance, guesses or suggestions. */
export const scopeScenarios: readonly SearchScenario[] = [
  {
    key: 'scope.none-answers-nothing',
    async run(create) {
      const engine = await library(create, plant)
      for (const text of ['停机', ''])
        expect(await engine.search(question(text, { scope: 'none', facets: ['region'] }))).toEqual({
          hits: [],
          total: 0,
          facets: { region: [] },
        })
      expect(await suggest(engine, '停', { scope: 'none' })).toEqual([])
    },
  },
  {
    key: 'scope.filters-before-ranking',
    async run(create) {
      const engine = await library(create, [...plant, ...flock(40)])
      expect((await find(engine, '停机', { scope: published, limit: 2 })).sort()).toEqual(['c1', 'c2'])
      expect(await find(engine, '停机', { scope: published, limit: 1, offset: 1 })).toHaveLength(1)
      const sort = { by: 'reuse', direction: 'desc' } as const
      expect(await find(engine, '', { scope: published, limit: 2, sort })).toEqual(['c2', 'c1'])
    },
  },
  {
    key: 'scope.filters-before-counting',
    async run(create) {
      const engine = await library(create, [...plant, ...flock(5)])
      const answer = await engine.search(question('停机', { scope: published, facets: ['region', 'labels'] }))
      expect(answer.total).toBe(2)
      expect(answer.facets).toEqual({
        region: [{ value: '华东', count: 2 }],
        labels: [
          { value: '停机', count: 2 },
          { value: '伺服', count: 1 },
          { value: '过热', count: 1 },
        ],
      })
    },
  },
  {
    key: 'scope.hidden-rows-change-no-relevance',
    async run(create) {
      const [alone, crowded] = [await library(create, plant), await library(create, [...plant, ...flock(30)])]
      for (const text of ['停机', '电机过热停机', '金丝雀 e-1024']) {
        const [a, b] = await Promise.all(
          [alone, crowded].map((engine) => engine.search(question(text, { scope: published }))),
        )
        const shown = (answer: typeof a) =>
          (answer?.hits ?? []).map(({ id, relevance }) => `${id} ${relevance}`)
        expect(shown(b).sort()).toEqual(shown(a).sort())
        expect(b?.total).toBe(a?.total)
      }
    },
  },
  {
    key: 'scope.hidden-words-are-not-guessed-at',
    async run(create) {
      const hidden = entry('h', 'compressor', { attributes: { status: 'draft' } })
      const shown = entry('s', 'compressed air', { attributes: { status: 'published' } })
      const engine = await library(create, [hidden, shown])
      const answer = await engine.search(question('compresor', { scope: published, highlight: true }))
      expect(JSON.stringify(answer)).not.toMatch(/compressor/)
    },
  },
  {
    key: 'scope.and-filter-are-joined',
    async run(create) {
      const engine = await library(create, plant)
      const south: Filter = { field: 'region', op: 'eq', value: '华南' }
      const east: Filter = { field: 'region', op: 'eq', value: '华东' }
      expect(await find(engine, '', { scope: south, where: east })).toEqual([])
      expect(await find(engine, '', { scope: published, where: east })).toEqual(['c1', 'c2'])
    },
  },
  {
    key: 'scope.means-what-filters-mean',
    async run(create) {
      const engine = await library(create, plant)
      const cases: [Filter, string[]][] = [
        [{ field: 'custom.level', op: 'gte', value: 2 }, ['c4']],
        [{ field: 'labels', op: 'has', value: '过热' }, ['c2']],
        [{ field: 'labels', op: 'exists', value: false }, ['c3', 'c4']],
        [{ field: 'reuse', op: 'gt', value: 1 }, ['c1', 'c2']],
        [{ field: 'reuse', op: 'eq', value: null }, ['c4']],
        [{ field: 'region', op: 'ne', value: '华东' }, ['c3', 'c4']],
        [{ field: 'region', op: 'in', value: ['华南', '华北'] }, ['c3', 'c4']],
        [{ not: { field: 'open', op: 'eq', value: true } }, ['c2', 'c3', 'c4']],
        [{ or: [{ field: 'open', op: 'eq', value: false }, published] }, ['c1', 'c2', 'c3']],
        [{ and: [] }, ['c1', 'c2', 'c3', 'c4']],
        [{ or: [] }, []],
      ]
      for (const [scope, ids] of cases) expect(await find(engine, '', { scope })).toEqual(ids)
      for (const [where, ids] of cases) expect(await find(engine, '', { where })).toEqual(ids)
    },
  },
  {
    key: 'scope.of-an-undeclared-attribute-is-refused',
    async run(create) {
      const engine = await library(create, plant)
      const salary: Filter = { field: 'salary', op: 'eq', value: 1 }
      await refused(() => engine.search(question('停机', { scope: { not: salary } })), 'filter.unknown_field')
      await refused(() => engine.search(question('停机', { where: salary })), 'filter.unknown_field')
      await refused(() => suggest(engine, '停', { scope: { not: salary } }), 'filter.unknown_field')
    },
  },
  {
    key: 'scope.covers-suggestions',
    async run(create) {
      const engine = await library(create, [...plant, canary])
      expect(await suggest(engine, '金丝', { scope: published })).toEqual([])
      expect(await suggest(engine, '金丝')).toHaveLength(2)
    },
  },
  {
    key: 'scope.covers-rows-that-changed-hands',
    async run(create) {
      const engine = await library(create, plant)
      await find(engine, '停机', { scope: published })
      await engine.index([entry('c2', '电机停机', { attributes: { status: 'draft' } })])
      expect(await find(engine, '停机', { scope: published })).toEqual(['c1'])
    },
  },
]
