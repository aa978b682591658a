import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filter, Scalar } from '../filter/index.js'
import { memoryStorage, type Storage } from '../storage/index.js'
import { put, tenant, world } from './test-world.js'

const scalar = fc.constantFrom<Scalar>(null, '', '1', 1, true, '13800001234', '中')
const value = fc.oneof(scalar, fc.constant(['1']), fc.constant({ a: 1 }))
const fields = { ticket: { a: { blindIndex: true }, 'deep.b': { blindIndex: true } } }

const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      field: fc.constantFrom('a', 'deep.b', 'plain'),
      op: fc.constant('eq' as const),
      value: scalar,
    }),
    fc.record({
      field: fc.constantFrom('a', 'deep.b', 'plain'),
      op: fc.constant('in' as const),
      value: fc.array(scalar, { maxLength: 3 }),
    }),
    fc.record({ not: tie('filter') }),
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
  ),
}))

async function answers(storage: Storage, where: Filter, scope: Filter): Promise<unknown[]> {
  const rows: unknown[] = []
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await storage.query({ kind: 'ticket', where, scope, limit: 2, cursor }, { tenant })
    rows.push(...page.rows)
    cursor = page.cursor
  }
  return rows
}

describe('a blind index', () => {
  it('answers every question by eq and in as the plain field would', async () => {
    const docs = fc.array(fc.record({ a: value, deep: fc.record({ b: value }), plain: value }), {
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(docs, filter, filter, async (stored, where, scope) => {
        const plain = memoryStorage()
        const { storage } = world({ fields })
        for (const [i, doc] of stored.entries())
          for (const each of [plain, storage]) await put(each, `t${i}`, doc)
        const expected = await answers(plain, where, scope)
        expect(await answers(storage, where, scope)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})
