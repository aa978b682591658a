import type { TaxonomyNode } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import type { SessionContext } from './context.js'

const deepest = 50

/**
 * What the event stream keeps of a record’s place in the taxonomy, so that clocks find targets of the nodes above it: the
 * ids from the top down to the node. Read one by one, since a way has few of them and a taxonomy may have thousands.
 */
export async function categoryPath(
  { desk, tenant }: SessionContext,
  node: string | null | undefined,
): Promise<{ categoryPath?: string[] | null }> {
  if (node === null) return { categoryPath: null }
  const path: string[] = []
  for (let next: string | undefined = node; next && !path.includes(next) && path.length < deepest; ) {
    path.unshift(next)
    const [row] = await desk.storage.get([{ kind: 'taxonomy', id: next }], { tenant })
    next = (row?.doc as (Partial<TaxonomyNode> & JsonObject) | undefined)?.parent
  }
  return path.length > 0 ? { categoryPath: path } : {}
}
