import { describe, expect, it } from 'vitest'
import type { Json } from '../shared/index.js'
import { and, bindFilter, fieldsOf, isReference, none, not, type OpenFilter, or } from './index.js'

const known: Record<string, Json> = {
  'actor.regions': ['华东', '华南'],
  'actor.id': 'agent-1',
  'actor.none': null,
}
const lookup = (ref: string) => known[ref]
const condition = (op: string, ref: string) => ({ field: 'region', op, value: { ref } }) as OpenFilter

describe('bindFilter', () => {
  it('replaces references at any depth and leaves the rest', () => {
    const plain: OpenFilter = { field: 'status', op: 'eq', value: 'open' }
    const open: OpenFilter = { and: [plain, { not: { or: [condition('in', 'actor.regions')] } }] }
    expect(bindFilter(open, lookup)).toEqual({
      ok: true,
      value: { and: [plain, { not: { or: [{ field: 'region', op: 'in', value: ['华东', '华南'] }] } }] },
    })
  })

  it.each([
    ['eq', 'actor.unheard', 'filter.unbound_reference'],
    ['eq', 'actor.none', 'filter.unbound_reference'],
    ['eq', 'actor.regions', 'filter.wrong_value'],
    ['in', 'actor.id', 'filter.wrong_value'],
    ['lt', 'actor.regions', 'filter.wrong_value'],
  ])('refuses %s with %s as %s', (op, ref, code) => {
    const result = bindFilter({ or: [condition(op, ref)] }, lookup)
    expect(result).toMatchObject({ ok: false, refusals: [{ code, path: ['or', 0, 'value'] }] })
  })

  it('refuses a list with a null in it, which would match records without the field', () => {
    expect(bindFilter(condition('in', 'x'), () => ['华东', null]).ok).toBe(false)
  })

  it('tells references from values', () => {
    expect(isReference({ ref: 'env.now' })).toBe(true)
    expect(isReference(['ref'])).toBe(false)
    expect(isReference(null)).toBe(false)
  })
})

describe('builders', () => {
  const a: OpenFilter = { field: 'a', op: 'eq', value: 1 }
  const b: OpenFilter = { field: 'b', op: 'eq', value: 1 }

  it('leave out what changes nothing', () => {
    expect(and(a, undefined, { and: [] })).toEqual(a)
    expect(and(and(a, b), a)).toEqual({ and: [a, b, a] })
    expect(and()).toEqual({ and: [] })
    expect(and(a, none)).toEqual(none)
    expect(or(a, none)).toEqual(a)
    expect(or(a, and())).toEqual(and())
    expect(or()).toEqual(none)
    expect(not(not(a))).toEqual(a)
    expect(not(none)).toEqual(and())
  })

  it('fieldsOf names each field once', () => {
    expect(fieldsOf(and(a, or(b, not(a))))).toEqual(['a', 'b'])
  })
})
