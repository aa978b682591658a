import type { Filter } from '@caselore/core/filter'
import type { Put, WriteSet } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario, ScenarioContext } from '../scenario.js'
import { event, fill, key, options, put, read, refusal, tenant, walk } from '../world.js'

async function refusesEach(
  storage: ScenarioContext['storage'],
  writes: readonly Partial<WriteSet>[],
): Promise<void> {
  for (const each of writes) {
    const error = await refusal(storage.commit({ tenant, ...each }), 'storage.invalid')
    expect(error.retry).toBe('never')
  }
  expect(await walk(storage)).toEqual([])
}

const strange = (doc: unknown): Partial<WriteSet> => ({ puts: [put('a', 'absent', doc as Put['doc'])] })

/** What is no request is refused with `storage.invalid`, and nothing is stored of it. */
export const invalidScenarios: readonly Scenario[] = [
  {
    key: 'invalid.keys-are-refused',
    async run({ storage }) {
      const ids = ['', '工单', 'a b', 'a\n', 'x'.repeat(201)]
      await refusesEach(storage, [
        ...ids.map((id) => ({ puts: [put(id)] })),
        { puts: [put('a', 'absent', {}, 'a/b')] },
      ])
      for (const id of ids) await refusal(storage.get([key(id)], options), 'storage.invalid')
      await fill(storage, { ['x'.repeat(200)]: {}, "!'%~": {} })
      expect(await walk(storage)).toHaveLength(2)
    },
  },
  {
    key: 'invalid.tenants-are-refused',
    async run({ storage }) {
      for (const name of ['', '租户', 'a b']) {
        await refusal(storage.commit({ tenant: name, puts: [put('a')] }), 'storage.invalid')
        await refusal(storage.get([key('a')], { tenant: name }), 'storage.invalid')
        await refusal(storage.query({ kind: 'ticket', limit: 1 }, { tenant: name }), 'storage.invalid')
      }
    },
  },
  {
    key: 'invalid.one-key-twice-is-refused',
    async run({ storage }) {
      await refusesEach(storage, [
        { puts: [put('a'), put('a')] },
        { checks: [{ ...key('a'), guard: 'absent' }], puts: [put('a')] },
        { events: [event('e'), event('e')], puts: [put('a')] },
      ])
    },
  },
  {
    key: 'invalid.guards-are-refused',
    async run({ storage }) {
      const guards = [0, -1, 1.5, Number.NaN, 'exists', 'any', undefined, null] as unknown as Put['guard'][]
      await refusesEach(
        storage,
        guards.map((guard) => ({ puts: [{ ...put('a'), guard }] })),
      )
    },
  },
  {
    key: 'invalid.documents-must-be-json',
    async run({ storage }) {
      const values = [new Date(0), new Map(), () => 1, 1n, [undefined], Symbol('x')]
      await refusesEach(storage, [
        ...values.map((value) => strange({ value })),
        ...[null, [], 'x', 1].map(strange),
      ])
    },
  },
  {
    key: 'invalid.numbers-that-do-not-survive-are-refused',
    async run({ storage }) {
      const numbers = [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53), 1e300]
      await refusesEach(
        storage,
        numbers.map((value) => strange({ value })),
      )
    },
  },
  {
    key: 'invalid.filters-are-refused',
    async run({ storage }) {
      const filters = [
        { field: 'a', op: 'like', value: 'x' },
        { field: 'a b', op: 'eq', value: 1 },
        { xor: [] },
        null,
      ]
      for (const where of filters as unknown as Filter[]) {
        await refusal(storage.query({ kind: 'ticket', limit: 1, where }, options), 'storage.invalid')
        await refusal(storage.query({ kind: 'ticket', limit: 1, scope: where }, options), 'storage.invalid')
      }
    },
  },
  {
    key: 'invalid.full-text-is-not-pushable',
    async run({ storage }) {
      const where = { field: 'a', op: 'matches', value: 'x' } as const
      await refusal(storage.query({ kind: 'ticket', limit: 1, where }, options), 'storage.not_pushable')
    },
  },
  {
    key: 'limit.too-many-operations-are-refused',
    async run({ storage }) {
      const { atomicOps } = storage.capabilities
      const puts = Array.from({ length: Math.min(atomicOps, 5000) + 1 }, (_, i) => put(`p${i}`))
      if (atomicOps > 5000) return
      await refusal(storage.commit({ tenant, puts }), 'storage.too_large')
      expect(await walk(storage)).toEqual([])
      await storage.commit({ tenant, puts: puts.slice(1) })
      expect(await walk(storage)).toHaveLength(atomicOps)
    },
  },
  {
    key: 'limit.too-large-document-is-refused',
    async run({ storage }) {
      const { maxDocBytes } = storage.capabilities
      const frame = '{"text":""}'.length
      const text = '服'.repeat(Math.floor((maxDocBytes - frame) / 3))
      await fill(storage, { fits: { text } })
      const tooLarge = storage.commit({ tenant, puts: [put('a'), put('b', 'absent', { text: `${text}服` })] })
      await refusal(tooLarge, 'storage.too_large')
      expect(await walk(storage)).toEqual(['fits'])
      expect((await read(storage, 'fits'))?.doc.text).toHaveLength(text.length)
    },
  },
]
