import type { RankedLabel } from '@caselore/core/search'
import type { Calibration } from '../relevance/index.js'

/** How labels lie under one another; a label without parent stands at the top. */
export interface LabelTree {
  parentOf(label: string): string | undefined
}

/** All labels and their parents, a parent with the sum of what lies under it; the most probable, then the deepest, first. */
export function bestPaths(
  posterior: ReadonlyMap<string, number>,
  tree: LabelTree | undefined,
  calibration: Calibration,
): RankedLabel[] {
  const sums = new Map<string, number>()
  for (const [label, share] of posterior) {
    for (const one of pathOf(label, tree)) sums.set(one, (sums.get(one) ?? 0) + share)
  }
  return Array.from(sums, ([label, share]) => ({
    label,
    path: pathOf(label, tree),
    confidence: calibration(Math.min(1, share)),
  })).sort(
    (a, b) => b.confidence - a.confidence || b.path.length - a.path.length || (a.label < b.label ? -1 : 1),
  )
}

/** From the top of the tree to the label. */
export function pathOf(label: string, tree: LabelTree | undefined): string[] {
  const path = [label]
  for (
    let above = tree?.parentOf(label);
    above !== undefined && !path.includes(above);
    above = tree?.parentOf(above)
  )
    path.unshift(above)
  return path
}

/** The tree of a taxonomy's nodes. */
export function treeOf(
  nodes: Iterable<{ readonly id: string; readonly parent?: string | undefined }>,
): LabelTree {
  const parents = new Map(Array.from(nodes, ({ id, parent }) => [id, parent]))
  return { parentOf: (label) => parents.get(label) }
}
