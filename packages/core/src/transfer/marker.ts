import type { Storage } from '../storage/index.js'
import { markerKey } from './kinds.js'

/** Of the last import into a tenant. */
export interface Marker {
  /** Of the storage's row; 0 when there was none. */
  readonly guard: number
  readonly state: 'none' | 'running' | 'done' | 'discarded'
  readonly sha256: string
  /** Grows with each import, so that one after a discarded one does not take its progress for its own. */
  readonly attempt: number
  /** What the file holds, for whoever discards it. */
  readonly kinds: readonly string[]
}

export async function readMarker(storage: Storage, tenant: string): Promise<Marker> {
  const [row] = await storage.get([markerKey], { tenant })
  if (!row) return { guard: 0, state: 'none', sha256: '', attempt: 0, kinds: [] }
  return { ...(row.doc as unknown as Omit<Marker, 'guard'>), guard: row.version }
}

/** Two imports at once meet here: the second one gets a conflict from the storage. */
export async function writeMarker(
  storage: Storage,
  tenant: string,
  { guard, state, sha256, attempt, kinds }: Marker,
): Promise<Marker> {
  const doc = { state, sha256, attempt, kinds }
  await storage.commit({ tenant, puts: [{ ...markerKey, guard: guard || 'absent', doc }] })
  return { guard: guard + 1, state, sha256, attempt, kinds }
}
