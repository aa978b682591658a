import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor.js'
import type { Query } from './types.js'

const query: Query = {
  kind: 'ticket',
  where: { field: 'a', op: 'eq', value: 1 },
  order: { by: 'subject', direction: 'desc' },
  limit: 10,
}
const last = { value: '复位 😀 𠮷', id: 'a' }

describe('cursors', () => {
  it('come back as they were made, in characters that a URL holds', () => {
    const cursor = encodeCursor(query, 'acme', last)
    expect(cursor).toMatch(/^[\w-]+$/)
    expect(decodeCursor(query, 'acme', cursor)).toEqual(last)
  })

  it('hold a long text too', () => {
    const long = { value: '服务案例'.repeat(100_000), id: 'a' }
    expect(decodeCursor(query, 'acme', encodeCursor(query, 'acme', long))).toEqual(long)
  })

  it('do not mind another page size, nor the order of keys in a filter', () => {
    const same: Query = { ...query, limit: 500, where: { value: 1, op: 'eq', field: 'a' } }
    expect(decodeCursor(same, 'acme', encodeCursor(query, 'acme', last))).toEqual(last)
  })

  it.each<[string, Query, string]>([
    ['kind', { ...query, kind: 'case' }, 'acme'],
    ['filter', { ...query, where: { field: 'a', op: 'eq', value: 2 } }, 'acme'],
    ['scope', { ...query, scope: { field: 'a', op: 'eq', value: 2 } }, 'acme'],
    ['direction', { ...query, order: { by: 'subject', direction: 'asc' } }, 'acme'],
    ['tenant', query, 'other'],
  ])('of another %s are refused', (_what, other, tenant) => {
    const cursor = encodeCursor(other, tenant, last)
    expect(() => decodeCursor(query, 'acme', cursor)).toThrow(/another query/)
  })

  it.each(['', '!', 'AAAA', 'bnVsbA', 'W10'])('that are damaged (%j) are refused', (cursor) => {
    expect(() => decodeCursor(query, 'acme', cursor)).toThrow(
      expect.objectContaining({ code: 'storage.invalid' }),
    )
  })
})
