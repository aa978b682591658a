import type { Json } from '@caselore/core/shared'
import type { AsPlainObject } from 'minisearch'
import { requireDocument } from '../engine/index.js'
import { searchRefusals } from '../refusals.js'
import type { SearchDocument, SearchSnapshot } from '../types.js'
import { createPartition, type PartitionSetup } from './partition.js'
import type { NamedPartition } from './partitions.js'

interface SavedPartition {
  readonly tenant: string
  readonly kind: string
  readonly documents: readonly SearchDocument[]
  readonly index: AsPlainObject
}

/** The partitions as JSON, sharing nothing with the living ones. */
export function writeSnapshot(
  engine: string,
  version: string,
  partitions: readonly NamedPartition[],
  tenant: string | undefined,
): SearchSnapshot {
  const saved = partitions.map(
    ({ tenant, kind, partition }): SavedPartition => ({
      tenant,
      kind,
      documents: structuredClone(Array.from(partition.rows.values(), ({ document }) => document)),
      index: partition.indexAsJson(),
    }),
  )
  return { engine, version, ...(tenant === undefined ? {} : { tenant }), data: saved as unknown as Json }
}

/** Living partitions from a snapshot. Refuses another engine's or version's, and what is none at all. */
export function readSnapshot(
  snapshot: SearchSnapshot,
  engine: string,
  version: string,
  setup: PartitionSetup,
): NamedPartition[] {
  if (snapshot.engine !== engine || snapshot.version !== version) {
    throw searchRefusals.error('search.version_mismatch', {
      details: { found: `${snapshot.engine} ${snapshot.version}`, expected: `${engine} ${version}` },
    })
  }
  try {
    return structuredClone(snapshot.data as unknown as SavedPartition[]).map((saved) =>
      revive(saved, snapshot, setup),
    )
  } catch {
    throw searchRefusals.error('search.invalid_snapshot')
  }
}

function revive(saved: SavedPartition, snapshot: SearchSnapshot, setup: PartitionSetup): NamedPartition {
  const { tenant, kind, documents, index } = saved
  for (const document of documents) {
    requireDocument(document, setup.schema)
    if (document.tenant !== tenant || document.kind !== kind) throw new Error('a row of another partition')
  }
  if (snapshot.tenant !== undefined && snapshot.tenant !== tenant) throw new Error('a row of another tenant')
  if (index.documentCount !== documents.length) throw new Error('rows and index disagree')
  return { tenant, kind, partition: createPartition(setup, saved) }
}
