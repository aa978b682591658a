import { h } from '../dom.js'
import type { Page } from '../page.js'
import { backLink, pageHead } from '../page-head.js'
import { places } from '../places.js'
import { typedWords } from '../typed-words.js'
import { widget } from '../widget.js'

const subjectLength = 200

/** Hands a problem in; words from the search come along. */
export const newTicketPage: Page = {
  path: '/help/new',
  section: 'help',
  open: ({ asks }) => asks,
  show: () => {
    const form = formWith(typedWords.get(), () => typedWords.set(''), { categories: true })
    const heading = h('h1', { text: (t) => t.newTicket })
    return h(
      'div',
      { class: 'page form-page' },
      backLink(places.help, (t) => t.backToHelp),
      pageHead(heading, (t) => t.newTicketLead),
      form,
    )
  },
}

/** Writes down what a customer says on the phone. */
export const newTicketForAgentPage: Page = {
  path: '/queue/new',
  section: 'queue',
  open: ({ works }) => works,
  show: () =>
    h(
      'div',
      { class: 'page form-page' },
      backLink(places.queue, (t) => t.backToQueue),
      pageHead(h('h1', { text: (t) => t.newTicketAgent })),
      formWith(typedWords.get(), () => typedWords.set('')),
    ),
}

function formWith(
  words: string,
  done: () => void,
  asks: { readonly categories?: boolean } = {},
): HTMLElement {
  const form = widget('caselore-ticket-form', asks, { 'caselore-filed': done, 'caselore-deflected': done })
  // The page has its heading already.
  form.append(h('span', { slot: 'heading', hidden: true }))
  const [subject = '', rest = ''] = split(words.trim())
  if (subject) void whenConnected(form).then(() => form.prefill({ subject, description: rest }))
  return form
}

/** A short text is the subject; of a long one the beginning is, and all of it the description. */
function split(words: string): [string, string] {
  const firstLine = words.split('\n', 1)[0] ?? ''
  return words === firstLine && words.length <= subjectLength
    ? [words, '']
    : [firstLine.slice(0, subjectLength), words]
}

/** A widget knows its client once it has been rendered inside the provider. */
async function whenConnected(element: HTMLElement & { updateComplete: Promise<boolean> }): Promise<void> {
  while (!element.isConnected) await new Promise((resolve) => requestAnimationFrame(resolve))
  await element.updateComplete
}
