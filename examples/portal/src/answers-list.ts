import type { DeskClient, RelatedCase } from '@caselore/core/desk'
import { createLatest, formatterOf, relevanceText } from '@caselore/widgets/base'
import { h } from './dom.js'
import { language, type Say } from './language.js'
import type { Visit } from './page.js'
import { hrefOf } from './places.js'

export interface AnswersList {
  readonly element: HTMLElement
  /** Looks for cases that probably answer the words. */
  look(words: string): Promise<void>
  clear(): void
}

const fewestCharacters = 4

/** Cases that probably answer what is being typed: each with its title, why it fits, and how often it has helped. */
export function answersList({ client, session }: Pick<Visit, 'client' | 'session'>): AnswersList {
  const list = h('ul', {})
  const element = h(
    'section',
    { class: 'answers', 'aria-labelledby': 'answers', hidden: true },
    h('h2', { id: 'answers', text: (t) => t.answers }),
    list,
  )
  const latest = createLatest()
  const show = (found: readonly RelatedCase[]) => {
    element.hidden = found.length === 0
    list.replaceChildren(...found.map((one) => answer(one, session.zone)))
  }
  return {
    element,
    clear() {
      latest.forget()
      show([])
    },
    async look(words) {
      if (words.trim().length < fewestCharacters) return this.clear()
      try {
        const found = await latest.run(() => related(client, words))
        if (found) show(found.answer)
      } catch {
        // A help that is missing must not stand in the way: searching says what is wrong.
        show([])
      }
    },
  }
}

/** Words that are part of another say nothing more. */
const longest = (words: readonly string[]): string[] =>
  words.filter((word) => !words.some((other) => other !== word && other.includes(word)))

const related = (client: DeskClient, text: string) => client.cases.related({ text }, 3)

function answer({ id, title, relevance, why, solved, symptom }: RelatedCase, zone: string): HTMLElement {
  const format = () => formatterOf(language(), zone)
  const facts: Say[] = [
    () => relevanceText(relevance, format()),
    ...(solved > 0 ? [(t: Parameters<Say>[0]) => t.solvedTimes(solved)] : []),
    ...(why.length > 0 ? [(t: Parameters<Say>[0]) => `${t.matched} ${format().list(longest(why))}`] : []),
  ]
  return h(
    'li',
    { class: 'answer' },
    h('a', { href: hrefOf('case', id) }, title),
    symptom ? h('p', { class: 'excerpt' }, symptom) : null,
    h('p', { class: 'facts' }, ...facts.map((text) => h('span', { text }))),
  )
}
