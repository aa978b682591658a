import { h } from '../dom.js'
import type { Page } from '../page.js'
import { pageHead } from '../page-head.js'
import { widget } from '../widget.js'

/** The cases that wait for the person's judgement. */
export const reviewPage: Page = {
  path: '/review',
  section: 'review',
  open: ({ reviews }) => reviews,
  keep: true,
  show: () =>
    h(
      'div',
      { class: 'page wide' },
      pageHead(h('h1', { text: (t) => t.reviewTitle })),
      widget('caselore-review-panel'),
    ),
}
