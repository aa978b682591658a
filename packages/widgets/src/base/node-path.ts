import type { TaxonomyNode } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'

/** The name of a node of the classification in the reader's language; Chinese where it has no English one. */
export const nodeName = ({ name, nameEn }: TaxonomyNode, locale: string): string =>
  localText({ zh: name, en: nameEn || name }, locale)

/**
 * The way from the root of the classification down to a node, by name; empty for a node that the tree does not have.
 *
 * @example
 * ```ts
 * nodePath('mach.pack.jam', await client.taxonomy.list(), 'zh-CN') // '机械设备 › 包装线 › 卡料'
 * ```
 */
export function nodePath(id: string | undefined, nodes: readonly TaxonomyNode[], locale: string): string {
  const names: string[] = []
  const seen = new Set<string>()
  for (let node = nodes.find((one) => one.id === id); node && !seen.has(node.id); ) {
    seen.add(node.id)
    names.unshift(nodeName(node, locale))
    const { parent } = node
    node = nodes.find((one) => one.id === parent)
  }
  return names.join(' › ')
}
