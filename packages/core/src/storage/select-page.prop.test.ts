import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/index.js'
import { memoryStorage } from './memory.js'
import type { Order, Storage } from './types.js'

const tenant = 'acme'
const value = fc.option(
  fc.oneof(fc.boolean(), fc.integer({ min: -2, max: 2 }), fc.constantFrom('', 'a', '中', '😀', '﹏')),
)
const docs = fc.array(fc.record({ value }), { maxLength: 20 })
const order: fc.Arbitrary<Order | undefined> = fc.option(
  fc.record({ by: fc.constant('value'), direction: fc.constantFrom('asc' as const, 'desc' as const) }),
  { nil: undefined },
)
const limit = fc.integer({ min: 1, max: 6 })

async function filled(
  all: readonly JsonObject[],
  prefix: string,
  storage = memoryStorage(),
): Promise<Storage> {
  const puts = all.map((doc, i) => ({
    kind: 'ticket',
    id: `${prefix}${i * 7}`,
    guard: 'absent' as const,
    doc,
  }))
  await storage.commit({ tenant, puts })
  return storage
}

/** Walks the pages, and lets something happen after each. */
async function walk(
  storage: Storage,
  order: Order | undefined,
  limit: number,
  between = async () => {},
): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await storage.query({ kind: 'ticket', order, limit, cursor }, { tenant })
    ids.push(...page.rows.map((row) => row.id))
    cursor = page.cursor
    await between()
  } while (cursor)
  return ids
}

describe('pages', () => {
  it('put together are the whole list, whatever their size', async () => {
    await fc.assert(
      fc.asyncProperty(docs, order, limit, async (all, order, limit) => {
        const storage = await filled(all, 'r')
        expect(await walk(storage, order, limit)).toEqual(await walk(storage, order, 1000))
      }),
    )
  })

  it('show what nobody touched exactly once, while others come and go', async () => {
    await fc.assert(
      fc.asyncProperty(docs, docs, order, limit, async (still, others, order, limit) => {
        const storage = await filled(still, 'still')
        const [coming, going] = [others.slice(0, 5), others.slice(5)]
        await filled(going, 'going', storage)
        let step = 0
        const disturb = async () => {
          const deletes = going[step]
            ? [{ kind: 'ticket', id: `going${step * 7}`, guard: 'exists' as const }]
            : []
          const doc = coming[step]
          const puts = doc ? [{ kind: 'ticket', id: `coming${step}`, guard: 'absent' as const, doc }] : []
          step++
          await storage.commit({ tenant, puts, deletes })
        }
        const seen = await walk(storage, order, limit, disturb)
        expect(new Set(seen).size).toBe(seen.length)
        const expected = still.map((_, i) => `still${i * 7}`)
        expect(seen.filter((id) => id.startsWith('still')).sort()).toEqual(expected.sort())
      }),
    )
  })
})
