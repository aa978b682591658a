import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/index.js'
import { memoryStorage } from './memory.js'
import type { Query, WriteSet } from './types.js'
import { checkLoadBatch, checkQuery, checkWriteSet } from './validate.js'

const { capabilities } = memoryStorage({ atomicOps: 100, maxDocBytes: 200 })
const tenant = 'acme'
const write = (writes: Partial<WriteSet>) => checkWriteSet({ tenant, ...writes }, capabilities)
const writeDoc = (doc: unknown) =>
  write({ puts: [{ kind: 'ticket', id: 'a', guard: 'absent', doc: doc as JsonObject }] }).puts[0]?.doc
const query = (part: Partial<Query>) =>
  checkQuery({ kind: 'ticket', limit: 10, ...part }, tenant, capabilities)

const cyclic: { self?: unknown } = {}
cyclic.self = cyclic

describe('checkWriteSet', () => {
  it('leaves out undefined properties and writes -0 as 0, as JSON does', () => {
    expect(writeDoc({ a: undefined, b: -0, c: { d: undefined } })).toStrictEqual({ b: 0, c: {} })
  })

  it.each([
    ['U+0000', { a: 'x\0y' }],
    ['a lone surrogate', { a: '\ud83d' }],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['NaN', { a: Number.NaN }],
    ['an infinity', { a: Number.POSITIVE_INFINITY }],
    ['an integer beyond 2^53', { a: 2 ** 53 }],
    ['a Date', { a: new Date(0) }],
    ['a Map', { a: new Map() }],
    ['a function', { a: () => 1 }],
    ['a bigint', { a: 1n }],
    ['undefined in a list', { a: [undefined] }],
    ['a key __proto__', JSON.parse('{"__proto__": {"a": 1}}')],
    ['a document within itself', cyclic],
    ['a list for a document', []],
    ['nothing for a document', null],
  ])('refuses %s', (_what, doc) => {
    expect(() => writeDoc(doc)).toThrow(expect.objectContaining({ code: 'storage.invalid', retry: 'never' }))
  })

  it('counts the bytes of a document, not its characters', () => {
    expect(writeDoc({ a: '服'.repeat(60) })).toBeDefined()
    expect(() => writeDoc({ a: '服'.repeat(66) })).toThrow(
      expect.objectContaining({ code: 'storage.too_large' }),
    )
  })

  it('refuses more operations than one commit takes', () => {
    const checks = Array.from({ length: 101 }, (_, i) => ({ kind: 'ticket', id: `t${i}`, guard: 1 }))
    expect(() => write({ checks })).toThrow(expect.objectContaining({ code: 'storage.too_large' }))
    expect(write({ checks: checks.slice(1) }).checks).toHaveLength(100)
  })

  it('refuses the same key twice, and the same event twice', () => {
    const key = { kind: 'ticket', id: 'a' }
    const event = { id: 'e', type: 'ticket.filed', aggregate: key, version: 1, at: 0, actor: 'x', data: {} }
    expect(() => write({ checks: [{ ...key, guard: 1 }], deletes: [{ ...key, guard: 1 }] })).toThrow(
      /one key twice/,
    )
    expect(() => write({ events: [event, event] })).toThrow(/one key twice/)
  })

  it.each([{ guard: 0 }, { guard: 1.5 }, { guard: 'exists' }, { guard: undefined }])(
    'refuses a put guarded %o',
    ({ guard }) => {
      expect(() => write({ puts: [{ kind: 'ticket', id: 'a', guard: guard as 1, doc: {} }] })).toThrow(
        /malformed guard/,
      )
    },
  )

  it.each([
    ['a Chinese id', 'ticket', '工单'],
    ['an empty id', 'ticket', ''],
    ['an id of 201 characters', 'ticket', 'x'.repeat(201)],
    ['a space in an id', 'ticket', 'a b'],
    ['a kind with a slash', 'ticket/x', 'a'],
  ])('refuses %s', (_what, kind, id) => {
    expect(() => write({ checks: [{ kind, id, guard: 1 }] })).toThrow(
      expect.objectContaining({ code: 'storage.invalid' }),
    )
  })

  it('refuses a tenant and an idempotency key without a name', () => {
    expect(() => write({ tenant: '' })).toThrow(/malformed tenant/)
    expect(() => write({ idempotency: { key: '', hash: 'h', result: null } })).toThrow(
      /malformed idempotency key/,
    )
  })
})

describe('checkQuery', () => {
  it('joins what is asked with what may be seen', () => {
    const where = { field: 'a', op: 'eq', value: 1 } as const
    const scope = { field: 'b', op: 'eq', value: 2 } as const
    expect(query({ where, scope }).filter).toEqual({ and: [where, scope] })
    expect(query({}).filter).toEqual({ and: [] })
  })

  it.each([0, 1001, 1.5, Number.NaN])('refuses a limit of %d', (limit) => {
    expect(() => query({ limit })).toThrow(/1 to 1000/)
  })

  it('refuses a scope on a path that is not pushed down, but not such a condition of the caller', () => {
    const filter = { field: 'b', op: 'eq', value: 2 } as const
    const narrow = { ...capabilities, filterPaths: ['a'] }
    const ask = (part: Partial<Query>) => checkQuery({ kind: 'ticket', limit: 1, ...part }, tenant, narrow)
    expect(() => ask({ scope: filter })).toThrow(expect.objectContaining({ code: 'storage.not_pushable' }))
    expect(ask({ where: filter }).filter).toEqual(filter)
  })

  it('refuses full-text conditions as not pushable and an unknown operator as invalid', () => {
    expect(() => query({ where: { field: 'a', op: 'matches', value: 'x' } })).toThrow(/not_pushable/)
    expect(() => query({ where: { field: 'a', op: 'like' as 'eq', value: 'x' } })).toThrow(
      /filter.unknown_operator/,
    )
  })

  it.each(['', 'a..b', "a' or 1", '__proto__.'])('refuses an order by %j', (by) => {
    expect(() => query({ order: { by, direction: 'asc' } })).toThrow(/malformed order/)
  })
})

describe('checkLoadBatch', () => {
  it('is not bound by the size of a commit, but by everything else', () => {
    const rows = Array.from({ length: 500 }, (_, i) => ({ kind: 'case', id: `c${i}`, doc: {} }))
    expect(checkLoadBatch({ tenant, load: 'first', sequence: 1, rows }, capabilities).rows).toHaveLength(500)
    expect(() => checkLoadBatch({ tenant, load: 'first', sequence: 0, rows }, capabilities)).toThrow(
      /sequence/,
    )
  })
})
