import type { DeskClient } from '@caselore/core/desk'
import type { OpenFilter } from '@caselore/core/filter'
import type { SavedView } from '@caselore/core/schema'

/** How many tickets a view holds; `undefined` when the desk would not say, and the view is shown without a number. */
export async function countOf(
  client: DeskClient,
  view: SavedView,
): Promise<{ readonly n: number; readonly exact: boolean } | undefined> {
  const where = view.where as OpenFilter | undefined
  const page = await client.tickets
    .list({ limit: 1, count: true, ...(where ? { where } : {}) })
    .catch(() => undefined)
  return page?.count
}
