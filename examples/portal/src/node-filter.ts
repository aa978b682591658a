import type { TaxonomyNode } from '@caselore/core/schema'

/** Tells which nodes are meant by what was typed: by name or alias, and by pinyin or its initials (`sbwx` for 设备维修). */
export async function nodesNamed(
  nodes: readonly TaxonomyNode[],
  typed: string,
): Promise<ReadonlySet<string>> {
  const words = typed.trim().toLowerCase()
  const namesOf = ({ name, nameEn = '', aliases }: TaxonomyNode) =>
    [name, nameEn, ...aliases].map((one) => one.toLowerCase())
  const found = new Set(
    nodes.filter((node) => namesOf(node).some((name) => name.includes(words))).map(({ id }) => id),
  )
  const { loadPinyin, matchPinyin, typedPinyin } = await import('@caselore/search/pinyin')
  const letters = typedPinyin(words)
  if (!letters) return found
  const reader = await loadPinyin()
  for (const node of nodes)
    if (namesOf(node).some((name) => matchPinyin(letters, name, reader.read(name)))) found.add(node.id)
  return found
}
