import type { Key } from '../storage/index.js'

/** The partition of an aggregate, from 0: the same in every process (FNV-1a). */
export function partitionOf({ kind, id }: Key, partitions: number): number {
  let hash = 0x811c9dc5
  for (const unit of `${kind}/${id}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % partitions
}
