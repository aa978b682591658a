import { h } from '../dom.js'
import { tell } from '../language.js'
import type { Page } from '../page.js'
import { backLink } from '../page-head.js'
import { places } from '../places.js'
import { widget } from '../widget.js'

/** A case being written, with what it still lacks beside it. */
export const editorPage: Page = {
  path: '/cases/:id/edit',
  section: 'myCases',
  open: ({ writes }) => writes,
  show: ({ id, client }) => {
    const heading = h('h1', { class: 'eyebrow', text: (t) => t.myCases })
    client.cases.get(id).then(
      ({ number }) => number && tell(heading, 'text', (t) => t.editCase(number)),
      () => undefined,
    )
    const back = backLink(places.case(id), (t) => t.backToCase)
    return h(
      'div',
      { class: 'page wide' },
      h('div', { class: 'crumbs' }, back, heading),
      widget('caselore-case-editor', { caseId: id }),
    )
  },
}
