import { debounce } from '@caselore/widgets/base'
import { answersList } from '../answers-list.js'
import { h } from '../dom.js'
import { own } from '../own-tickets.js'
import type { Page, Visit } from '../page.js'
import { go, places } from '../places.js'
import { rewriteAddress } from '../router.js'
import { typedWords } from '../typed-words.js'
import { widget } from '../widget.js'

/** Milliseconds of quiet before answers are looked for. */
const pause = 300

/** Where a customer begins: a search that answers while they type, help if that was not enough, and their own tickets. */
export const helpCentrePage: Page = {
  path: '/help',
  section: 'help',
  open: ({ asks }) => asks,
  keep: true,
  show: (visit) => {
    const answers = answersList(visit)
    const search = searchBox(visit, answers)
    return h(
      'div',
      { class: 'help' },
      h(
        'div',
        { class: 'hero' },
        h('h1', { text: (t) => t.heroTitle }),
        h('p', { class: 'quiet', text: (t) => t.heroLead }),
        search,
        answers.element,
      ),
      h('div', { class: 'below' }, stillNeedHelp(), own(visit)),
    )
  },
}

function searchBox({ query }: Visit, answers: ReturnType<typeof answersList>): HTMLElement {
  const asked = query.get('q') ?? ''
  const looking = debounce(() => void answers.look(typedWords.get()), pause)
  typedWords.set(asked)
  const search = widget(
    'caselore-search',
    { facets: [], query: asked },
    {
      'caselore-ask': ({ text }: { text: string }) => askWith(text),
      'caselore-searched': ({ query: words }: { query: string }) => {
        looking.cancel()
        answers.clear()
        rewriteAddress(places.help, { q: words })
      },
    },
  )
  search.addEventListener('input', (event) => {
    const [box] = event.composedPath()
    if (!(box instanceof HTMLInputElement) || box.type !== 'text') return
    typedWords.set(box.value)
    looking.call()
  })
  return search
}

function askWith(words: string): void {
  typedWords.set(words)
  go(places.newTicket)
}

const stillNeedHelp = (): HTMLElement =>
  h(
    'section',
    { class: 'ask-us', 'aria-labelledby': 'ask-us' },
    h(
      'div',
      {},
      h('h2', { id: 'ask-us', text: (t) => t.stillNeedHelp }),
      h('p', { class: 'quiet', text: (t) => t.stillNeedHelpHint }),
    ),
    h('a', { class: 'button primary', href: places.newTicket, text: (t) => t.fileTicket }),
  )
