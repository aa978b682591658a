import { expect } from 'vitest'
import type { SearchScenario } from '../scenario.js'
import { entry, library, numbered, plant, question, refused } from '../world.js'

/** Values are counted over all matches, in one order. */
export const facetScenarios: readonly SearchScenario[] = [
  {
    key: 'facet.counts-all-matches-not-the-page',
    async run(create) {
      const rows = numbered(30, (n) =>
        entry('', '停机', { attributes: { region: n % 3 === 0 ? '华东' : '华南' } }),
      )
      const engine = await library(create, rows)
      for (const limit of [0, 5]) {
        const { hits, total, facets } = await engine.search(question('停机', { limit, facets: ['region'] }))
        expect([hits.length, total]).toEqual([limit, 30])
        expect(facets.region).toEqual([
          { value: '华南', count: 20 },
          { value: '华东', count: 10 },
        ])
      }
    },
  },
  {
    key: 'facet.a-list-counts-once-for-each-element',
    async run(create) {
      const engine = await library(create, [
        entry('a', '停机', { attributes: { labels: ['x', 'x', 'y'] } }),
        entry('b', '停机', { attributes: { labels: ['x'] } }),
        entry('c', '停机', { attributes: { labels: [] } }),
      ])
      const { facets } = await engine.search(question('', { facets: ['labels'] }))
      expect(facets.labels).toEqual([
        { value: 'x', count: 2 },
        { value: 'y', count: 1 },
      ])
    },
  },
  {
    key: 'facet.values-keep-their-types-and-order',
    async run(create) {
      const values = [2, 10, true, '2', 'b', 'a', null]
      const engine = await library(
        create,
        values.map((value, i) => entry(`r${i}`, '停机', { attributes: { custom: { value } } })),
      )
      const { facets } = await engine.search(question('', { facets: ['custom.value'] }))
      expect(facets['custom.value']?.map(({ value }) => value)).toEqual([10, 2, '2', 'a', 'b', true])
    },
  },
  {
    key: 'facet.numbers-are-counted',
    async run(create) {
      const engine = await library(create, plant)
      const { facets } = await engine.search(question('停机', { facets: ['reuse', 'open'] }))
      expect(facets.reuse).toEqual([
        { value: 4, count: 1 },
        { value: 9, count: 1 },
      ])
      expect(facets.open).toHaveLength(2)
    },
  },
  {
    key: 'facet.without-values-is-empty',
    async run(create) {
      const engine = await library(create, [entry('a', '停机')])
      expect((await engine.search(question('停机', { facets: ['region'] }))).facets).toEqual({ region: [] })
    },
  },
  {
    key: 'facet.of-an-undeclared-attribute-is-refused',
    async run(create) {
      const engine = await library(create, plant)
      for (const facet of ['salary', 'title', 'constructor'])
        await refused(() => engine.search(question('', { facets: [facet] })), 'search.unknown_attribute')
    },
  },
]
