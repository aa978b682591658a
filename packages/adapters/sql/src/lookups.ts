import type { Condition, Filter } from '@caselore/core/filter'
import { columnOf } from './projections.js'

/**
 * Ways to find whatever can match by looking values up in indexes: each is a list of conditions on columns, of which every
 * matching record meets at least one. None where the filter does not narrow by such values.
 */
export function lookupsOf(filter: Filter, kind: string): readonly (readonly Condition[])[] {
  if ('and' in filter) return filter.and.flatMap((part) => lookupsOf(part, kind))
  if ('or' in filter) {
    const ways = filter.or.map((part) => lookupsOf(part, kind)[0])
    const all = ways.filter((way) => way !== undefined)
    return all.length > 0 && all.length === ways.length ? [all.flat()] : []
  }
  return 'field' in filter && isLookup(filter, kind) ? [[filter]] : []
}

/** Null has no entry of its own in an index. */
function isLookup({ field, op, value }: Condition, kind: string): boolean {
  if (columnOf(kind, field) === undefined) return false
  return op === 'eq' ? value !== null : op === 'in' && Array.isArray(value) && !value.includes(null)
}
