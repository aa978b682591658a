import { h } from '../dom.js'
import type { Page } from '../page.js'
import { widget } from '../widget.js'

/** The cases that wait for the person's judgement. */
export const reviewPage: Page = {
  path: '/review',
  section: 'review',
  open: ({ reviews }) => reviews,
  keep: true,
  // The panel carries its title itself.
  show: () =>
    h(
      'div',
      { class: 'page wide' },
      h('h1', { class: 'silent', text: (t) => t.reviewTitle }),
      widget('caselore-review-panel'),
    ),
}
