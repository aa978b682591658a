import type { Json } from '../shared/index.js'
import { compareCodePoints } from './compare.js'
import { getSegments } from './path.js'
import { filterRefusals } from './refusals.js'
import type { Condition, Filter, Predicate, Scalar } from './types.js'
import { isReference } from './value.js'

type Test = (value: Json | undefined) => boolean

/**
 * Turns a filter into a predicate, once, so that a list of thousands is walked without reading the filter again.
 *
 * `lt`, `lte`, `gt` and `gte` compare numbers with numbers and strings with strings (by code point) and are false for
 * everything else. Throws a Refusal: `filter.not_supported` for `matches`, which only search engines answer, and
 * `filter.unbound_reference` for a reference that nobody replaced.
 *
 * @example
 * ```ts
 * const urgent = compileFilter({ field: 'priority', op: 'eq', value: 'urgent' })
 * urgent({ priority: 'urgent' }) // true
 * ```
 */
export function compileFilter(filter: Filter): Predicate {
  if ('and' in filter) return compileAll(filter.and)
  if ('or' in filter) return compileAny(filter.or)
  if ('not' in filter) {
    const inner = compileFilter(filter.not)
    return (record) => !inner(record)
  }
  const test = compileTest(filter)
  const segments = filter.field.split('.')
  return (record) => test(getSegments(record, segments))
}

function compileAll(filters: readonly Filter[]): Predicate {
  const predicates = filters.map(compileFilter)
  return (record) => {
    for (const holds of predicates) if (!holds(record)) return false
    return true
  }
}

function compileAny(filters: readonly Filter[]): Predicate {
  const predicates = filters.map(compileFilter)
  return (record) => {
    for (const holds of predicates) if (holds(record)) return true
    return false
  }
}

function compileTest(condition: Condition): Test {
  if (isReference(condition.value)) {
    throw filterRefusals.error('filter.unbound_reference', { details: { reference: condition.value.ref } })
  }
  switch (condition.op) {
    case 'exists':
      return (value) => isThere(value) === condition.value
    case 'in':
      return isOneOf(condition.value)
    case 'nin': {
      const isIn = isOneOf(condition.value)
      return (value) => !isIn(value)
    }
    default:
      return compileScalarTest(condition.op, condition.value)
  }
}

function compileScalarTest(op: Exclude<Condition['op'], 'exists' | 'in' | 'nin'>, wanted: Scalar): Test {
  switch (op) {
    case 'eq':
      return (value) => (value ?? null) === wanted
    case 'ne':
      return (value) => (value ?? null) !== wanted
    case 'lt':
      return isOrdered(wanted, (order) => order < 0)
    case 'lte':
      return isOrdered(wanted, (order) => order <= 0)
    case 'gt':
      return isOrdered(wanted, (order) => order > 0)
    case 'gte':
      return isOrdered(wanted, (order) => order >= 0)
    case 'prefix':
      return (value) => typeof value === 'string' && typeof wanted === 'string' && value.startsWith(wanted)
    case 'has':
      return (value) => Array.isArray(value) && value.includes(wanted)
    case 'matches':
      throw filterRefusals.error('filter.not_supported', { details: { operator: op } })
    default:
      throw filterRefusals.error('filter.unknown_operator', {
        details: { operator: String(op satisfies never) },
      })
  }
}

const isThere = (value: Json | undefined): boolean =>
  Array.isArray(value) ? value.length > 0 : (value ?? null) !== null

// Below this a walk along the list beats hashing.
const setFrom = 9

function isOneOf(wanted: readonly Scalar[]): Test {
  if (wanted.length < setFrom) return (value) => wanted.includes((value ?? null) as Scalar)
  const values: ReadonlySet<unknown> = new Set(wanted)
  return (value) => values.has(value ?? null)
}

function isOrdered(wanted: Scalar, accepts: (order: number) => boolean): Test {
  if (typeof wanted === 'number') return (value) => typeof value === 'number' && accepts(value - wanted)
  if (typeof wanted !== 'string') return () => false
  return (value) => typeof value === 'string' && accepts(compareCodePoints(value, wanted))
}
