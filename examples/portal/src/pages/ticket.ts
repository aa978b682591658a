import { h } from '../dom.js'
import { tell } from '../language.js'
import type { Page } from '../page.js'
import { backLink } from '../page-head.js'
import { assignees, teamIds } from '../people.js'
import { places } from '../places.js'
import { widget } from '../widget.js'

/** One ticket, as the person may see and treat it. */
export const ticketPage: Page = {
  path: '/tickets/:id',
  section: 'queue',
  open: ({ asks, works }) => asks || works,
  show: ({ id, client, rights }) => {
    const heading = h('h1', { class: 'eyebrow', text: (t) => t.queueTitle })
    // Refused or failed, the widget below says so; the heading then stays without a number.
    client.tickets.get(id).then(
      ({ number }) => tell(heading, 'text', (t) => t.ticketTitle(number)),
      () => undefined,
    )
    const back = rights.works
      ? backLink(places.queue, (t) => t.backToQueue)
      : backLink(places.help, (t) => t.backToHelp)
    return h(
      'div',
      { class: 'page wide' },
      h('div', { class: 'crumbs' }, back, heading),
      widget('caselore-ticket-detail', { ticket: id, assignees, teams: teamIds }),
    )
  },
}
