import {
  compareCodePoints,
  type FilterOperator,
  type FilterRecord,
  getPath,
  getSegments,
  isReference,
  type OpenFilter,
  type Reference,
  type Scalar,
} from '../filter/index.js'
import type { Json } from '../shared/index.js'
import { isSubjectPath, type Subject } from './subject.js'

/** Holds, does not hold, or cannot be told. */
export type Truth = boolean | undefined

/** What is known of a condition once the asker is: its truth, or how the record decides it. */
export type Bound = Truth | ((record: FilterRecord) => Truth)

/** One condition of a filter. */
export type Leaf = Exclude<OpenFilter, { and: unknown } | { or: unknown } | { not: unknown }>

/** What a condition compares with: a value, or one that stands for nothing usable (`undefined`). */
export type Expected = Scalar | readonly Scalar[] | undefined

/**
 * Answers a condition tree for one asker as far as the record is not needed. Three things are told apart: filters take
 * what is missing for `null`, so that `ne` and `not` hold for it; a policy must not, or a gap in the data would open
 * records.
 */
export function bindCondition(filter: OpenFilter, subject: Subject): Bound {
  if ('and' in filter) return bindParts(filter.and, false, subject)
  if ('or' in filter) return bindParts(filter.or, true, subject)
  if (!('not' in filter)) return bindLeaf(filter, subject)
  const inner = bindCondition(filter.not, subject)
  return typeof inner === 'function' ? (record) => opposite(inner(record)) : opposite(inner)
}

/** What a bound condition says of a record. */
export const truthOf = (bound: Bound, record: FilterRecord): Truth =>
  typeof bound === 'function' ? bound(record) : bound

const opposite = (truth: Truth): Truth => (truth === undefined ? undefined : !truth)

/** All of the parts (`decisive` false) or any of them (`decisive` true): one decisive part settles it. */
function bindParts(parts: readonly OpenFilter[], decisive: boolean, subject: Subject): Bound {
  const tests: ((record: FilterRecord) => Truth)[] = []
  let known: Truth = !decisive
  for (const part of parts) {
    const bound = bindCondition(part, subject)
    if (bound === decisive) return decisive
    if (typeof bound === 'function') tests.push(bound)
    else if (bound === undefined) known = undefined
  }
  if (tests.length === 0) return known
  return (record) => {
    let truth = known
    for (const test of tests) {
      const part = test(record)
      if (part === decisive) return decisive
      if (part === undefined) truth = undefined
    }
    return truth
  }
}

function bindLeaf(leaf: Leaf, subject: Subject): Bound {
  const { field, op } = leaf
  const expected = expectedOf(leaf, subject)
  if (isSubjectPath(field)) return judge(op, getPath(subject, field) ?? null, expected)
  if (expected === undefined) return undefined
  const test = testOf(op, expected)
  // Most fields lie at the top, where no walk is needed, and what every object inherits has no field's name.
  if (!field.includes('.') && !(field in Object.prototype)) return (record) => test(record[field] ?? null)
  const segments = field.split('.')
  return (record) => test(getSegments(record, segments) ?? null)
}

/** The value that a condition compares with, its reference filled in, if it is one that the operator takes. */
export function expectedOf(leaf: Leaf, subject: Subject): Expected {
  const { op, value } = leaf
  if (!isReference(value)) return value
  const found = getPath(subject, (value as Reference).ref)
  if (op === 'in' || op === 'nin') return isList(found) ? found : undefined
  if (op === 'has') return isScalar(found) || isList(found) ? found : undefined
  return isScalar(found) ? found : undefined
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
const isList = (value: unknown): value is readonly Scalar[] => Array.isArray(value) && value.every(isScalar)

/** Whether what is there meets one condition. Missing is `null`; only a `null` in the condition itself asks for it. */
export const judge = (op: FilterOperator, actual: Json, expected: Expected): Truth =>
  testOf(op, expected)(actual)

function testOf(op: FilterOperator, expected: Expected): (actual: Json) => Truth {
  if (op === 'exists')
    return (actual) => (Array.isArray(actual) ? actual.length > 0 : actual !== null) === expected
  if (expected === undefined) return () => undefined
  switch (op) {
    case 'eq':
    case 'ne': {
      const wanted = op === 'eq'
      return (actual) => (actual === expected ? wanted : actual === null ? undefined : !wanted)
    }
    case 'in':
    case 'nin': {
      const wanted = op === 'in'
      const list = expected as readonly Json[]
      return (actual) => (list.includes(actual) ? wanted : actual === null ? undefined : !wanted)
    }
    case 'has': {
      const list = Array.isArray(expected) ? (expected as readonly Scalar[]) : [expected as Scalar]
      return (actual) => (actual === null ? undefined : Array.isArray(actual) && hasAny(actual, list))
    }
    case 'prefix':
      return (actual) =>
        typeof actual === 'string' && typeof expected === 'string' ? actual.startsWith(expected) : undefined
    default:
      return (actual) => inOrder(op, actual, expected)
  }
}

function hasAny(actual: readonly Json[], list: readonly Scalar[]): boolean {
  for (const each of list) if (actual.includes(each)) return true
  return false
}

function inOrder(op: FilterOperator, actual: Json, expected: Expected): Truth {
  const order =
    typeof actual === 'number' && typeof expected === 'number'
      ? actual - expected
      : typeof actual === 'string' && typeof expected === 'string'
        ? compareCodePoints(actual, expected)
        : undefined
  if (order === undefined) return undefined
  switch (op) {
    case 'lt':
      return order < 0
    case 'lte':
      return order <= 0
    case 'gt':
      return order > 0
    case 'gte':
      return order >= 0
    default:
      throw new Error(`A policy has a condition with the operator "${op}", which cannot be answered.`)
  }
}
