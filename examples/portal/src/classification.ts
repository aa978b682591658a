import { createLatest } from '@caselore/widgets/base'
import { h, say } from './dom.js'
import { failureCard } from './failure-card.js'
import { icon } from './icons.js'
import { onLanguage, tell } from './language.js'
import { nodesNamed } from './node-filter.js'
import type { Visit } from './page.js'
import { countedTree, treeView, within } from './taxonomy-tree.js'

export interface ClassificationOptions {
  readonly chosen: string | undefined
  choose(node: string | undefined): void
}

/** The library's shelves with what stands on each; folded away where there is little room. */
export function classification(
  { client, signal }: Pick<Visit, 'client' | 'signal'>,
  { chosen, choose }: ClassificationOptions,
): HTMLElement {
  const filter = h('input', { type: 'search', class: 'tree-filter', 'aria-label': (t) => t.filterNodes })
  tell(filter, 'placeholder', (t) => t.filterNodes)
  const body = h('div')
  const details = h(
    'details',
    { class: 'classification', open: matchMedia('(min-width: 64rem)').matches },
    h(
      'summary',
      {},
      icon('chevron'),
      say((t) => t.classification),
    ),
    h('nav', { 'aria-label': (t) => t.classification }, filter, body),
  )
  let current = chosen
  const keepChoice = (node: string | undefined) => {
    current = node
    choose(node)
  }

  const latest = createLatest()
  filter.addEventListener('input', () => void draw())

  async function draw(): Promise<void> {
    try {
      const read = await latest.run(async () => {
        const [nodes, found] = await Promise.all([
          client.taxonomy.list(),
          client.cases.search({ text: '', facets: ['node'], limit: 0 }),
        ])
        return {
          nodes,
          found,
          named: filter.value.trim() ? await nodesNamed(nodes, filter.value) : undefined,
        }
      })
      if (!read) return
      const { nodes, found, named } = read.answer
      const { facets, total } = found
      const counts = new Map(facets.node?.map(({ value, count }) => [value, count]))
      const tree = countedTree(nodes, counts)
      body.replaceChildren(
        treeView(named ? within(tree, named) : tree, {
          total,
          chosen: current,
          isOpen: named !== undefined,
          choose: keepChoice,
        }),
      )
    } catch (error) {
      body.replaceChildren(failureCard(error, draw))
    }
  }

  onLanguage(() => void draw(), signal)
  void draw()
  return details
}
