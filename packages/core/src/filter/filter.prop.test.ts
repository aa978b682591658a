import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../shared/index.js'
import {
  and,
  bindFilter,
  type Condition,
  compileFilter,
  type Filter,
  not,
  type OpenFilter,
  or,
  parseFilter,
} from './index.js'

type Doc = { readonly [field: string]: Json | undefined }

fc.configureGlobal({ seed: 20_261_124 })

const text = fc.constantFrom('', 'a', 'ab', 'b', '停机', '\uFF01', '𠮷', '𠮸', 'A')
const number = fc.constantFrom(-1, 0, 1, 1.5, 2)
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null))
const field = fc.constantFrom('a', 'b', 'list', 'inner.a', 'inner.list', 'none')
const listLength = fc.constantFrom(0, 2, 12)

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field, op: fc.constantFrom('eq' as const, 'ne' as const), value: scalar }),
  fc.record({
    field,
    op: fc.constantFrom('lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
    value: fc.oneof(text, number),
  }),
  fc.record({ field, op: fc.constant('prefix' as const), value: text }),
  fc.record({ field, op: fc.constant('has' as const), value: fc.oneof(text, number, fc.boolean()) }),
  fc.record({ field, op: fc.constant('exists' as const), value: fc.boolean() }),
  fc.record({
    field,
    op: fc.constantFrom('in' as const, 'nin' as const),
    value: listLength.chain((maxLength) => fc.array(scalar, { maxLength })),
  }),
)

const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    condition,
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
}))

const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))
const doc: fc.Arbitrary<Doc> = fc.record(
  {
    a: value,
    b: value,
    list: value,
    inner: fc.oneof(scalar, fc.record({ a: value, list: value }, { requiredKeys: [] })),
  },
  { requiredKeys: [] },
)

/** The docstring of `Filter` once more, written as plainly as possible and sharing nothing with the compiler. */
function naive(where: Filter, record: Doc): boolean {
  if ('and' in where) return where.and.every((part) => naive(part, record))
  if ('or' in where) return where.or.some((part) => naive(part, record))
  if ('not' in where) return !naive(where.not, record)
  const found = where.field
    .split('.')
    .reduce<unknown>((at, key) => (at as Doc | null | undefined)?.[key], record)
  const actual = found === undefined ? null : found
  const wanted = where.value as never
  const points = (word: string) =>
    Array.from(word, (sign) => (sign.codePointAt(0) ?? 0).toString(16).padStart(6, '0')).join()
  const ordered = (holds: (a: string | number, b: string | number) => boolean) =>
    typeof actual === 'number' && typeof wanted === 'number'
      ? holds(actual, wanted)
      : typeof actual === 'string' && typeof wanted === 'string' && holds(points(actual), points(wanted))
  switch (where.op) {
    case 'eq':
      return actual === wanted
    case 'ne':
      return actual !== wanted
    case 'in':
      return (where.value as readonly unknown[]).some((each) => each === actual)
    case 'nin':
      return (where.value as readonly unknown[]).every((each) => each !== actual)
    case 'exists': {
      const nothing = actual === null || (Array.isArray(actual) && actual.length === 0)
      return where.value ? !nothing : nothing
    }
    case 'prefix':
      return typeof actual === 'string' && actual.indexOf(wanted) === 0
    case 'has':
      return Array.isArray(actual) && actual.some((each) => each === wanted)
    case 'lt':
      return ordered((a, b) => a < b)
    case 'lte':
      return ordered((a, b) => a <= b)
    case 'gt':
      return ordered((a, b) => a > b)
    case 'gte':
      return ordered((a, b) => a >= b)
    default:
      throw new Error(where.op)
  }
}

const same = (left: Filter, right: Filter, record: Doc) =>
  expect(compileFilter(left)(record)).toBe(compileFilter(right)(record))

describe('filter laws', () => {
  it('compiling means the same as the plain reading', () => {
    fc.assert(
      fc.property(filter, doc, (where, record) => {
        expect(compileFilter(where)(record)).toBe(naive(where, record))
      }),
      { numRuns: 2000 },
    )
  })

  it('obeys De Morgan', () => {
    fc.assert(
      fc.property(filter, filter, doc, (a, b, record) => {
        same({ not: { and: [a, b] } }, { or: [{ not: a }, { not: b }] }, record)
        same({ not: { or: [a, b] } }, { and: [{ not: a }, { not: b }] }, record)
      }),
    )
  })

  it('ne and nin are the exact negations of eq and in', () => {
    fc.assert(
      fc.property(field, scalar, fc.array(scalar, { maxLength: 12 }), doc, (name, one, many, record) => {
        same({ field: name, op: 'ne', value: one }, { not: { field: name, op: 'eq', value: one } }, record)
        same({ field: name, op: 'nin', value: many }, { not: { field: name, op: 'in', value: many } }, record)
      }),
    )
  })

  it('builders mean what they stand for', () => {
    fc.assert(
      fc.property(filter, filter, doc, (a, b, record) => {
        same(and(a, b), { and: [a, b] }, record)
        same(or(a, b), { or: [a, b] }, record)
        same(not(a), { not: a }, record)
      }),
    )
  })

  it('survives JSON and parsing unchanged', () => {
    fc.assert(
      fc.property(filter, (where) => {
        const copy: unknown = JSON.parse(JSON.stringify(where))
        expect(parseFilter(copy)).toEqual({ ok: true, value: where })
      }),
    )
  })

  it('parsing answers any JSON at all, without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(typeof parseFilter(input).ok).toBe('boolean')
      }),
    )
  })

  it('binding then compiling is compiling with the values in place', () => {
    fc.assert(
      fc.property(filter, doc, (where, record) => {
        const values: Json[] = []
        const bound = bindFilter(lift(where, values), (ref) => values[Number(ref)])
        expect(bound).toEqual({ ok: true, value: where })
        if (bound.ok) same(bound.value, where, record)
      }),
    )
  })
})

/** The same filter with every value that a reference may stand for moved into `values`. */
function lift(where: Filter, values: Json[]): OpenFilter {
  if ('and' in where) return { and: where.and.map((part) => lift(part, values)) }
  if ('or' in where) return { or: where.or.map((part) => lift(part, values)) }
  if ('not' in where) return { not: lift(where.not, values) }
  const bare = where.value === null || (Array.isArray(where.value) && where.value.includes(null))
  if (where.op === 'exists' || bare) return where
  const ref = String(values.push(where.value as Json) - 1)
  return { field: where.field, op: where.op, value: { ref } } as OpenFilter
}
