import type { Filter } from '@caselore/core/filter'
import type { JsonObject } from '@caselore/core/shared'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { fill, options, refusal, walk } from '../world.js'

const records: Readonly<Record<string, JsonObject>> = {
  a: {
    text: '注塑机停机',
    n: 1,
    flag: true,
    tags: ['伺服', 'E-1024'],
    customer: { name: '甲', site: { city: '苏州' } },
  },
  b: { text: '注塑机漏油', n: 2, flag: false, tags: [], customer: { name: '乙' } },
  c: { text: 'E-1024', n: 10, flag: null, tags: ['停机'], customer: null },
  d: { text: '', n: 0, tags: null },
  e: { text: null, n: null, customer: { name: null, site: [] } },
  f: {},
  g: { text: '1', n: '1', flag: 'true', tags: '伺服', customer: '甲' },
}

const answers = (key: string, where: Filter, expected: string): Scenario => ({
  key: `filter.${key}`,
  async run({ storage }) {
    await fill(storage, records)
    expect(await walk(storage, { where })).toEqual([...expected])
    expect(await walk(storage, { where, limit: 1 })).toEqual([...expected])
  },
})

const is = (field: string, op: string, value: unknown) => ({ field, op, value }) as Filter

/** A filter means the same here as in `compileFilter`: missing and null are one, types are not converted. */
export const filterScenarios: readonly Scenario[] = [
  answers('eq-text', is('text', 'eq', '注塑机停机'), 'a'),
  answers('eq-empty-text-is-no-null', is('text', 'eq', ''), 'd'),
  answers('eq-number-converts-no-text', is('n', 'eq', 1), 'a'),
  answers('eq-text-converts-no-number', is('n', 'eq', '1'), 'g'),
  answers('eq-zero', is('n', 'eq', 0), 'd'),
  answers('eq-true', is('flag', 'eq', true), 'a'),
  answers('eq-false-is-no-null', is('flag', 'eq', false), 'b'),
  answers('eq-null-finds-missing', is('n', 'eq', null), 'ef'),
  answers('ne-finds-missing', is('n', 'ne', 1), 'bcdefg'),
  answers('ne-null', is('text', 'ne', null), 'abcdg'),
  answers('ne-true-finds-missing', is('flag', 'ne', true), 'bcdefg'),
  answers('in', is('n', 'in', [1, 10, 99]), 'ac'),
  answers('in-mixed-types', is('n', 'in', [2, '1', true]), 'bg'),
  answers('in-with-null-finds-missing', is('n', 'in', [1, null]), 'aef'),
  answers('in-nothing-finds-nothing', is('n', 'in', []), ''),
  answers('nin', is('n', 'nin', [1, 10]), 'bdefg'),
  answers('nin-with-null', is('n', 'nin', [1, null]), 'bcdg'),
  answers('nin-nothing-finds-all', is('n', 'nin', []), 'abcdefg'),
  answers('lt-number', is('n', 'lt', 2), 'ad'),
  answers('lte-number', is('n', 'lte', 2), 'abd'),
  answers('gt-number', is('n', 'gt', 2), 'c'),
  answers('gte-number-by-size', is('n', 'gte', 2), 'bc'),
  answers('gte-text-by-code-point', is('text', 'gte', '注塑机漏'), 'b'),
  answers('lt-text-leaves-missing-out', is('text', 'lt', 'F'), 'cdg'),
  answers('exists', is('flag', 'exists', true), 'abg'),
  answers('exists-not', is('flag', 'exists', false), 'cdef'),
  answers('exists-list-unless-empty', is('tags', 'exists', true), 'acg'),
  answers('exists-not-empty-list', is('tags', 'exists', false), 'bdef'),
  answers('prefix', is('text', 'prefix', '注塑机'), 'ab'),
  answers('prefix-of-nothing-finds-all-text', is('text', 'prefix', ''), 'abcdg'),
  answers('has', is('tags', 'has', '伺服'), 'a'),
  answers('has-whole-items-only', is('tags', 'has', 'E-10'), ''),
  answers('not-has', { not: is('tags', 'has', '伺服') }, 'bcdefg'),
  answers('nested-path', is('customer.name', 'eq', '甲'), 'a'),
  answers('nested-path-missing', is('customer.name', 'eq', null), 'cdefg'),
  answers('deep-path', is('customer.site.city', 'exists', true), 'a'),
  answers('list-equals-no-item', is('tags', 'eq', '伺服'), 'g'),
  answers('and', { and: [is('n', 'gte', 1), is('flag', 'eq', false)] }, 'b'),
  answers('or', { or: [is('n', 'eq', 10), is('flag', 'eq', true)] }, 'ac'),
  answers('empty-and-holds', { and: [] }, 'abcdefg'),
  answers('empty-or-does-not', { or: [] }, ''),
  answers('not', { not: is('n', 'lt', 2) }, 'bcefg'),
  answers('not-and', { not: { and: [is('n', 'gte', 1), is('flag', 'ne', null)] } }, 'cdefg'),
  answers('not-or', { not: { or: [is('n', 'eq', null), is('text', 'prefix', '注')] } }, 'cdg'),
  answers('not-not', { not: { not: is('flag', 'eq', true) } }, 'a'),
  {
    key: 'filter.scope-narrows-what-is-asked',
    async run({ storage }) {
      const [path] =
        storage.capabilities.filterPaths === 'all' ? ['region'] : storage.capabilities.filterPaths
      if (!path) return
      const doc = (value: string, n: number) => ({ ...atPath(path, value), asked: n })
      await fill(storage, { a: doc('east', 1), b: doc('west', 1), c: doc('east', 2), d: { asked: 1 } })
      const scope = is(path, 'eq', 'east')
      expect(await walk(storage, { scope })).toEqual(['a', 'c'])
      expect(await walk(storage, { scope, limit: 1, order: { by: 'asked', direction: 'desc' } })).toEqual([
        'c',
        'a',
      ])
      expect(await walk(storage, { scope, where: is('asked', 'eq', 1) })).toEqual(['a'])
      expect(await walk(storage, { scope, where: { or: [is('asked', 'eq', 1), { and: [] }] } })).toEqual([
        'a',
        'c',
      ])
    },
  },
  {
    key: 'filter.scope-on-other-paths-is-not-pushable',
    async run({ storage }) {
      const { filterPaths } = storage.capabilities
      const scope = is('some.other.path', 'eq', 1)
      const asked = storage.query({ kind: 'ticket', limit: 1, scope }, options)
      if (filterPaths === 'all' || filterPaths.includes('some.other.path'))
        expect((await asked).rows).toEqual([])
      else await refusal(asked, 'storage.not_pushable')
    },
  },
]

const atPath = (path: string, value: string): JsonObject =>
  path
    .split('.')
    .toReversed()
    .reduce<JsonObject | string>((inner, name) => ({ [name]: inner }), value) as JsonObject
