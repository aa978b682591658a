import type { Filter } from '@caselore/core/filter'
import type { Json, JsonObject } from '@caselore/core/shared'
import { memoryStorage, type Order, type Query, type Storage } from '@caselore/core/storage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexedDbStorage } from './indexed-db-storage.js'

const tenant = 'acme'
const values: readonly (Json | undefined)[] = [
  undefined,
  null,
  false,
  true,
  0,
  -1.5,
  1,
  1,
  10,
  1_795_000_000_000,
  '',
  'a',
  'ab',
  '中',
  '中文',
  '﹏',
  '😀',
  '𠮷',
  [1],
  { a: 1 },
]
const docs: readonly JsonObject[] = values.flatMap((createdAt, i) =>
  ['open', 'closed', 'open'].map((status, j) => ({
    createdAt,
    status,
    updatedAt: (i * 37 + j * 11) % 50,
    ticket: createdAt,
    wakeAt: createdAt,
  })),
)

async function fill(storage: Storage): Promise<Storage> {
  for (const kind of ['ticket', 'comment'])
    for (const [i, doc] of docs.entries())
      await storage.commit({
        tenant,
        puts: [{ kind, id: `r${(i * 17) % docs.length}`, guard: 'absent', doc }],
      })
  return storage
}

async function walk(storage: Storage, query: Query): Promise<string[][]> {
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const page = await storage.query({ ...query, cursor }, { tenant })
    pages.push(page.rows.map((row) => row.id))
    cursor = page.cursor
  } while (cursor)
  return pages
}

const orders: readonly (Order | undefined)[] = [
  undefined,
  ...['createdAt', 'updatedAt', 'dueAt', 'wakeAt', 'status'].flatMap((by) => [
    { by, direction: 'asc' } as const,
    { by, direction: 'desc' } as const,
  ]),
]
const open = { field: 'status', op: 'eq', value: 'open' } as const
const filters: readonly (Filter | undefined)[] = [
  undefined,
  open,
  { field: 'updatedAt', op: 'eq', value: 11 },
  ...['中', 1, true, null].map((value) => ({
    and: [open, { field: 'createdAt', op: 'eq', value } as const],
  })),
  { not: { field: 'createdAt', op: 'eq', value: 1 } },
  { or: [{ field: 'createdAt', op: 'eq', value: 1 }, open] },
]

describe('pages along an index', () => {
  let storage: Storage
  let model: Storage
  beforeAll(async () => {
    storage = await fill(await indexedDbStorage(`orders-${crypto.randomUUID()}`))
    model = await fill(memoryStorage())
  })
  afterAll(() => storage.close())

  it.each(orders)('are those of the memory storage, ordered by %o', async (order) => {
    for (const where of filters)
      for (const limit of [1, 7, 1000]) {
        const query = { kind: 'ticket', where, order, limit }
        expect(await walk(storage, query)).toEqual(await walk(model, query))
      }
  })

  it.each(values.filter((value) => ['string', 'number', 'boolean'].includes(typeof value)))(
    'find the comments of ticket %j',
    async (value) => {
      const query: Query = {
        kind: 'comment',
        where: { field: 'ticket', op: 'eq', value: value as string },
        limit: 2,
      }
      expect(await walk(storage, query)).toEqual(await walk(model, query))
      expect(await storage.count?.(query, 100, { tenant })).toEqual(
        await model.count?.(query, 100, { tenant }),
      )
    },
  )

  it('forget the old place of a record that moved, and one that was deleted', async () => {
    const order = { by: 'updatedAt', direction: 'desc' } as const
    for (const each of [storage, model]) {
      await each.commit({ tenant, puts: [{ kind: 'ticket', id: 'r0', guard: 1, doc: { updatedAt: 1000 } }] })
      await each.commit({ tenant, deletes: [{ kind: 'ticket', id: 'r1', guard: 1 }] })
    }
    const pages = await walk(storage, { kind: 'ticket', order, limit: 1000 })
    expect(pages).toEqual(await walk(model, { kind: 'ticket', order, limit: 1000 }))
    expect(pages[0]?.[0]).toBe('r0')
  })
})
