import { h } from '../dom.js'
import type { Page } from '../page.js'
import { widget } from '../widget.js'

/** Temporary access: asking for it, deciding it, and until when it holds. */
export const accessPage: Page = {
  path: '/access',
  section: 'access',
  open: ({ asksAccess, grants }) => asksAccess || grants,
  // The element carries its title itself.
  show: ({ query }) =>
    h(
      'div',
      { class: 'page' },
      h('h1', { class: 'silent', text: (t) => t.accessTitle }),
      widget('caselore-access-request', { caseId: query.get('case') ?? undefined }),
    ),
}
