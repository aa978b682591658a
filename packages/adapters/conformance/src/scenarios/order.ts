import type { Json } from '@caselore/core/shared'
import { projections, type Storage } from '@caselore/core/storage'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { fill, options, put, walk } from '../world.js'

/** Stores the values under ids that do not give the order away, and expects them to come back in the order written. */
const sorts = (key: string, values: readonly Json[], path = 'value'): Scenario => ({
  key: `order.${key}`,
  async run({ storage }) {
    const id = (i: number) => `r${(i * 7) % values.length}-${i}`
    const docs = values.map(
      (value, i) => [id(i), path === 'value' ? { value } : { nested: { value } }] as const,
    )
    await fill(storage, Object.fromEntries(docs.toSorted(([a], [b]) => (a < b ? -1 : 1))))
    const expected = values.map((_, i) => id(i))
    for (const limit of [1, 2, 1000]) {
      expect(await walk(storage, { order: { by: path, direction: 'asc' }, limit })).toEqual(expected)
      expect(await walk(storage, { order: { by: path, direction: 'desc' }, limit })).toEqual(
        expected.toReversed(),
      )
    }
  },
})

/** A timer’s way through an order: it reads the first records, moves them, and they are found where they are now. */
async function movesAlong(storage: Storage, kind: string, by: string): Promise<void> {
  const id = (name: string) => `${by}-${name}`
  const docs = { late: { [by]: 30 }, soon: { [by]: 10 }, never: {}, next: { [by]: 20 } }
  const puts = Object.entries(docs).map(([name, doc]) => put(id(name), 'absent', doc, kind))
  await storage.commit({ ...options, puts })
  const read = async () => {
    const order = { by, direction: 'asc' } as const
    const { rows } = await storage.query({ kind, order, limit: 1000 }, options)
    return rows.flatMap((row) => (row.id.startsWith(`${by}-`) ? [row.id] : []))
  }
  expect(await read()).toEqual(['soon', 'next', 'late', 'never'].map(id))
  await storage.commit({
    ...options,
    puts: [put(id('soon'), 1, { [by]: 40 }, kind), put(id('next'), 1, {}, kind)],
  })
  expect(await read()).toEqual(['late', 'soon', 'never', 'next'].map(id))
}

/** One order everywhere, so that a page means the same in every engine. */
export const orderScenarios: readonly Scenario[] = [
  sorts('numbers-by-size', [-10, -2, -0.5, 0, 0.5, 2, 10, 100]),
  sorts('milliseconds-apart', [1_795_000_000_000, 1_795_000_000_001, 1_795_000_000_002]),
  sorts('false-before-true', [false, true]),
  sorts('text-by-code-point', [
    '',
    '!',
    'A',
    'Z',
    'a',
    'ab',
    'b',
    'é',
    '中',
    '中文',
    '文',
    '﹏',
    '！',
    '😀',
    '𠮷',
  ]),
  sorts('text-beyond-the-basic-plane', ['\ue000', '\uffee', '\u{10000}', '\u{1f600}', '\u{20bb7}']),
  sorts('text-by-first-difference', ['T-10', 'T-2', 'T-20', 't-1']),
  sorts('nested-field', [1, 2, 3], 'nested.value'),
  {
    key: 'order.default-is-id-by-code-unit',
    async run({ storage }) {
      const ids = ['-', '0', '10', '9', 'A', 'B-1', 'B_1', 'Z', 'a', 'b', '~']
      await fill(storage, Object.fromEntries(ids.toReversed().map((id) => [id, {}])))
      expect(await walk(storage, { limit: 2 })).toEqual(ids)
    },
  },
  {
    key: 'order.what-is-due-next-comes-first',
    async run({ storage }) {
      for (const [kind, { orders }] of Object.entries(projections))
        for (const by of orders) await movesAlong(storage, kind, by)
    },
  },
  {
    key: 'order.missing-comes-last-both-ways',
    async run({ storage }) {
      await fill(storage, {
        a: {},
        b: { n: 2 },
        c: { n: null },
        d: { n: 1 },
        e: { n: [0] },
        f: { n: { n: 0 } },
      })
      for (const limit of [1, 2, 3, 6]) {
        expect(await walk(storage, { order: { by: 'n', direction: 'asc' }, limit })).toEqual([...'dbacef'])
        expect(await walk(storage, { order: { by: 'n', direction: 'desc' }, limit })).toEqual([...'bdfeca'])
      }
    },
  },
]
