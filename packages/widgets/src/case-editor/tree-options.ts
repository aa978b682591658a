import type { TaxonomyNode } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'

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
      .flatMap(({ id, name, nameEn }) => [
        { value: id, text: `${'　'.repeat(depth)}${localText({ zh: name, en: nameEn || name }, locale)}` },
        ...below(id, depth + 1),
      ])
  return below(undefined, 0)
}
