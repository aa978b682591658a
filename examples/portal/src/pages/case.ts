import { h } from '../dom.js'
import { tell } from '../language.js'
import type { Page } from '../page.js'
import { backLink } from '../page-head.js'
import { places } from '../places.js'
import { widget } from '../widget.js'

/** One case to read, to judge and to cite. */
export const casePage: Page = {
  path: '/cases/:id',
  section: 'library',
  open: ({ searches, reviews }) => searches || reviews,
  show: ({ id, client, query }) => {
    const ticket = query.get('ticket') ?? undefined
    const heading = h('h1', { class: 'eyebrow', text: (t) => t.library })
    client.cases.get(id).then(
      ({ number }) => number && tell(heading, 'text', (t) => t.caseTitle(number)),
      () => undefined,
    )
    const back = ticket
      ? backLink(places.ticket(ticket), (t) => t.backToTicket)
      : backLink(places.library, (t) => t.backToLibrary)
    return h(
      'div',
      { class: 'page reading' },
      h('div', { class: 'crumbs' }, back, heading),
      widget('caselore-case-view', { caseId: id, ticket }),
    )
  },
}
