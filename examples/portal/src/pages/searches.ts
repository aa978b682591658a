import type { DeskClient } from '@caselore/core/desk'
import { formatterOf } from '@caselore/widgets/base'
import { h } from '../dom.js'
import { failureCard } from '../failure-card.js'
import { language, onLanguage } from '../language.js'
import type { Page, Visit } from '../page.js'
import { backLink, pageHead } from '../page-head.js'
import { places } from '../places.js'
import type { Texts } from '../texts.js'

type Period = Awaited<ReturnType<DeskClient['search']['statistics']>>[number]

/** What people looked for in the last thirty days, and what the library could not tell them. */
export const searchesPage: Page = {
  path: '/searches',
  section: 'dashboard',
  open: ({ reports }) => reports,
  show: (visit) => {
    const body = h('div', { class: 'searches' })
    const draw = () => void drawInto(body, visit)
    onLanguage(draw, visit.signal)
    draw()
    return h(
      'div',
      { class: 'page wide' },
      backLink(places.dashboard, (t) => t.backToDashboard),
      pageHead(h('h1', { text: (t) => t.searchesTitle }), (t) => t.searchesLead),
      body,
    )
  },
}

async function drawInto(body: HTMLElement, visit: Visit): Promise<void> {
  try {
    const [period] = await visit.client.search.statistics()
    body.replaceChildren(...(period ? [figures(period, visit), ...lists(period)] : [nothingYet()]))
  } catch (error) {
    body.replaceChildren(failureCard(error, () => void drawInto(body, visit)))
  }
}

const nothingYet = () => h('p', { class: 'empty quiet', text: (t) => t.noSearches })

function figures(period: Period, { session }: Visit): HTMLElement {
  const format = formatterOf(language(), session.zone)
  const place = ({ meanPosition }: Period['opened']) =>
    meanPosition === undefined ? '–' : format.number(Math.round(meanPosition * 10) / 10)
  const figure = (label: (t: Texts) => string, value: string) =>
    h(
      'div',
      { class: 'figure' },
      h('dt', { class: 'quiet', text: label }),
      h('dd', { class: 'number' }, value),
    )
  return h(
    'dl',
    { class: 'figures' },
    figure((t) => t.searchesAsked, format.number(period.asked)),
    figure((t) => t.searchesZero, format.percent(period.zeroShare)),
    figure((t) => t.searchesTail, format.percent(period.tailShare)),
    figure((t) => t.searchesOpened, place(period.opened)),
    figure((t) => t.searchesCited, place(period.cited)),
  )
}

const lists = ({ zeroResults, unanswered, top }: Period): HTMLElement[] => [
  list((t) => t.searchesNothing, zeroResults),
  list((t) => t.searchesUnopened, unanswered),
  list((t) => t.searchesTop, top),
]

function list(title: (t: Texts) => string, queries: Period['top']): HTMLElement {
  const row = ({ query, count }: Period['top'][number]) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, h('a', { href: `${places.library}?q=${encodeURIComponent(query)}` }, query)),
      h('td', { class: 'number' }, String(count)),
    )
  const head = h(
    'thead',
    {},
    h(
      'tr',
      {},
      h('th', { scope: 'col', text: (t) => t.searchesWords }),
      h('th', { scope: 'col', text: (t) => t.searchesTimes }),
    ),
  )
  return h(
    'section',
    { class: 'card' },
    h('h2', { text: title }),
    queries.length === 0
      ? h('p', { class: 'quiet', text: (t) => t.searchesNone })
      : h('table', { class: 'plain' }, head, h('tbody', {}, ...queries.map(row))),
  )
}
