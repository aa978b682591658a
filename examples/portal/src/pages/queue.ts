import type { OpenFilter } from '@caselore/core/filter'
import { h, say } from '../dom.js'
import { icon } from '../icons.js'
import type { Page } from '../page.js'
import { pageHead } from '../page-head.js'
import { places } from '../places.js'
import { widget } from '../widget.js'

/** All tickets that the person may work on, by saved views. */
export const queuePage: Page = {
  path: '/queue',
  section: 'queue',
  open: ({ works }) => works,
  keep: true,
  show: ({ session, query }) => {
    const where = query.get('where') || undefined
    const mayFile = (session.can['ticket.file'] ?? 'no') !== 'no'
    const file = h(
      'a',
      { class: 'button', href: places.newTicketForAgent },
      icon('plus'),
      say((t) => t.newTicketAgent),
    )
    return h(
      'div',
      { class: 'page wide' },
      pageHead(h('h1', { text: (t) => t.queueTitle }), undefined, ...(mayFile ? [file] : [])),
      ...(where === undefined ? [widget('caselore-ticket-list', { views: true })] : behindFigure(where)),
    )
  },
}

/** What stands behind a figure of the dashboard, and the ways back and to everything. */
const behindFigure = (where: string): HTMLElement[] => [
  h(
    'p',
    { class: 'line quiet', 'data-note': 'behind-figure' },
    say((t) => t.behindFigure),
    h('a', { href: places.dashboard, text: (t) => t.backToDashboard }),
    h('a', { href: places.queue, text: (t) => t.allTickets }),
  ),
  widget('caselore-ticket-list', { where: filterIn(where) }),
]

/** What an address holds. What is no filter goes to the desk as it is, which refuses it and says why. */
function filterIn(text: string): OpenFilter {
  try {
    return JSON.parse(text) || text
  } catch {
    return text as unknown as OpenFilter
  }
}
