import { createQueue, requireDocument } from '../engine/index.js'
import type { SearchDocument } from '../types.js'
import { createPartition, type Partition, type PartitionSetup } from './partition.js'

export interface NamedPartition {
  readonly tenant: string
  readonly kind: string
  readonly partition: Partition
}

/** All tenants' partitions. Changes wait for one another; reads see what is there. */
export interface Partitions {
  find(tenant: string, kind: string): Partition | undefined
  all(tenant?: string): NamedPartition[]
  put(documents: readonly SearchDocument[]): Promise<void>
  remove(tenant: string, ids: readonly string[], kind?: string): Promise<void>
  /** Puts these in the place of a tenant's, or of everything. */
  replace(tenant: string | undefined, partitions: readonly NamedPartition[]): Promise<void>
  /** Runs between two changes. */
  quiet<Value>(read: () => Value): Promise<Value>
}

// About a frame's work; then the page may draw before indexing goes on.
const charactersPerTurn = 20_000

export function createPartitions(setup: PartitionSetup): Partitions {
  const tenants = new Map<string, Map<string, Partition>>()
  const inOrder = createQueue()

  const open = (tenant: string, kind: string): Partition => {
    const kinds = tenants.get(tenant) ?? new Map<string, Partition>()
    tenants.set(tenant, kinds)
    const partition = kinds.get(kind) ?? createPartition(setup)
    kinds.set(kind, partition)
    return partition
  }

  return {
    find: (tenant, kind) => tenants.get(tenant)?.get(kind),
    all: (only) =>
      Array.from(tenants).flatMap(([tenant, kinds]) =>
        only === undefined || tenant === only
          ? Array.from(kinds, ([kind, partition]) => ({ tenant, kind, partition }))
          : [],
      ),
    async put(documents) {
      for (const document of documents) requireDocument(document, setup.schema)
      const copies = structuredClone(documents)
      await inOrder(async () => {
        let characters = 0
        for (const document of copies) {
          open(document.tenant, document.kind).put(document)
          characters += sizeOf(document)
          if (characters > charactersPerTurn) {
            characters = 0
            await new Promise((resolve) => setTimeout(resolve))
          }
        }
      })
    },
    remove: (tenant, ids, kind) =>
      inOrder(() => {
        for (const [name, partition] of tenants.get(tenant) ?? []) {
          if (kind === undefined || kind === name) for (const id of ids) partition.remove(id)
        }
      }),
    replace: (tenant, partitions) =>
      inOrder(() => {
        if (tenant === undefined) tenants.clear()
        else tenants.delete(tenant)
        for (const { tenant, kind, partition } of partitions) {
          tenants.set(tenant, (tenants.get(tenant) ?? new Map<string, Partition>()).set(kind, partition))
        }
      }),
    quiet: inOrder,
  }
}

const sizeOf = ({ text }: SearchDocument): number =>
  Object.values(text).reduce(
    (sum, value) => sum + (typeof value === 'string' ? value : (value ?? []).join()).length,
    0,
  )
