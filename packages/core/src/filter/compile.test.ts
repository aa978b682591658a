import { describe, expect, it } from 'vitest'
import type { Refusal } from '../shared/index.js'
import { compileFilter, type Filter, getPath } from './index.js'

const record = {
  subject: '注塑机停机',
  priority: 'urgent',
  reopened: 2,
  escalated: false,
  tags: ['注塑机', 'E-1024'],
  customer: { name: '某厂', code: null },
  empty: '',
  watchers: [],
}
const holds = (field: string, op: string, value: unknown) =>
  compileFilter({ field, op, value } as Filter)(record)

describe('compileFilter', () => {
  it.each([
    ['priority', 'eq', 'urgent', true],
    ['priority', 'eq', 'Urgent', false],
    ['priority', 'ne', 'low', true],
    ['reopened', 'eq', '2', false],
    ['tags', 'eq', '注塑机', false],
    ['customer.name', 'eq', '某厂', true],
    ['customer.name.length', 'exists', true, false],
    ['tags.0', 'exists', true, false],
    ['missing', 'eq', null, true],
    ['customer.code', 'eq', null, true],
    ['customer.none.deeper', 'eq', null, true],
    ['missing', 'ne', null, false],
    ['missing', 'ne', 'x', true],
    ['empty', 'eq', null, false],
    ['missing', 'exists', false, true],
    ['customer.code', 'exists', false, true],
    ['empty', 'exists', true, true],
    ['escalated', 'exists', true, true],
    ['tags', 'exists', true, true],
    ['watchers', 'exists', true, false],
    ['watchers', 'exists', false, true],
    ['watchers', 'eq', null, false],
    ['priority', 'in', ['low', 'urgent'], true],
    ['priority', 'nin', ['low', 'urgent'], false],
    ['missing', 'in', ['x', null], true],
    ['missing', 'in', ['x'], false],
    ['missing', 'nin', ['x'], true],
    ['priority', 'in', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'urgent'], true],
    ['missing', 'in', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', null], true],
    ['reopened', 'lt', 3, true],
    ['reopened', 'lte', 2, true],
    ['reopened', 'gt', 2, false],
    ['reopened', 'gte', 2, true],
    ['reopened', 'lt', '3', false],
    ['priority', 'lt', 3, false],
    ['missing', 'lt', 3, false],
    ['missing', 'gte', 0, false],
    ['escalated', 'lt', 1, false],
    ['priority', 'gt', 'low', true],
    ['subject', 'prefix', '注塑', true],
    ['subject', 'prefix', '停机', false],
    ['reopened', 'prefix', '2', false],
    ['tags', 'has', 'E-1024', true],
    ['tags', 'has', 'E-1', false],
    ['subject', 'has', '注塑机', false],
    ['missing', 'has', 'x', false],
  ])('%s %s %j is %s', (field, op, value, expected) => {
    expect(holds(field, op, value)).toBe(expected)
  })

  it('orders strings by code point, as databases do, not by UTF-16 unit', () => {
    const before = compileFilter({ field: 'text', op: 'lt', value: '𠮷' })
    expect(before({ text: '\uFF01' })).toBe(true)
    expect('\uFF01' < '𠮷').toBe(false)
    expect(before({ text: '𠮸' })).toBe(false)
  })

  it('holds for an empty `and` and fails for an empty `or`', () => {
    expect(compileFilter({ and: [] })({})).toBe(true)
    expect(compileFilter({ or: [] })({})).toBe(false)
  })

  it('never finds inherited properties', () => {
    expect(holds('constructor', 'exists', true)).toBe(false)
    expect(holds('__proto__', 'exists', true)).toBe(false)
    expect(getPath({}, '__proto__.toString')).toBeUndefined()
  })

  it.each([
    [{ field: 'subject', op: 'matches', value: 'x' }, 'filter.not_supported'],
    [{ field: 'subject', op: 'eq', value: { ref: 'actor.id' } }, 'filter.unbound_reference'],
    [{ field: 'subject', op: 'like', value: 'x' }, 'filter.unknown_operator'],
  ])('throws for %j', (filter, code) => {
    expect(() => compileFilter({ not: filter as Filter })).toThrow(
      expect.objectContaining({ code } satisfies Partial<Refusal>),
    )
  })
})
