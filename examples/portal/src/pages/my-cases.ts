import type { CaseView } from '@caselore/core/desk'
import { caseLifecycle, statusLabel } from '@caselore/core/lifecycle'
import { localText } from '@caselore/core/shared'
import { formatterOf } from '@caselore/widgets/base'
import { h, say } from '../dom.js'
import { failureCard } from '../failure-card.js'
import { icon } from '../icons.js'
import { language, onLanguage, texts } from '../language.js'
import type { Page, Visit } from '../page.js'
import { pageHead } from '../page-head.js'
import { go, places } from '../places.js'

const pageSize = 50
const editable = new Set(['draft', 'changes_requested'])

/** What the person has written, newest first, whatever became of it. */
export const myCasesPage: Page = {
  path: '/cases',
  section: 'myCases',
  open: ({ writes }) => writes,
  show: (visit) => {
    const body = h('div', { class: 'stack' })
    const failed = (error: unknown) =>
      body.prepend(failureCard(error, () => body.firstElementChild?.remove()))
    const create = async () => {
      try {
        const { id } = await visit.client.cases.create({ title: texts().newCaseTitle })
        go(places.editCase(id))
      } catch (error) {
        failed(error)
      }
    }
    const add = h(
      'button',
      { type: 'button', class: 'button primary', onclick: create },
      icon('plus'),
      say((t) => t.newCase),
    )
    const load = () => list(visit, body).catch((error) => body.replaceChildren(failureCard(error, load)))
    onLanguage(() => void load(), visit.signal)
    void load()
    return h(
      'div',
      { class: 'page' },
      pageHead(h('h1', { text: (t) => t.myCases }), (t) => t.myCasesLead, add),
      body,
    )
  },
}

async function list({ client, session }: Visit, body: HTMLElement): Promise<void> {
  const rows = h('ul', { class: 'case-rows' })
  const format = formatterOf(language(), session.zone)
  const where = { field: 'author', op: 'eq', value: { ref: 'actor.id' } } as const
  const more = h('button', { type: 'button', class: 'button', text: (t) => t.moreTickets })
  const read = async (cursor?: string) => {
    const page = await client.cases.list({ where, limit: pageSize, ...(cursor ? { cursor } : {}) })
    rows.append(...page.items.map((entry) => caseRow(entry, format)))
    more.hidden = page.cursor === undefined
    more.onclick = () => void read(page.cursor).catch((error) => body.append(failureCard(error)))
    return page.items.length
  }
  const found = await read()
  body.replaceChildren(...(found > 0 ? [rows, more] : [nothing()]))
}

function caseRow(
  { id, number, title, status, updatedAt }: CaseView,
  format: ReturnType<typeof formatterOf>,
): HTMLElement {
  const href = editable.has(status) ? places.editCase(id) : places.case(id)
  return h(
    'li',
    { class: 'case-row' },
    h('a', { href }, title),
    h(
      'span',
      { class: 'status', 'data-state': status },
      localText(statusLabel(caseLifecycle, status), language()),
    ),
    h(
      'span',
      { class: 'quiet small' },
      h('span', { class: 'number' }, number ?? ''),
      number ? ' · ' : '',
      h('time', { title: format.absolute(updatedAt) }, format.moment(updatedAt, Date.now())),
    ),
  )
}

const nothing = () =>
  h(
    'div',
    { class: 'empty' },
    h('p', { class: 'strong', text: (t) => t.noCases }),
    h('p', { class: 'quiet', text: (t) => t.noCasesHint }),
  )
