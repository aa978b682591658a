import type { Filter } from '@caselore/core/filter'
import { h } from '../dom.js'
import { failureCard } from '../failure-card.js'
import { onLanguage } from '../language.js'
import type { Page, Visit } from '../page.js'
import { pageHead } from '../page-head.js'
import { go, places } from '../places.js'
import { rewriteAddress } from '../router.js'
import { countedTree, treeView } from '../taxonomy-tree.js'
import { typedWords } from '../typed-words.js'
import { widget } from '../widget.js'

const facets = ['basics.product', 'tags', 'urgency']

/** The library to browse and to search: the classification on the left, words and facets beside it. */
export const libraryPage: Page = {
  path: '/library',
  section: 'library',
  open: ({ searches }) => searches,
  keep: true,
  show: (visit) => {
    const chosen = { node: visit.query.get('node') ?? '', q: visit.query.get('q') ?? '' }
    const search = widget(
      'caselore-search',
      { facets, browse: true, query: chosen.q, where: within(chosen.node) },
      {
        'caselore-searched': ({ query }: { query: string }) => remember({ q: query }),
        'caselore-ask': ({ text }: { text: string }) => ask(visit, text),
      },
    )
    const tree = h('nav', { class: 'classification', 'aria-labelledby': 'classification' })
    const remember = (change: Partial<typeof chosen>) => {
      Object.assign(chosen, change)
      rewriteAddress(places.library, chosen)
    }
    const choose = (node = '') => {
      remember({ node })
      search.query = chosen.q
      search.where = within(node)
      void draw()
    }
    const draw = () => drawTree(visit, tree, chosen.node || undefined, choose)
    onLanguage(() => void draw(), visit.signal)
    void draw()
    return h(
      'div',
      { class: 'page wide' },
      pageHead(h('h1', { text: (t) => t.libraryTitle }), (t) => t.libraryLead),
      h('div', { class: 'library' }, tree, search),
    )
  },
}

async function drawTree(
  { client }: Visit,
  place: HTMLElement,
  chosen: string | undefined,
  choose: (node?: string) => void,
): Promise<void> {
  const heading = h('h2', { id: 'classification', text: (t) => t.classification })
  try {
    const [nodes, { facets, total }] = await Promise.all([
      client.taxonomy.list(),
      client.cases.search({ text: '', facets: ['node'], limit: 0 }),
    ])
    const counts = new Map(facets.node?.map(({ value, count }) => [value, count]))
    place.replaceChildren(heading, treeView(countedTree(nodes, counts), { total, chosen, choose }))
  } catch (error) {
    place.replaceChildren(
      heading,
      failureCard(error, () => drawTree({ client } as Visit, place, chosen, choose)),
    )
  }
}

/** The node and all below it: a child's id begins with its parent's. */
const within = (node: string): Filter | undefined =>
  node
    ? {
        or: [
          { field: 'node', op: 'eq', value: node },
          { field: 'node', op: 'prefix', value: `${node}.` },
        ],
      }
    : undefined

/** Who may hand in a problem goes to the form with the words; for everyone else there is nothing to ask. */
function ask({ rights }: Visit, words: string): void {
  typedWords.set(words)
  go(rights.asks ? places.newTicket : places.newTicketForAgent)
}
