import type { TicketView } from '@caselore/core/desk'
import { debounce, formatterOf, watchChanges } from '@caselore/widgets/base'
import { h } from './dom.js'
import { language, onLanguage, type Say } from './language.js'
import type { Visit } from './page.js'
import { hrefOf } from './places.js'

const pageSize = 5

/** The person's own tickets and how far each has come, in plain words; kept current. */
export function own(visit: Visit): HTMLElement {
  const body = h('div', { 'aria-live': 'polite' })
  let size = pageSize
  const show = async () => {
    try {
      const { items, cursor } = await visit.client.tickets.list({ limit: size })
      const more = h('button', {
        type: 'button',
        class: 'button',
        text: (t) => t.moreTickets,
        onclick: () => showMore(),
      })
      body.replaceChildren(
        ...(items.length === 0 ? [nothing()] : [rows(items, visit)]),
        ...(cursor ? [more] : []),
      )
    } catch {
      body.replaceChildren(failed(() => void show()))
    }
  }
  const showMore = () => {
    size += 4 * pageSize
    void show()
  }
  // A burst of changes is one reading.
  const soon = debounce(() => void show(), 200)
  const leave = watchChanges(visit.client, {
    hint: ({ kind }) => kind === 'ticket' && soon.call(),
    gap: soon.call,
  })
  visit.signal.addEventListener('abort', leave)
  onLanguage(() => void show(), visit.signal)
  void show()
  return h(
    'section',
    { class: 'own', 'aria-labelledby': 'own' },
    h('h2', { id: 'own', text: (t) => t.myTickets }),
    body,
  )
}

const nothing = () => h('p', { class: 'quiet', text: (t) => t.noTickets })

const failed = (retry: () => void) =>
  h(
    'div',
    { class: 'notice line', role: 'alert' },
    h('span', { text: (t) => t.ticketsFailed }),
    h('button', { type: 'button', class: 'button', text: (t) => t.retry, onclick: retry }),
  )

function rows(tickets: readonly TicketView[], { session }: Visit): HTMLElement {
  const format = formatterOf(language(), session.zone)
  const now = Date.now()
  const row = ({ id, number, subject, statusCategory, updatedAt }: TicketView) => {
    const progress: Say = (t) => t.progressOf[statusCategory]
    const moved: Say = (t) => t.updated(format.moment(updatedAt, now))
    return h(
      'li',
      { class: 'own-ticket', 'data-state': statusCategory },
      h('a', { href: hrefOf('ticket', id) }, subject),
      h('span', { class: 'progress', text: progress }),
      h(
        'span',
        { class: 'quiet small' },
        h('span', { class: 'number' }, number),
        ' · ',
        h('time', { title: format.absolute(updatedAt), text: moved }),
      ),
    )
  }
  return h('ul', {}, ...tickets.map(row))
}
