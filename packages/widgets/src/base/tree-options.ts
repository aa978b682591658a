import type { TaxonomyNode } from '@caselore/core/schema'
import { nodeName } from './node-path.js'

/** The classification as the options of a select, each below its parent and indented by depth. */
export function treeOptions(
  nodes: readonly TaxonomyNode[],
  locale: string,
): readonly { readonly value: string; readonly text: string }[] {
  const known = new Set(nodes.map(({ id }) => id))
  const below = (parent: string | undefined, depth: number): { value: string; text: string }[] =>
    nodes
      .filter(
        (node) => (node.parent !== undefined && known.has(node.parent) ? node.parent : undefined) === parent,
      )
      .sort((a, b) => a.position - b.position)
      .flatMap((node) => [
        { value: node.id, text: `${'　'.repeat(depth)}${nodeName(node, locale)}` },
        ...below(node.id, depth + 1),
      ])
  return below(undefined, 0)
}
