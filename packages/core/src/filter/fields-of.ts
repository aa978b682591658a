import type { Filter } from './types.js'

/** The fields that a filter names, each once, in the order in which they come. */
export function fieldsOf<Field extends string, Ref>(filter: Filter<Field, Ref>): Field[] {
  return [...new Set(walk(filter))]
}

function walk<Field extends string, Ref>(filter: Filter<Field, Ref>): Field[] {
  if ('and' in filter) return filter.and.flatMap(walk)
  if ('or' in filter) return filter.or.flatMap(walk)
  return 'not' in filter ? walk(filter.not) : [filter.field]
}
