import type { Filter } from './types.js'

/** The filter that every record meets. */
export const all: { readonly and: readonly [] } = { and: [] }

/** The filter that no record meets. */
export const none: { readonly or: readonly [] } = { or: [] }

/** Whether every record meets the filter, as far as its form tells. */
export const isAll = <Field extends string, Ref>(filter: Filter<Field, Ref>): boolean =>
  'and' in filter && filter.and.length === 0

/** Whether no record meets the filter, as far as its form tells. */
export const isNone = <Field extends string, Ref>(filter: Filter<Field, Ref>): boolean =>
  'or' in filter && filter.or.length === 0

/**
 * Joins filters so that all must hold. What always holds is left out, what never holds decides, nested `and`s are
 * unfolded; `undefined` (no filter) always holds.
 */
export function and<Field extends string = string, Ref = never>(
  ...filters: readonly (Filter<Field, Ref> | undefined)[]
): Filter<Field, Ref> {
  const parts = filters.flatMap((filter) =>
    filter === undefined ? [] : 'and' in filter ? filter.and : [filter],
  )
  if (parts.some(isNone)) return none
  const [only, ...others] = parts
  return only && others.length === 0 ? only : { and: parts }
}

/** Joins filters so that one must hold, simplified like {@link and}. */
export function or<Field extends string = string, Ref = never>(
  ...filters: readonly Filter<Field, Ref>[]
): Filter<Field, Ref> {
  const parts = filters.flatMap((filter) => ('or' in filter ? filter.or : [filter]))
  if (parts.some(isAll)) return all
  const [only, ...others] = parts
  return only && others.length === 0 ? only : { or: parts }
}

/** The exact opposite; two negations cancel out. */
export function not<Field extends string = string, Ref = never>(
  filter: Filter<Field, Ref>,
): Filter<Field, Ref> {
  if ('not' in filter) return filter.not
  if (isAll(filter)) return none
  if (isNone(filter)) return all
  return { not: filter }
}
