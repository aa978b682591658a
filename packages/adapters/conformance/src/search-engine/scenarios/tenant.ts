import { expect } from 'vitest'
import type { SearchScenario } from '../scenario.js'
import { entry, find, library, numbered, plant, question, reach, refused, suggest } from '../world.js'

const secret = entry('c1', { title: '停机密档', tags: ['别家标签'] }, { tenant: 'other' })

/** A tenant's rows weigh, show and vanish for that tenant only. */
export const tenantScenarios: readonly SearchScenario[] = [
  {
    key: 'tenant.rows-are-apart',
    async run(create) {
      const engine = await library(create, [...plant, secret])
      expect(await find(engine, '密档')).toEqual([])
      expect(await find(engine, '密档', { tenant: 'other' })).toEqual(['c1'])
      expect(await suggest(engine, '别家')).toEqual([])
      expect(await find(engine, '停机', { tenant: 'nobody' })).toEqual([])
    },
  },
  {
    key: 'tenant.names-that-look-alike-are-apart',
    async run(create) {
      const names = ['acme', 'ACME', 'acme ', 'acm', 'acme/case', '__proto__']
      const engine = await library(
        create,
        names.map((tenant, i) => entry(`r${i}`, '停机', { tenant })),
      )
      for (const [i, tenant] of names.entries())
        expect(await find(engine, '停机', { tenant })).toEqual([`r${i}`])
    },
  },
  {
    key: 'tenant.removal-and-clearing-leave-others',
    async run(create) {
      const engine = await library(create, [...plant, secret])
      await engine.remove('other', ['c1'])
      expect(await find(engine, 'e-1024')).toEqual(['c1'])
      await engine.index([secret])
      await engine.clear('acme')
      expect(await find(engine, '停机')).toEqual([])
      expect(await find(engine, '停机', { tenant: 'other' })).toEqual(['c1'])
    },
  },
  {
    key: 'tenant.others-do-not-weigh-in',
    async run(create) {
      const crowd = numbered(50, () => entry('', '电机', { tenant: 'other' }))
      const [alone, beside] = [await library(create, plant), await library(create, [...crowd, ...plant])]
      const query = question('电机停机', { highlight: true, facets: ['region'] })
      expect(await beside.search(query)).toEqual(await alone.search(query))
    },
  },
  {
    key: 'tenant.kinds-are-apart',
    async run(create) {
      const engine = await library(create, [...plant, entry('t1', '停机工单', { kind: 'ticket' })])
      expect(await find(engine, '停机工单')).not.toContain('t1')
      expect(await find(engine, '停机', { kind: 'ticket' })).toEqual(['t1'])
    },
  },
  {
    key: 'tenant.is-never-optional',
    async run(create) {
      const engine = await library(create, plant)
      for (const part of ['tenant', 'kind', 'scope', 'fields'] as const) {
        const without = { ...reach, [part]: undefined } as unknown as typeof reach
        await refused(() => engine.search({ ...question('停机'), ...without }), 'search.invalid_query')
        await refused(() => engine.suggest({ ...without, prefix: '停', limit: 5 }), 'search.invalid_query')
      }
    },
  },
]
