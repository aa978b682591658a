import MiniSearch from 'minisearch'
import type { Analyzer } from '../src/analysis/index.js'
import { compactEngine } from '../src/compact/index.js'
import { createMiniSearchEngine, type MiniSearchEngineOptions } from '../src/minisearch/index.js'
import type { SearchEngine } from '../src/types.js'
import type { Corpus } from './corpora.js'

/** Builds over a corpus and answers ids, best first, at most ten. */
export type System = (corpus: Corpus) => Promise<(text: string) => Promise<readonly string[]>>

const caselore =
  (create: (options: MiniSearchEngineOptions) => SearchEngine) =>
  (analyzer: Analyzer): System =>
  async ({ documents }) => {
    const engine = create({ analyzer, fields: { title: {}, body: {} }, attributes: {} })
    await engine.index(
      documents.map(({ id, title, body }) => ({
        id,
        tenant: 't',
        kind: 'd',
        text: { title, body },
        attributes: {},
      })),
    )
    const reach = { tenant: 't', kind: 'd', scope: 'all', fields: ['title', 'body'], limit: 10 } as const
    return async (text) => (await engine.search({ ...reach, text })).hits.map(({ id }) => id)
  }

export const caseloreMiniSearch = caselore(createMiniSearchEngine)
export const caseloreCompact = caselore(compactEngine)

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const intlWords = (text: string): string[] =>
  Array.from(segmenter.segment(text)).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))

const plain =
  (tokenize?: (text: string) => string[]): System =>
  async ({ documents }) => {
    const index = new MiniSearch({ fields: ['title', 'body'], ...(tokenize ? { tokenize } : {}) })
    index.addAll(documents)
    return async (text) =>
      index
        .search(text)
        .slice(0, 10)
        .map(({ id }) => String(id))
  }

export const miniSearchDefault = plain()
export const miniSearchIntl = plain(intlWords)
