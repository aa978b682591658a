import type { Json } from '@caselore/core/shared'
import type { Analyzer } from '../analysis/index.js'
import { createQueue, requireDocument, type SearchSchema } from '../engine/index.js'
import type { SearchDocument } from '../types.js'
import { type CompactPartition, createPartition, type PartitionShape } from './partition.js'
import { prepareDocument } from './prepare-document.js'

export interface NamedPartition {
  readonly tenant: string
  readonly kind: string
  readonly partition: CompactPartition
}

/** All tenants' partitions. Changes wait for one another; reads see what is there. */
export interface Partitions {
  find(tenant: string, kind: string): CompactPartition | undefined
  all(tenant?: string): NamedPartition[]
  put(documents: readonly SearchDocument[]): Promise<void>
  remove(tenant: string, ids: readonly string[], kind?: string): Promise<void>
  replace(tenant: string | undefined, partitions: readonly NamedPartition[]): Promise<void>
  /** Merges each partition into one segment, with pauses. */
  tidy(): Promise<void>
  /** Runs between two changes. */
  quiet<Value>(read: () => Value): Promise<Value>
}

// About a frame's work each; then the page may draw before it goes on.
const charactersPerTurn = 50_000
const mergePerTurn = 100_000
// What one change may add to its own work, so that merges keep up and no call waits for a whole one.
const mergePerCall = 1_000
const mergePerDocument = 2_000

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

export function createPartitions(setup: {
  readonly schema: SearchSchema
  readonly analyzer: Analyzer
  readonly shape: PartitionShape
}): Partitions {
  const { schema, analyzer, shape } = setup
  const tenants = new Map<string, Map<string, CompactPartition>>()
  const inOrder = createQueue()

  const place = ({ tenant, kind, partition }: NamedPartition) => {
    tenants.set(tenant, (tenants.get(tenant) ?? new Map<string, CompactPartition>()).set(kind, partition))
    return partition
  }
  const find = (tenant: string, kind: string) => tenants.get(tenant)?.get(kind)
  const open = (tenant: string, kind: string) =>
    find(tenant, kind) ?? place({ tenant, kind, partition: createPartition(shape) })
  const all: Partitions['all'] = (only) =>
    Array.from(tenants).flatMap(([tenant, kinds]) =>
      only === undefined || tenant === only
        ? Array.from(kinds, ([kind, partition]) => ({ tenant, kind, partition }))
        : [],
    )

  return {
    find,
    all,
    async put(documents) {
      for (const document of documents) requireDocument(document, schema)
      const copies = documents.map(copyOf)
      await inOrder(async () => {
        const changed = new Map<CompactPartition, number>()
        let characters = 0
        for (const document of copies) {
          const partition = open(document.tenant, document.kind)
          partition.put(prepareDocument(document, schema, analyzer))
          changed.set(partition, (changed.get(partition) ?? mergePerCall) + mergePerDocument)
          characters += sizeOf(document)
          if (characters <= charactersPerTurn) continue
          characters = 0
          for (const [one, work] of changed) one.tidy(work)
          changed.clear()
          await pause()
        }
        for (const [one, work] of changed) one.tidy(work)
      })
    },
    remove: (tenant, ids, kind) =>
      inOrder(() => {
        for (const [name, partition] of tenants.get(tenant) ?? []) {
          if (kind !== undefined && kind !== name) continue
          for (const id of ids) partition.remove(id)
          partition.tidy(mergePerCall + ids.length * mergePerDocument)
        }
      }),
    replace: (tenant, partitions) =>
      inOrder(() => {
        if (tenant === undefined) tenants.clear()
        else tenants.delete(tenant)
        for (const one of partitions) place(one)
      }),
    tidy: () =>
      inOrder(async () => {
        for (const { partition } of all()) {
          partition.gather()
          while (partition.tidy(mergePerTurn)) await pause()
        }
      }),
    quiet: inOrder,
  }
}

// Many times faster than structuredClone for what is JSON.
const copyOf = (document: SearchDocument): SearchDocument => ({
  ...document,
  text: copyText(document.text),
  attributes: copyJson(document.attributes) as SearchDocument['attributes'],
})

function copyText(text: SearchDocument['text']): SearchDocument['text'] {
  const copy: { [field: string]: string | readonly string[] | undefined } = {}
  for (const field of Object.keys(text)) {
    const value = text[field]
    copy[field] = typeof value === 'object' ? value.slice() : value
  }
  return copy
}

function copyJson(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyJson)
  const copy: { [name: string]: Json } = Object.create(null)
  for (const name of Object.keys(value))
    copy[name] = copyJson((value as { [name: string]: Json })[name] as Json)
  return copy
}

function sizeOf({ text }: SearchDocument): number {
  let size = 0
  for (const field of Object.keys(text)) {
    const value = text[field] ?? ''
    if (typeof value === 'string') size += value.length
    else for (const item of value) size += item.length
  }
  return size
}
