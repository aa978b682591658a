import type { Storage } from '../storage/index.js'
import { markerKey } from './kinds.js'
import { readMarker, writeMarker } from './marker.js'
import { transferRefusals } from './refusals.js'
import { chunkItems } from './walk.js'

/**
 * Removes what an unfinished import wrote, so that the tenant is empty again, and answers how many rows that were. Only until
 * the first event was written, which comes after the rows: the feed is append-only (`transfer.not_discardable`), and
 * importing the same file again is the way on. Broken off, it can be called again.
 */
export async function discardImport(
  storage: Storage,
  { tenant }: { readonly tenant: string },
): Promise<number> {
  const marker = await readMarker(storage, tenant)
  if (marker.state !== 'running') throw transferRefusals.error('transfer.nothing_to_discard')
  const feed = await storage.changes?.(null, { tenant, limit: 1, kept: true })
  if (feed?.events.length) throw transferRefusals.error('transfer.not_discardable')
  let removed = 0
  for (const kind of marker.kinds) {
    if (kind === markerKey.kind) continue
    for (;;) {
      const { rows } = await storage.query({ kind, limit: chunkItems }, { tenant })
      if (rows.length === 0) break
      await storage.commit({ tenant, deletes: rows.map(({ id, version }) => ({ kind, id, guard: version })) })
      removed += rows.length
    }
  }
  await writeMarker(storage, tenant, { ...marker, state: 'discarded' })
  return removed
}
