import {
  all,
  and,
  type Filter,
  getPath,
  none,
  not,
  type OpenFilter,
  or,
  type Scalar,
} from '../filter/index.js'
import type { Json } from '../shared/index.js'
import { expectedOf, judge, type Leaf, type Truth } from './condition.js'
import { isSubjectPath, type Subject } from './subject.js'

/** For one asker: the records of which a condition surely holds, and those of which it surely does not. */
export interface Split {
  readonly holds: Filter
  readonly fails: Filter
}

/**
 * Answers a condition as far as the asker and the circumstances decide it, and leaves what depends on the record as
 * two plain filters. A record that meets neither is one of which it cannot be told. Filters know two truths only, so
 * that "is something else" is written as "is there and is something else".
 */
export function splitCondition(filter: OpenFilter, subject: Subject): Split {
  if ('and' in filter) {
    const parts = filter.and.map((part) => splitCondition(part, subject))
    return { holds: and(...parts.map((part) => part.holds)), fails: or(...parts.map((part) => part.fails)) }
  }
  if ('or' in filter) {
    const parts = filter.or.map((part) => splitCondition(part, subject))
    return { holds: or(...parts.map((part) => part.holds)), fails: and(...parts.map((part) => part.fails)) }
  }
  if ('not' in filter) {
    const { holds, fails } = splitCondition(filter.not, subject)
    return { holds: fails, fails: holds }
  }
  return splitLeaf(filter, subject)
}

/** What was decided without the record. */
export const splitTruth = (truth: Truth): Split => ({
  holds: truth === true ? all : none,
  fails: truth === false ? all : none,
})

function splitLeaf(leaf: Leaf, subject: Subject): Split {
  const { field, op } = leaf
  const expected = expectedOf(leaf, subject)
  if (isSubjectPath(field)) return splitTruth(judge(op, (getPath(subject, field) ?? null) as Json, expected))
  if (expected === undefined) return splitTruth(undefined)
  switch (op) {
    case 'exists':
      return { holds: condition(field, op, expected), fails: condition(field, op, !expected) }
    case 'eq':
    case 'in':
      return splitEquality(field, op, expected)
    case 'ne':
    case 'nin': {
      const { holds, fails } = splitEquality(field, op === 'ne' ? 'eq' : 'in', expected)
      return { holds: fails, fails: holds }
    }
    case 'has': {
      const each = (Array.isArray(expected) ? expected : [expected]).map((one) => condition(field, op, one))
      return { holds: or(...each), fails: and(isGiven(field), ...each.map((one) => not(one))) }
    }
    case 'prefix':
      // Only a string is at or above the empty string.
      return {
        holds: condition(field, op, expected),
        fails: and(condition(field, 'gte', ''), not(condition(field, op, expected))),
      }
    default:
      return { holds: condition(field, op, expected), fails: condition(field, opposites[op], expected) }
  }
}

function splitEquality(field: string, op: 'eq' | 'in', expected: Scalar | readonly Scalar[]): Split {
  const asksForNull = Array.isArray(expected) ? expected.includes(null) : expected === null
  const differs = condition(field, op === 'eq' ? 'ne' : 'nin', expected)
  const isNever = Array.isArray(expected) && expected.length === 0
  return {
    holds: isNever ? none : condition(field, op, expected),
    fails: asksForNull ? differs : isNever ? isGiven(field) : and(isGiven(field), differs),
  }
}

const isGiven = (field: string): Filter => condition(field, 'ne', null)

// Neither of two opposites holds for what cannot be compared.
const opposites: Readonly<Record<string, string>> = { lt: 'gte', gte: 'lt', gt: 'lte', lte: 'gt' }

const condition = (field: string, op: string | undefined, value: unknown): Filter =>
  ({ field, op, value }) as Filter
