import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { fill, key, options, put, read, tenant } from '../world.js'

/** What goes in comes out: the same documents, by copy, in the order asked for. */
export const shapeScenarios: readonly Scenario[] = [
  {
    key: 'shape.contract-and-name',
    async run({ storage }) {
      expect(storage.contract).toBe(1)
      expect(storage.name).toMatch(/\S/)
    },
  },
  {
    key: 'shape.get-keeps-order',
    async run({ storage }) {
      await fill(storage, { a: { n: 1 }, b: { n: 2 } })
      const rows = await storage.get([key('b'), key('missing'), key('a'), key('b')], options)
      expect(rows.map((row) => row?.id)).toEqual(['b', undefined, 'a', 'b'])
    },
  },
  {
    key: 'shape.get-of-nothing-is-empty',
    async run({ storage }) {
      expect(await storage.get([], options)).toEqual([])
    },
  },
  {
    key: 'shape.get-of-many',
    async run({ storage }) {
      const ids = Array.from({ length: 300 }, (_, i) => `m${i}`)
      await fill(storage, Object.fromEntries(ids.map((id, n) => [id, { n }])))
      const rows = await storage.get(
        ids.map((id) => key(id)),
        options,
      )
      expect(rows.map((row) => row?.doc.n)).toEqual(ids.map((_, n) => n))
    },
  },
  {
    key: 'shape.row-has-key-version-and-document',
    async run({ storage }) {
      await fill(storage, { a: { subject: '注塑机停机' } })
      expect(await read(storage, 'a')).toEqual({
        kind: 'ticket',
        id: 'a',
        version: 1,
        doc: { subject: '注塑机停机' },
      })
    },
  },
  {
    key: 'shape.version-grows-by-one',
    async run({ storage }) {
      await fill(storage, { a: {} })
      await storage.commit({ tenant, puts: [put('a', 1)] })
      await storage.commit({ tenant, puts: [put('a', 2)] })
      expect((await read(storage, 'a'))?.version).toBe(3)
    },
  },
  {
    key: 'shape.put-replaces-the-whole-document',
    async run({ storage }) {
      await fill(storage, { a: { old: 1, nested: { old: 1 } } })
      await storage.commit({ tenant, puts: [put('a', 1, { nested: { fresh: 1 } })] })
      expect((await read(storage, 'a'))?.doc).toEqual({ nested: { fresh: 1 } })
    },
  },
  {
    key: 'shape.delete-removes',
    async run({ storage }) {
      await fill(storage, { a: {}, b: {} })
      await storage.commit({ tenant, deletes: [{ ...key('a'), guard: 1 }] })
      await storage.commit({ tenant, deletes: [{ ...key('b'), guard: 'exists' }] })
      expect(await storage.get([key('a'), key('b')], options)).toEqual([undefined, undefined])
    },
  },
  {
    key: 'shape.put-after-delete-starts-at-version-one',
    async run({ storage }) {
      await fill(storage, { a: { n: 1 } })
      await storage.commit({ tenant, puts: [put('a', 1)] })
      await storage.commit({ tenant, deletes: [{ ...key('a'), guard: 2 }] })
      await fill(storage, { a: { n: 2 } })
      expect(await read(storage, 'a')).toMatchObject({ version: 1, doc: { n: 2 } })
    },
  },
  {
    key: 'shape.kinds-are-apart',
    async run({ storage }) {
      await storage.commit({
        tenant,
        puts: [put('a', 'absent', { n: 1 }), put('a', 'absent', { n: 2 }, 'case')],
      })
      const rows = await storage.get([key('a', 'case'), key('a')], options)
      expect(rows.map((row) => row?.doc.n)).toEqual([2, 1])
      const page = await storage.query({ kind: 'case', limit: 10 }, options)
      expect(page.rows.map((row) => [row.kind, row.doc.n])).toEqual([['case', 2]])
    },
  },
  {
    key: 'shape.documents-go-in-by-copy',
    async run({ storage }) {
      const doc = { tags: ['伺服'] }
      const committing = storage.commit({ tenant, puts: [put('a', 'absent', doc)] })
      doc.tags.push('改了')
      await committing
      doc.tags.push('又改了')
      expect((await read(storage, 'a'))?.doc).toEqual({ tags: ['伺服'] })
    },
  },
  {
    key: 'shape.documents-come-out-by-copy',
    async run({ storage }) {
      await fill(storage, { a: { tags: ['伺服'] } })
      const page = await storage.query({ kind: 'ticket', limit: 1 }, options)
      for (const row of [await read(storage, 'a'), page.rows[0]]) tryToChange(row?.doc.tags)
      expect((await read(storage, 'a'))?.doc).toEqual({ tags: ['伺服'] })
    },
  },
  {
    key: 'shape.json-round-trips',
    async run({ storage }) {
      const doc = {
        nothing: null,
        yes: true,
        no: false,
        empty: '',
        list: [],
        object: {},
        nested: { list: [1, [2, [3]], { a: [{ b: null }] }] },
        'a key': 1,
        'a.dotted.key': 2,
        $dollar: 3,
        constructor: 'own',
      }
      await fill(storage, { a: doc })
      expect((await read(storage, 'a'))?.doc).toStrictEqual(doc)
    },
  },
  {
    key: 'shape.numbers-are-exact',
    async run({ storage }) {
      const numbers = [0, -1, 0.1, 1e-7, -273.15, 1e21 / 3e6, 2 ** 53 - 1, -(2 ** 53 - 1), 1_795_000_000_001]
      await fill(storage, { a: { numbers } })
      expect((await read(storage, 'a'))?.doc.numbers).toEqual(numbers)
    },
  },
  {
    key: 'shape.undefined-is-left-out',
    async run({ storage }) {
      await fill(storage, { a: { here: 1, absent: undefined, nested: { absent: undefined } } })
      expect((await read(storage, 'a'))?.doc).toStrictEqual({ here: 1, nested: {} })
    },
  },
  {
    key: 'shape.commit-answers-token-and-result',
    async run({ storage }) {
      expect(await storage.commit({ tenant, puts: [put('a')] })).toEqual({
        token: expect.any(String),
        replayed: false,
        result: null,
      })
      const idempotency = { key: 'k', hash: 'h', result: { id: 'b' } }
      const commit = await storage.commit({ tenant, puts: [put('b')], idempotency })
      expect(commit).toMatchObject({ replayed: false, result: { id: 'b' } })
    },
  },
  {
    key: 'shape.commit-of-nothing-succeeds',
    async run({ storage }) {
      expect(await storage.commit({ tenant })).toMatchObject({ replayed: false, result: null })
    },
  },
]

/** A frozen copy refuses, a plain one takes it; either is fine as long as the store does not notice. */
function tryToChange(list: unknown): void {
  try {
    ;(list as string[]).push('改了')
  } catch {
    expect(Object.isFrozen(list)).toBe(true)
  }
}
