import type { TaxonomyNode } from '../schema/index.js'
import type { SessionContext } from './context.js'

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
