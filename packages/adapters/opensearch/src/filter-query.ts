import { type Condition, type Filter, filterRefusals, type Scalar } from '@caselore/core/filter'
import type { JsonObject } from '@caselore/core/shared'
import { endOfPrefix } from '@caselore/sql'
import { bounds, nameOf, tokenOf } from './attribute-tokens.js'

const everything: JsonObject = { match_all: {} }
const nothing: JsonObject = { match_none: {} }
export const allOf = (filter: readonly JsonObject[]): JsonObject => ({ bool: { filter: [...filter] } })
export const anyOf = (should: readonly JsonObject[]): JsonObject => ({
  bool: { should: [...should], minimum_should_match: 1 },
})
const noneOf = (must_not: readonly JsonObject[]): JsonObject => ({ bool: { must_not: [...must_not] } })
const term = (field: string, value: string): JsonObject => ({ term: { [field]: { value } } })

/** A filter as a query that means the same as `compileFilter`, for filter context. */
export function filterQuery(filter: Filter): JsonObject {
  if ('and' in filter) return filter.and.length === 0 ? everything : allOf(filter.and.map(filterQuery))
  if ('or' in filter) return filter.or.length === 0 ? nothing : anyOf(filter.or.map(filterQuery))
  if ('not' in filter) return noneOf([filterQuery(filter.not)])
  return conditionQuery(filter)
}

function conditionQuery({ field, op, value }: Condition): JsonObject {
  const name = `s.${nameOf(field)}`
  switch (op) {
    case 'eq':
      return isOneOf(field, [value as Scalar])
    case 'ne':
      return noneOf([isOneOf(field, [value as Scalar])])
    case 'in':
      return isOneOf(field, value as readonly Scalar[])
    case 'nin':
      return noneOf([isOneOf(field, value as readonly Scalar[])])
    case 'exists':
      return value ? term('there', field) : noneOf([term('there', field)])
    case 'has':
      return term(`l.${nameOf(field)}`, tokenOf(value as Scalar))
    case 'prefix':
      return typeof value === 'string' ? { prefix: { [name]: { value: tokenOf(value) } } } : nothing
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return typeof value === 'string' || typeof value === 'number' ? range(name, op, value) : nothing
    default:
      throw filterRefusals.error('filter.not_supported', { details: { operator: op } })
  }
}

function isOneOf(field: string, values: readonly Scalar[]): JsonObject {
  const name = `s.${nameOf(field)}`
  const tokens = values.filter((value) => value !== null).map(tokenOf)
  const parts: JsonObject[] = tokens.length > 0 ? [{ terms: { [name]: tokens } }] : []
  if (values.includes(null)) parts.push(noneOf([{ exists: { field: name } }, term('whole', field)]))
  return parts.length === 0 ? nothing : anyOf(parts)
}

/** A range within the values of one type. */
function range(name: string, op: 'lt' | 'lte' | 'gt' | 'gte', value: string | number): JsonObject {
  const start = typeof value === 'number' ? bounds.number : bounds.text
  const isUpper = op === 'lt' || op === 'lte'
  const other = isUpper ? { gte: start } : { lt: endOfPrefix(start) }
  return { range: { [name]: { [op]: tokenOf(value), ...other } } }
}
