import type { SearchSnapshot } from '../types.js'

/** A snapshot with the place in a feed up to which it reaches, as a desk keeps it between two runs (`SnapshotStore` of core). */
export interface KeptSnapshot {
  readonly snapshot: SearchSnapshot
  readonly token: string
}

/** Keeps one snapshot for each tenant: what a desk takes as `searchSnapshots`. */
export interface BufferSnapshots {
  /**
   * The last that was saved; undefined when there is none, or when what is there is damaged or of another form: the index is then
   * built anew. Of another engine’s or analyzer’s version the engine itself says so, with the same result.
   */
  load(tenant: string): Promise<KeptSnapshot | undefined>
  /** In place of the one before, whole or not at all. */
  save(tenant: string, snapshot: SearchSnapshot, token: string): Promise<void>
}
