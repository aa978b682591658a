import { h, say } from './dom.js'
import { failureCard } from './failure-card.js'
import { icon } from './icons.js'
import { onLanguage } from './language.js'
import type { Visit } from './page.js'
import { countedTree, treeView } from './taxonomy-tree.js'

export interface ClassificationOptions {
  readonly chosen: string | undefined
  choose(node: string | undefined): void
}

/** The library's shelves with what stands on each; folded away where there is little room. */
export function classification(
  { client, signal }: Pick<Visit, 'client' | 'signal'>,
  { chosen, choose }: ClassificationOptions,
): HTMLElement {
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
    h('nav', { 'aria-label': (t) => t.classification }, body),
  )
  let current = chosen
  const keepChoice = (node: string | undefined) => {
    current = node
    choose(node)
  }

  async function draw(): Promise<void> {
    try {
      const [nodes, { facets, total }] = await Promise.all([
        client.taxonomy.list(),
        client.cases.search({ text: '', facets: ['node'], limit: 0 }),
      ])
      const counts = new Map(facets.node?.map(({ value, count }) => [value, count]))
      const tree = countedTree(nodes, counts)
      body.replaceChildren(treeView(tree, { total, chosen: current, choose: keepChoice }))
    } catch (error) {
      body.replaceChildren(failureCard(error, draw))
    }
  }

  onLanguage(() => void draw(), signal)
  void draw()
  return details
}
