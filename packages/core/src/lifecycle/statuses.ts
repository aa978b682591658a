import { type LocalText, ok, type Result, refused } from '../shared/index.js'
import { labelled } from './refusals.js'
import type { Lifecycle, Stateful } from './types.js'

/** The status in both languages; a status that the lifecycle does not know is shown by its id. */
export const statusLabel = (lifecycle: Lifecycle, status: string): LocalText =>
  Object.hasOwn(lifecycle.statuses, status)
    ? (lifecycle.statuses[status]?.label as LocalText)
    : { zh: status, en: status }

/** The category of a status, `undefined` for a status that the lifecycle does not know. */
export const categoryOf = (lifecycle: Lifecycle, status: string): string | undefined =>
  Object.hasOwn(lifecycle.statuses, status) ? lifecycle.statuses[status]?.category : undefined

/** Whether the record's content may still be edited; refused with `lifecycle.closed` where it is frozen. */
export function isEditable(lifecycle: Lifecycle, { status }: Stateful): Result<true> {
  const category = categoryOf(lifecycle, status)
  const editable = category !== undefined && !lifecycle.source.categories[category]?.frozen
  return editable
    ? ok(true)
    : refused(labelled('lifecycle.closed', { status }, { status: statusLabel(lifecycle, status) }))
}
