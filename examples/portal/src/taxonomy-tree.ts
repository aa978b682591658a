import type { TaxonomyNode } from '@caselore/core/schema'
import { localText } from '@caselore/core/shared'
import { h } from './dom.js'
import { icon } from './icons.js'
import { language, tell } from './language.js'

/** A node with how many cases stand in it and below it, as far as the person may see them. */
export interface CountedNode {
  readonly node: TaxonomyNode
  readonly count: number
  readonly children: readonly CountedNode[]
}

/** Puts counts per node into the tree. Branches without a case are left out: they would lead nowhere. */
export function countedTree(
  nodes: readonly TaxonomyNode[],
  counts: ReadonlyMap<string, number>,
  parent?: string,
): CountedNode[] {
  return nodes
    .filter((node) => node.parent === parent)
    .sort((a, b) => a.position - b.position)
    .map((node) => {
      const children = countedTree(nodes, counts, node.id)
      const below = children.reduce((sum, child) => sum + child.count, 0)
      return { node, children, count: (counts.get(node.id) ?? 0) + below }
    })
    .filter(({ count }) => count > 0)
}

/** The branches that hold one of the named nodes; of a named one everything below it too. */
export function within(tree: readonly CountedNode[], named: ReadonlySet<string>): CountedNode[] {
  return tree.flatMap((one) => {
    if (named.has(one.node.id)) return [one]
    const children = within(one.children, named)
    return children.length > 0 ? [{ ...one, children }] : []
  })
}

export interface TreeOptions {
  /** Every branch stands open. */
  readonly isOpen: boolean
  readonly total: number
  readonly chosen: string | undefined
  choose(id: string | undefined): void
}

/** The classification as nested lists of buttons; the branch that holds what is chosen stands open. */
export function treeView(
  tree: readonly CountedNode[],
  { total, chosen, isOpen, choose }: TreeOptions,
): HTMLElement {
  const view = h('div', { class: 'tree' })
  const entry = (id: string | undefined, name: string, count: number) =>
    h(
      'button',
      {
        type: 'button',
        class: 'tree-entry',
        'aria-current': id === chosen ? 'true' : undefined,
        onclick: ({ currentTarget }) => {
          for (const other of view.querySelectorAll('.tree-entry')) other.removeAttribute('aria-current')
          ;(currentTarget as Element).setAttribute('aria-current', 'true')
          choose(id)
        },
      },
      h('span', { class: 'grow' }, name),
      h('span', { class: 'number quiet small' }, String(count)),
    )
  const level = (nodes: readonly CountedNode[]): HTMLElement => h('ul', {}, ...nodes.map(branch))
  function branch({ node, count, children }: CountedNode): HTMLElement {
    const name = nodeName(node)
    if (children.length === 0) return h('li', {}, entry(node.id, name, count))
    const below = level(children)
    below.hidden = !(isOpen || chosen === node.id || chosen?.startsWith(`${node.id}.`))
    return h(
      'li',
      {},
      h('div', { class: 'tree-line' }, opener(below, name), entry(node.id, name, count)),
      below,
    )
  }
  const all = entry(undefined, '', total)
  tell(all.firstElementChild as Element, 'text', (t) => t.allCases)
  view.append(all, level(tree))
  return view
}

/** Opens and closes a branch without choosing it. */
function opener(below: HTMLElement, name: string): HTMLElement {
  const button = h('button', { type: 'button', class: 'tree-opener' }, icon('chevron'))
  const show = () => {
    button.setAttribute('aria-expanded', String(!below.hidden))
    tell(button, 'aria-label', (t) => (below.hidden ? t.expand(name) : t.collapse(name)))
  }
  button.onclick = () => {
    below.hidden = !below.hidden
    show()
  }
  show()
  return button
}

const nodeName = ({ name, nameEn }: TaxonomyNode) => localText({ zh: name, en: nameEn || name }, language())
