import { createLatest } from '@caselore/widgets/base'
import { h } from './dom.js'
import type { Visit } from './page.js'

const mostTags = 6

export interface RelatedTags {
  readonly element: HTMLElement
  /** Shows the tags that go with the words. */
  look(words: string): Promise<void>
}

/** Tags that go with what was searched: 生产线故障 and 电机过热 for 设备停机, from the cases that the person may see. */
export function relatedTags({ client }: Pick<Visit, 'client'>, choose: (tag: string) => void): RelatedTags {
  const list = h('ul', { class: 'related-tags' })
  const label = h('span', { class: 'quiet', id: 'related-tags', text: (t) => t.relatedTags })
  const element = h('nav', { class: 'related', hidden: true, 'aria-labelledby': 'related-tags' }, label, list)
  const latest = createLatest()
  const show = (tags: readonly string[]) => {
    element.hidden = tags.length === 0
    list.replaceChildren(
      ...tags.map((tag) =>
        h('li', {}, h('button', { type: 'button', class: 'button', onclick: () => choose(tag) }, tag)),
      ),
    )
  }
  return {
    element,
    async look(words) {
      if (words.trim() === '') {
        latest.forget()
        return show([])
      }
      try {
        const found = await latest.run(() => client.search.tags(words, [], mostTags))
        if (found) show(found.answer.map(({ label }) => label))
      } catch {
        // A help that is missing must not stand in the way of searching, and is tried again with the next search.
        show([])
      }
    },
  }
}
