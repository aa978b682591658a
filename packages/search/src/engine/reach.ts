import {
  and,
  compileFilter,
  type Filter,
  fieldsOf,
  fieldTypeOf,
  filterRefusals,
  none,
  type Predicate,
  parseFilter,
} from '@caselore/core/filter'
import { Refusal } from '@caselore/core/shared'
import { searchRefusals } from '../refusals.js'
import type { SearchQuery, SearchReach, SearchScope } from '../types.js'
import type { SearchSchema } from './schema.js'

/** A question's reach, checked: the test that a row's attributes must pass, absent where every row does. */
export interface OpenedReach {
  readonly fields: readonly string[]
  readonly admits: Predicate | undefined
  /** The same as a filter, for engines that do not look at rows one by one. */
  readonly filter: Filter | undefined
}

/**
 * Checks what a question may look at and compiles scope and filter into one test. A scope that names an undeclared
 * attribute is refused rather than answered: under a `not` it would hold for every row.
 */
export function openReach(reach: SearchReach, where: Filter | undefined, schema: SearchSchema): OpenedReach {
  requireName('tenant', reach.tenant)
  requireName('kind', reach.kind)
  if (!Array.isArray(reach.fields)) throw invalid('fields', 'a list of text fields')
  for (const field of reach.fields) requireField(field, schema)
  checkScope(reach.scope, schema)
  const scope = reach.scope === 'all' ? undefined : reach.scope === 'none' ? none : reach.scope
  const wanted = where === undefined ? undefined : parseWhere(where, schema)
  const filter = scope === undefined && wanted === undefined ? undefined : and(scope, wanted)
  return { fields: [...new Set(reach.fields)], admits: filter && compileFilter(filter), filter }
}

/** Checks a whole question and opens its reach. */
export function openQuery(query: SearchQuery, schema: SearchSchema): OpenedReach {
  const { offset = 0, limit, facets = [], sort = 'relevance' } = query
  requireWhole('limit', limit, 0, 1000)
  requireWhole('offset', offset, 0, Number.MAX_SAFE_INTEGER)
  requireText('text', query.text)
  for (const facet of facets) requireAttribute(facet, schema)
  if (sort !== 'relevance') requireAttribute(sort.by, schema)
  for (const field of Object.keys(query.weights ?? {})) requireField(field, schema)
  return openReach(query, query.where, schema)
}

export function requireField(field: string, schema: SearchSchema): void {
  if (!Object.hasOwn(schema.fields, field))
    throw searchRefusals.error('search.unknown_field', { details: { field } })
}

export function requireAttribute(attribute: string, schema: SearchSchema): void {
  if (fieldTypeOf(schema.attributes, attribute) === undefined)
    throw searchRefusals.error('search.unknown_attribute', { details: { attribute } })
}

export function requireWhole(part: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw invalid(part, `a whole number from ${least} to ${most}`)
}

const longestText = 20_000

/** What is asked or typed, empty or not. */
export function requireText(part: string, value: unknown): void {
  if (typeof value !== 'string' || value.length > longestText)
    throw invalid(part, `a text of at most ${longestText} characters`)
}

const invalid = (part: string, rule: string): Refusal =>
  searchRefusals.error('search.invalid_query', { path: [part], details: { part, rule } })

function requireName(part: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') throw invalid(part, 'a text that is not empty')
}

function checkScope(scope: SearchScope, schema: SearchSchema): void {
  if (scope === 'all' || scope === 'none') return
  if (typeof scope !== 'object' || scope === null) throw invalid('scope', "a filter, 'all' or 'none'")
  for (const field of fieldsOf(scope)) {
    if (fieldTypeOf(schema.attributes, field) === undefined)
      throw filterRefusals.error('filter.unknown_field', { path: ['scope'], details: { field } })
  }
}

function parseWhere(where: Filter, schema: SearchSchema): Filter {
  const parsed = parseFilter(where, { fields: schema.attributes })
  if (!parsed.ok) throw new Refusal(...parsed.refusals)
  return parsed.value
}
