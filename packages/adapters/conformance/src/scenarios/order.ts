import type { Json } from '@caselore/core/shared'
import { expect } from 'vitest'
import type { Scenario } from '../scenario.js'
import { fill, walk } from '../world.js'

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
