import type { Article } from '../../schema/index.js'
import type { SearchDocument } from '../../search/index.js'

/** The fields of an article by the engine's names: engines are made for cases, and an article's text is a narrative. */
export const articleFields = { title: 'title', tags: 'tags', text: 'diagnosis.narrative' } as const

/** An article as the search engine sees it. */
export const articleSearchDocument = (
  tenant: string,
  { id, title, tags, text, status }: Article,
): SearchDocument => ({
  id,
  tenant,
  kind: 'article',
  text: { [articleFields.title]: title, [articleFields.tags]: tags, [articleFields.text]: text },
  attributes: { id, status, tags },
})
