import type { Json } from '../shared/index.js'
import type { FieldType, FilterOperator, Reference, Scalar, ScalarOperator } from './types.js'

/** Whether a condition's value is to be looked up when the question is asked. */
export const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof (value as Reference).ref === 'string'

/** The operators whose value is a list. */
const isListOperator = (op: string): op is 'in' | 'nin' => op === 'in' || op === 'nin'

const scalarOperators: readonly string[] = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'prefix',
  'has',
  'matches',
] satisfies ScalarOperator[]

export const isOperator = (op: unknown): op is FilterOperator =>
  typeof op === 'string' && (scalarOperators.includes(op) || isListOperator(op) || op === 'exists')

/** The kinds of single value that may stand in one place. */
type Kind = 'string' | 'number' | 'boolean' | 'null'

const everyKind: readonly Kind[] = ['string', 'number', 'boolean', 'null']
const equalityKinds: Readonly<Record<FieldType, readonly Kind[]>> = {
  string: ['string', 'null'],
  number: ['number', 'null'],
  boolean: ['boolean', 'null'],
  // Only "there is none" can be asked of a whole list or object.
  strings: ['null'],
  object: ['null'],
  objects: ['null'],
  any: everyKind,
}
const hasKinds: Partial<Record<FieldType, readonly Kind[]>> = {
  strings: ['string'],
  any: ['string', 'number', 'boolean'],
}
const orderKinds: Partial<Record<FieldType, readonly Kind[]>> = {
  string: ['string'],
  number: ['number'],
  any: ['string', 'number'],
}
const textTypes: readonly FieldType[] = ['string', 'strings', 'any']

/** What kinds of value an operator takes on a field of a type; none at all where the two do not go together. */
function acceptedKinds(op: Exclude<FilterOperator, 'exists'>, type: FieldType): readonly Kind[] {
  switch (op) {
    case 'eq':
    case 'ne':
    case 'in':
    case 'nin':
      return equalityKinds[type]
    case 'has':
      return hasKinds[type] ?? []
    case 'prefix':
      return type === 'string' || type === 'any' ? ['string'] : []
    case 'matches':
      return textTypes.includes(type) ? ['string'] : []
    default:
      return orderKinds[type] ?? []
  }
}

const maxText = 1000
// U+0000 and half a surrogate pair break storage engines, so they never get as far as one.
const unstorable = /\0|\p{Surrogate}/u

/** Whether the value is one of the kinds and can be stored: finite, at most 1,000 characters, well-formed Unicode. */
function isScalarOf(kinds: readonly Kind[], value: unknown): value is Scalar {
  const kind = value === null ? 'null' : typeof value
  if (!(kinds as readonly string[]).includes(kind)) return false
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value !== 'string' || (value.length <= maxText && !unstorable.test(value))
}

/** Most values in a list. */
const maxList = 1000

/**
 * What an operator of a filter should have been given, in words for a refusal, or `undefined` when the value fits.
 * References are judged by {@link isReference}, not here.
 */
export function expectedValue(op: FilterOperator, type: FieldType, value: unknown): Json | undefined {
  if (op === 'exists') return typeof value === 'boolean' ? undefined : 'boolean'
  const kinds = acceptedKinds(op, type)
  if (kinds.length === 0) return `not ${op} on ${type}`
  if (!isListOperator(op)) return isScalarOf(kinds, value) ? undefined : kinds.join(' | ')
  const fits =
    Array.isArray(value) && value.length <= maxList && value.every((each) => isScalarOf(kinds, each))
  return fits ? undefined : `(${kinds.join(' | ')})[] ≤ ${maxList}`
}
