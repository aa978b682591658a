import { h } from '../dom.js'
import type { Page } from '../page.js'
import { pageHead } from '../page-head.js'
import { teamIds } from '../people.js'
import { go, places } from '../places.js'
import { widget } from '../widget.js'

/** How the team is doing: key figures over the tickets that the person may report on. */
export const dashboardPage: Page = {
  path: '/dashboard',
  section: 'dashboard',
  open: ({ reports }) => reports,
  keep: true,
  show: ({ rights }) =>
    h(
      'div',
      { class: 'page wide' },
      pageHead(
        h('h1', { text: (t) => t.dashboardTitle }),
        (t) => t.dashboardLead,
        h('a', { class: 'button', href: places.searches, text: (t) => t.toSearches }),
      ),
      widget(
        'caselore-dashboard',
        { teams: teamIds, leads: rights.works },
        { 'caselore-tickets': ({ where }: { where: object }) => go(places.queueOf(where)) },
      ),
    ),
}
