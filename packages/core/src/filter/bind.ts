import { type Json, ok, type RefusalData, type Result, refused } from '../shared/index.js'
import { type FilterRefusalCode, filterRefusals } from './refusals.js'
import type { Condition, Filter, OpenFilter, Reference } from './types.js'
import { expectedValue, isReference } from './value.js'

type Problem = RefusalData<FilterRefusalCode>

/**
 * Replaces every reference of a filter by what `lookup` answers.
 *
 * A reference that stands for nothing (`undefined` or `null`) is refused as `filter.unbound_reference` rather than
 * compared: `region eq null` would let an actor without a region see every record without one. For the same reason a
 * looked-up list with a `null` in it is refused as `filter.wrong_value`, like any value that does not fit the operator.
 *
 * @example
 * ```ts
 * bindFilter({ field: 'region', op: 'in', value: { ref: 'actor.regions' } }, () => ['华东'])
 * // { ok: true, value: { field: 'region', op: 'in', value: ['华东'] } }
 * ```
 */
export function bindFilter(
  filter: OpenFilter,
  lookup: (reference: string) => Json | undefined,
): Result<Filter, FilterRefusalCode> {
  const problems: Problem[] = []
  const bound = bindNode(filter, lookup, [], problems)
  const [first, ...others] = problems
  return first ? refused(first, ...others) : ok(bound)
}

function bindNode(
  filter: OpenFilter,
  lookup: (reference: string) => Json | undefined,
  path: readonly (string | number)[],
  problems: Problem[],
): Filter {
  if ('and' in filter)
    return { and: filter.and.map((part, i) => bindNode(part, lookup, [...path, 'and', i], problems)) }
  if ('or' in filter)
    return { or: filter.or.map((part, i) => bindNode(part, lookup, [...path, 'or', i], problems)) }
  if ('not' in filter) return { not: bindNode(filter.not, lookup, [...path, 'not'], problems) }
  if (!isReference(filter.value)) return filter as Condition
  const value = lookup(filter.value.ref)
  const problem = judge(filter as Condition<string, Reference>, filter.value.ref, value)
  if (problem)
    problems.push(filterRefusals.data(problem.code, { path: [...path, 'value'], details: problem.details }))
  return { field: filter.field, op: filter.op, value } as Condition
}

function judge(
  { op }: Condition<string, Reference>,
  reference: string,
  value: Json | undefined,
): { readonly code: FilterRefusalCode; readonly details: { readonly [name: string]: Json } } | undefined {
  if (value === undefined || value === null)
    return { code: 'filter.unbound_reference', details: { reference } }
  const expected =
    Array.isArray(value) && value.includes(null) ? 'no null in the list' : expectedValue(op, 'any', value)
  return expected === undefined ? undefined : { code: 'filter.wrong_value', details: { reference, expected } }
}
