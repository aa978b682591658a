import type { CaseContent } from '@caselore/core/schema'
import { type CaseDraft, type ReadyDraft, rowLists, valueAt, withValue } from './draft.js'

/** The author's draft with everything that was stored of it taken from `stored`; begun rows stay where they are. */
export function withStored(draft: CaseDraft, stored: CaseContent, { origin }: ReadyDraft): CaseDraft {
  return rowLists.reduce<CaseDraft>(
    (merged, { path }) => {
      const kept = origin[path.join('.')] ?? []
      const masked = valueAt(stored, path) as readonly unknown[]
      const rows = (valueAt(draft, path) as readonly unknown[]).map((row, index) =>
        kept.includes(index) ? masked[kept.indexOf(index)] : row,
      )
      return withValue(merged, path, rows)
    },
    {
      ...draft,
      ...stored,
      ...(draft.customer ? { customer: { ...draft.customer, ...stored.customer } } : {}),
    },
  )
}
