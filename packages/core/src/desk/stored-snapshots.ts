import type { SearchSnapshot } from '../search/index.js'
import type { JsonObject } from '../shared/index.js'
import type { Storage, Token } from '../storage/index.js'

/** Where a desk keeps an engine's state between two runs, with the place in the feed up to which it reaches. */
export interface SnapshotStore {
  load(tenant: string): Promise<{ readonly snapshot: SearchSnapshot; readonly token: Token } | undefined>
  save(tenant: string, snapshot: SearchSnapshot, token: Token): Promise<void>
}

/** Keeps snapshots in the storage itself, as records of their own kind; for engines whose state fits in one document. */
export function storedSnapshots(storage: Storage): SnapshotStore {
  const key = { kind: 'search_snapshot', id: 'case' }
  return {
    async load(tenant) {
      const [row] = await storage.get([key], { tenant })
      return row && { snapshot: row.doc.snapshot as unknown as SearchSnapshot, token: String(row.doc.token) }
    },
    async save(tenant, snapshot, token) {
      const [row] = await storage.get([key], { tenant })
      const doc = { snapshot, token } as unknown as JsonObject
      await storage.commit({ tenant, puts: [{ ...key, guard: row?.version ?? 'absent', doc }] })
    },
  }
}
