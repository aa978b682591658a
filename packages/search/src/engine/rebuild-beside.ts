import type { SearchDocument } from '../types.js'
import { requireDocument } from './documents.js'
import type { SearchSchema } from './schema.js'

/** What an engine in memory keeps its rows in; changes wait for one another. */
interface Changeable<Named> {
  all(tenant?: string): Named[]
  put(documents: readonly SearchDocument[]): Promise<void>
  remove(tenant: string, ids: readonly string[], kind?: string): Promise<void>
  replace(tenant: string | undefined, partitions: readonly Named[]): Promise<void>
}

/** Changes as before, and building a tenant anew while the old rows go on answering. */
export interface Rebuildable<Named> extends Omit<Changeable<Named>, 'all'> {
  /**
   * Holds both states until the new one is whole. What changes in the meantime is in it as well; when the tenant is cleared,
   * restored or built by a later call in the meantime, that counts and this is left.
   */
  rebuild(tenant: string, batches: AsyncIterable<readonly SearchDocument[]>): Promise<void>
}

type Change<Named> = (rows: Changeable<Named>) => Promise<void>

interface Rebuild<Named> {
  readonly tenant: string
  readonly since: Change<Named>[]
  overtaken: boolean
}

export function rebuildBeside<Named>(
  live: Changeable<Named>,
  fresh: () => Changeable<Named>,
  schema: SearchSchema,
): Rebuildable<Named> {
  // In the order in which they began.
  const running = new Set<Rebuild<Named>>()

  function overtake(tenant: string | undefined, before?: Rebuild<Named>): void {
    for (const one of running) {
      if (one === before) return
      if (tenant === undefined || one.tenant === tenant) one.overtaken = true
    }
  }

  return {
    async put(documents) {
      if (running.size === 0) return live.put(documents)
      for (const document of documents) requireDocument(document, schema)
      const copies = structuredClone(documents)
      for (const { tenant, since } of running) {
        const own = copies.filter((document) => document.tenant === tenant)
        if (own.length > 0) since.push((rows) => rows.put(own))
      }
      return live.put(copies)
    },
    remove(tenant, ids, kind) {
      const gone = [...ids]
      for (const one of running)
        if (one.tenant === tenant) one.since.push((rows) => rows.remove(tenant, gone, kind))
      return live.remove(tenant, gone, kind)
    },
    replace(tenant, partitions) {
      overtake(tenant)
      return live.replace(tenant, partitions)
    },
    async rebuild(tenant, batches) {
      const rebuild: Rebuild<Named> = { tenant, since: [], overtaken: false }
      running.add(rebuild)
      try {
        const beside = fresh()
        for await (const batch of batches) await beside.put(batch)
        // Last, since a batch may have been read before a change and come after it.
        for (let change = rebuild.since.shift(); change; change = rebuild.since.shift()) await change(beside)
        if (rebuild.overtaken) return
        overtake(tenant, rebuild)
        // In the same breath as the last look at `since`: a later change waits in line behind it.
        await live.replace(tenant, beside.all(tenant))
      } finally {
        running.delete(rebuild)
      }
    },
  }
}
