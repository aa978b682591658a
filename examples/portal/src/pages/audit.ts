import { h } from '../dom.js'
import type { Page } from '../page.js'
import { widget } from '../widget.js'

/** The audit trail. */
export const auditPage: Page = {
  path: '/audit',
  section: 'audit',
  open: ({ audits }) => audits,
  keep: true,
  // The element carries its title itself.
  show: () =>
    h(
      'div',
      { class: 'page wide' },
      h('h1', { class: 'silent', text: (t) => t.auditTitle }),
      widget('caselore-audit-viewer'),
    ),
}
