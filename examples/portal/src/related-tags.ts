import type { DeskClient } from '@caselore/core/desk'
import type { Association } from '@caselore/search/association'
import { createLatest } from '@caselore/widgets/base'
import { h } from './dom.js'
import type { Visit } from './page.js'

/** Cases looked at, in pages as large as the desk gives them. */
const mostCases = 1_000
const pageSize = 100
const mostTags = 6

export interface RelatedTags {
  readonly element: HTMLElement
  /** Shows the tags that go with the words. */
  look(words: string): Promise<void>
}

/**
 * Tags that go with what was searched: 生产线故障 and 电机过热 for 设备停机. Learned in the page from the cases that the person
 * may see, so that it cannot tell of others; with the first search, not before.
 */
export function relatedTags({ client }: Pick<Visit, 'client'>, choose: (tag: string) => void): RelatedTags {
  const list = h('ul', { class: 'related-tags' })
  const element = h('nav', { hidden: true, 'aria-label': (t) => t.relatedTags }, list)
  const latest = createLatest()
  let learning: Promise<Association> | undefined
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
        learning ??= learn(client)
        const found = await latest.run(async () =>
          (await (learning as Promise<Association>)).related({
            text: words,
            scope: 'all',
            limit: mostTags,
          }),
        )
        if (found) show(found.answer.map(({ label }) => label))
      } catch {
        // A help that is missing must not stand in the way of searching, and is tried again with the next search.
        learning = undefined
        show([])
      }
    },
  }
}

async function learn(client: DeskClient): Promise<Association> {
  const [{ createAssociation, pairFeatures }, { createAnalyzer }] = await Promise.all([
    import('@caselore/search/association'),
    import('@caselore/search/analysis'),
  ])
  const tags = createAssociation({ features: pairFeatures(await createAnalyzer()) })
  for (let offset = 0, total = 1; offset < Math.min(total, mostCases); offset += pageSize) {
    const page = await client.cases.search({ text: '', limit: pageSize, offset })
    total = page.total
    tags.add(
      page.hits.map(({ case: entry }) => ({
        id: entry.id,
        text: [entry.title, entry.symptom?.customerWords, entry.symptom?.scene].join(' '),
        labels: entry.tags ?? [],
        attributes: {},
      })),
    )
  }
  return tags
}
