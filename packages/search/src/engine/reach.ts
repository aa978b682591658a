import {
  compileFilter,
  type Filter,
  fieldsOf,
  fieldTypeOf,
  filterRefusals,
  type Predicate,
  parseFilter,
} from '@caselore/core/filter'
import { Refusal } from '@caselore/core/shared'
import { searchRefusals } from '../refusals.js'
import type { SearchReach, SearchScope } from '../types.js'
import type { SearchSchema } from './schema.js'

/** A question's reach, checked: the test that a row's attributes must pass, absent where every row does. */
export interface OpenedReach {
  readonly fields: readonly string[]
  readonly admits: Predicate | undefined
}

const nothing: Predicate = () => false

/**
 * Checks what a question may look at and compiles scope and filter into one test. A scope that names an undeclared
 * attribute is refused rather than answered: under a `not` it would hold for every row.
 */
export function openReach(reach: SearchReach, where: Filter | undefined, schema: SearchSchema): OpenedReach {
  requireName('tenant', reach.tenant)
  requireName('kind', reach.kind)
  if (!Array.isArray(reach.fields)) throw invalid('fields', 'a list of text fields')
  for (const field of reach.fields) requireField(field, schema)
  const scope = compileScope(reach.scope, schema)
  const wanted = where === undefined ? undefined : compileWhere(where, schema)
  return {
    fields: [...new Set(reach.fields)],
    admits: scope && wanted ? (row) => scope(row) && wanted(row) : (scope ?? wanted),
  }
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

function compileScope(scope: SearchScope, schema: SearchSchema): Predicate | undefined {
  if (scope === 'all') return undefined
  if (scope === 'none') return nothing
  if (typeof scope !== 'object' || scope === null) throw invalid('scope', "a filter, 'all' or 'none'")
  for (const field of fieldsOf(scope)) {
    if (fieldTypeOf(schema.attributes, field) === undefined)
      throw filterRefusals.error('filter.unknown_field', { path: ['scope'], details: { field } })
  }
  return compileFilter(scope)
}

function compileWhere(where: Filter, schema: SearchSchema): Predicate {
  const parsed = parseFilter(where, { fields: schema.attributes })
  if (!parsed.ok) throw new Refusal(...parsed.refusals)
  return compileFilter(parsed.value)
}
