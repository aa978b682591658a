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
  show: ({ id, client, query, rights }) => {
    const ticket = query.get('ticket') ?? undefined
    const heading = h('h1', { class: 'eyebrow', text: (t) => t.library })
    const ask = h(
      'p',
      { class: 'ask-access line', hidden: true },
      h('span', { class: 'quiet', text: (t) => t.askAccessHint }),
      h('a', { class: 'button', href: places.accessTo(id), text: (t) => t.askAccess }),
    )
    const offer = (isKept: boolean) => {
      ask.hidden = !(isKept && rights.asksAccess)
    }
    client.cases.get(id).then(
      ({ number, access }) => {
        if (number) tell(heading, 'text', (t) => t.caseTitle(number))
        offer(access.masked.length > 0)
      },
      () => offer(true),
    )
    const back = ticket
      ? backLink(places.ticket(ticket), (t) => t.backToTicket)
      : backLink(places.library, (t) => t.backToLibrary)
    return h(
      'div',
      { class: 'page reading' },
      h('div', { class: 'crumbs' }, back, heading),
      widget('caselore-case-view', { caseId: id, ticket }),
      ask,
    )
  },
}
