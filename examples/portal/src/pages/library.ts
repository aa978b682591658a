import type { Filter } from '@caselore/core/filter'
import { classification } from '../classification.js'
import { h } from '../dom.js'
import type { Page, Visit } from '../page.js'
import { pageHead } from '../page-head.js'
import { go, places } from '../places.js'
import { relatedTags } from '../related-tags.js'
import { rewriteAddress } from '../router.js'
import { typedWords } from '../typed-words.js'
import { widget } from '../widget.js'

const facets = ['basics.product', 'tags']

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
        'caselore-searched': ({ query }: { query: string }) => {
          remember({ q: query })
          void tags.look(query)
        },
        'caselore-ask': ({ text }: { text: string }) => ask(visit, text),
      },
    )
    const tags = relatedTags(visit, (tag) => {
      remember({ q: tag })
      search.query = tag
      void tags.look(tag)
    })
    tags.element.slot = 'after-box'
    search.append(tags.element)
    void tags.look(chosen.q)
    const remember = (change: Partial<typeof chosen>) => {
      Object.assign(chosen, change)
      rewriteAddress(places.library, chosen)
    }
    const shelves = classification(visit, {
      chosen: chosen.node || undefined,
      choose(node = '') {
        remember({ node })
        search.query = chosen.q
        search.where = within(node)
      },
    })
    if (!mayFile(visit))
      search.append(h('p', { slot: 'empty', class: 'empty quiet', text: (t) => t.nothingFound }))
    return h(
      'div',
      { class: 'page wide' },
      pageHead(h('h1', { text: (t) => t.libraryTitle }), (t) => t.libraryLead),
      h('div', { class: 'library' }, shelves, h('div', {}, search)),
    )
  },
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

const mayFile = ({ session }: Visit) => (session.can['ticket.file'] ?? 'no') !== 'no'

/** To the form, with the words that led to nothing. */
function ask({ rights }: Visit, words: string): void {
  typedWords.set(words)
  go(rights.asks ? places.newTicket : places.newTicketForAgent)
}
