import type { Filter } from '@caselore/core/filter'
import type { CheckedQuery } from '@caselore/core/storage'
import { columnOf } from '@caselore/sql'

/** By text, the same for all storages of a process, since they may share a pool. */
const names = new Map<string, string>()
/** Each connection keeps the plan of each, and filters come in endless shapes. */
const mostNames = 100

/**
 * The name under which the server may keep the plan of a page; `undefined` where it must look at the values each time.
 * It need not when the order's index is the only way in: a filter on other columns has its own, and which of the two is
 * shorter depends on how many records have the value.
 */
export function pageName({ kind, filter }: CheckedQuery, text: string): string | undefined {
  if (hasWayIn(filter, kind)) return undefined
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `caselore_page_${names.size}`
  names.set(text, name)
  return name
}

/** Whether an index of a column could narrow the filter down. */
function hasWayIn(filter: Filter, kind: string): boolean {
  if ('and' in filter) return filter.and.some((part) => hasWayIn(part, kind))
  if ('or' in filter) return filter.or.every((part) => hasWayIn(part, kind))
  return 'not' in filter ? hasWayIn(filter.not, kind) : columnOf(kind, filter.field) !== undefined
}
