import type { TaxonomyNode } from '../schema/index.js'
import type { DeskClient } from './client.js'
import type { SessionContext } from './context.js'
import { decide } from './reader.js'

const pageSize = 1_000

/** All nodes of the tenant's classification, parents and children in their order. */
export async function taxonomyOf({ desk, tenant }: SessionContext): Promise<TaxonomyNode[]> {
  const nodes: TaxonomyNode[] = []
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await desk.storage.query({ kind: 'taxonomy', limit: pageSize, cursor }, { tenant })
    nodes.push(...page.rows.map((row) => row.doc as unknown as TaxonomyNode))
    cursor = page.cursor
  }
  return nodes.sort((a, b) => a.position - b.position)
}

export const taxonomyClient = (session: SessionContext): DeskClient['taxonomy'] => ({
  list: async () =>
    (await taxonomyOf(session)).filter((node) => decide(session, 'taxonomy.read', node).effect === 'allow'),
  save: async (node) => (await import('./writes.js')).saveTaxonomyNode(session, node),
})
