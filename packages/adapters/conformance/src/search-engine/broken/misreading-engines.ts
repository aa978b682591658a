import { answers, asks, type BrokenEngine } from './broken-engine.js'

const bytesAsUnits = (text: string) => new TextEncoder().encode(text).length

/** What matches, and where: engines that get it wrong. */
export const misreadingEngines: readonly BrokenEngine[] = [
  {
    fault: 'gives offsets in bytes',
    caughtBy: 'highlight.quotes-the-original-text',
    breaks(engine) {
      const titles = new Map<string, string>()
      return {
        index(documents) {
          for (const { id, text } of documents) titles.set(id, String(text.title ?? ''))
          return engine.index(documents)
        },
        search: async (query) => {
          const answer = await engine.search(query)
          return {
            ...answer,
            hits: answer.hits.map((hit) => {
              const title = titles.get(hit.id) ?? ''
              const spans = hit.highlights?.title?.map(({ start, end }) => ({
                start: bytesAsUnits(title.slice(0, start)),
                end: bytesAsUnits(title.slice(0, end)),
              }))
              return spans ? { ...hit, highlights: { ...hit.highlights, title: spans } } : hit
            }),
          }
        },
      }
    },
  },
  {
    fault: 'does not say which item it marks',
    caughtBy: 'highlight.says-which-item-of-a-list',
    breaks: (engine) =>
      answers(engine, (answer) => ({
        ...answer,
        hits: answer.hits.map((hit) =>
          hit.highlights?.tags
            ? {
                ...hit,
                highlights: {
                  ...hit.highlights,
                  tags: hit.highlights.tags.map(({ start, end }) => ({ start, end })),
                },
              }
            : hit,
        ),
      })),
  },
  {
    fault: 'cuts surrogate pairs',
    caughtBy: 'text.emoji-and-rare-han',
    breaks: (engine) =>
      asks(engine, (query) => ({ ...query, text: String(query.text ?? '').replace(/[\ud800-\udbff]/g, '') })),
  },
  {
    fault: 'looks for whole words only',
    caughtBy: 'prefix.the-last-word-may-be-unfinished',
    breaks: (engine) => asks(engine, (query) => ({ ...query, text: `${query.text} ` })),
  },
  {
    fault: 'knows no misspelt word',
    caughtBy: 'fuzzy.a-letter-off-is-found',
    breaks: (engine) =>
      answers(engine, (answer, { text }) =>
        /^(compres|compras|ocmp)/.test(text) ? { hits: [], total: 0, facets: {} } : answer,
      ),
  },
  {
    fault: 'takes one error code for another',
    caughtBy: 'fuzzy.not-where-the-word-itself-is',
    breaks: (engine) => ({
      async search(query) {
        const answer = await engine.search(query)
        const near = await engine.search({ ...query, text: query.text.replace('1024', '1025') })
        const known = new Set(answer.hits.map(({ id }) => id))
        return { ...answer, hits: [...answer.hits, ...near.hits.filter(({ id }) => !known.has(id))] }
      },
    }),
  },
]
