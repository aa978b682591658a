import type { Instant } from '../shared/index.js'
import type { Key, Put, Row, Storage } from './types.js'

/** The kind of the records that tell of deleted ones. */
export const tombstoneKind = 'tombstone'

/** A record that is gone: what and which version it was, and when it went. */
export interface Tombstone extends Key {
  readonly version: number
  readonly at: Instant
}

/**
 * What stays of a record, to be put in the commit that deletes it: whoever keeps copies elsewhere and was away when the event
 * told of it can still learn that it is gone. `id` is the tombstone's own, new, and sorts by time, as a ULID does.
 *
 * @example
 * ```ts
 * await storage.commit({ tenant, deletes: [{ ...key, guard: 7 }], puts: [tombstonePut(ids(), { ...key, version: 7, at: clock() })] })
 * ```
 */
export const tombstonePut = (id: string, { kind, id: of, version, at }: Tombstone): Put => ({
  kind: tombstoneKind,
  id,
  guard: 'absent',
  doc: { kind, id: of, version, at },
})

/**
 * Records deleted at a moment or later, the oldest first, as far back as tombstones are kept. A record of the same name may
 * be there again since.
 */
export async function* deletedSince(
  storage: Storage,
  tenant: string,
  since: Instant,
): AsyncGenerator<Tombstone> {
  const where = { field: 'at', op: 'gte', value: since } as const
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await storage.query({ kind: tombstoneKind, where, limit: 500, cursor }, { tenant })
    for (const { doc } of page.rows as unknown as readonly Row<Tombstone>[]) yield doc
    cursor = page.cursor
  }
}
