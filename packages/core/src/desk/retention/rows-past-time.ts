import type { Instant } from '../../shared/index.js'
import type { Delete, Storage } from '../../storage/index.js'

/** The first rows of a kind that were written before a moment, as deletes held to what was seen. */
export async function rowsPastTime(
  storage: Storage,
  tenant: string,
  kind: 'receipt' | 'tombstone',
  until: Instant,
): Promise<readonly Delete[]> {
  // Without a condition: along the index, the first that is young is the end.
  const order = { by: 'at', direction: 'asc' } as const
  const { rows } = await storage.query({ kind, order, limit: perCommit }, { tenant })
  return rows.flatMap(({ id, version, doc }) =>
    typeof doc.at === 'number' && doc.at < until ? [{ kind, id, guard: version }] : [],
  )
}

/** Storages take 100 operations in a commit at least. */
export const perCommit = 100
