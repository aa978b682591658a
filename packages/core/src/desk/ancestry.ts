import type { TaxonomyNode } from '../schema/index.js'

/** The node and all above it, nearest first. A cycle in damaged data ends the walk. */
export function ancestryOf(node: string, nodes: readonly TaxonomyNode[]): string[] {
  const byId = new Map(nodes.map((one) => [one.id, one]))
  const path: string[] = []
  for (let next: string | undefined = node; next && !path.includes(next); next = byId.get(next)?.parent)
    path.push(next)
  return path
}
