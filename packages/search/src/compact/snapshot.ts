import type { Json } from '@caselore/core/shared'
import { searchRefusals } from '../refusals.js'
import type { SearchSnapshot } from '../types.js'
import { createPartition, type PartitionShape } from './partition.js'
import type { NamedPartition } from './partitions.js'

/** What of a snapshot is JSON: whose the buffers are, and a checksum of each. */
interface SavedPartition {
  readonly tenant: string
  readonly kind: string
  readonly segments: readonly SavedPlace[]
}

interface SavedPlace {
  readonly buffer: number
  readonly checksum: number
  readonly live?: number
}

/** The partitions' buffers, copied, so that they can be handed to another thread. */
export function writeSnapshot(
  engine: string,
  version: string,
  partitions: readonly NamedPartition[],
  tenant: string | undefined,
): SearchSnapshot {
  const buffers: ArrayBuffer[] = []
  const keep = (buffer: ArrayBuffer) => buffers.push(buffer) - 1
  const saved = partitions.map(
    ({ tenant, kind, partition }): SavedPartition => ({
      tenant,
      kind,
      segments: partition.segments().map(({ segment, live }) => ({
        buffer: keep(segment.buffer.slice(0)),
        checksum: checksum(segment.buffer),
        ...(live ? { live: keep(live.slice().buffer) } : {}),
      })),
    }),
  )
  return {
    engine,
    version,
    ...(tenant === undefined ? {} : { tenant }),
    data: saved as unknown as Json,
    buffers,
  }
}

/**
 * Living partitions on a snapshot's buffers, which are looked through once for damage and neither parsed nor copied: they
 * belong to the engine from now on. Refuses another engine's or version's, and what is damaged.
 */
export function readSnapshot(
  snapshot: SearchSnapshot,
  engine: string,
  version: string,
  shape: PartitionShape,
): NamedPartition[] {
  if (snapshot.engine !== engine || snapshot.version !== version) {
    throw searchRefusals.error('search.version_mismatch', {
      details: { found: `${snapshot.engine} ${snapshot.version}`, expected: `${engine} ${version}` },
    })
  }
  try {
    return (snapshot.data as unknown as SavedPartition[]).map((saved) => revive(saved, snapshot, shape))
  } catch {
    throw searchRefusals.error('search.invalid_snapshot')
  }
}

function revive(saved: SavedPartition, snapshot: SearchSnapshot, shape: PartitionShape): NamedPartition {
  const { tenant, kind, segments } = saved
  if (typeof tenant !== 'string' || typeof kind !== 'string') throw new Error('a partition of nobody')
  if (snapshot.tenant !== undefined && snapshot.tenant !== tenant) throw new Error('a row of another tenant')
  const bufferAt = (place: number): ArrayBuffer => {
    const buffer = snapshot.buffers?.[place]
    if (!buffer) throw new Error('a buffer is missing')
    return buffer
  }
  const partition = createPartition(
    shape,
    segments.map(({ buffer, live, checksum: expected }) => {
      if (checksum(bufferAt(buffer)) !== expected) throw new Error('a buffer is damaged')
      return { buffer: bufferAt(buffer), ...(live === undefined ? {} : { live: bufferAt(live) }) }
    }),
  )
  return { tenant, kind, partition }
}

/** FNV-1a over 32-bit words: finds damage, and is no defence against anybody. Packed buffers are whole words. */
function checksum(buffer: ArrayBuffer): number {
  const words = new Uint32Array(buffer, 0, buffer.byteLength >>> 2)
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ (words[i] as number), 0x01000193)
  return hash >>> 0
}
