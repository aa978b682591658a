import { answers, asks, type BrokenEngine } from './broken-engine.js'

/** What a page holds, and in which order: engines that get it wrong. */
export const disorderlyEngines: readonly BrokenEngine[] = [
  {
    fault: 'counts facets over the page',
    caughtBy: 'facet.counts-all-matches-not-the-page',
    breaks: (engine) => ({
      async search(query) {
        const answer = await engine.search(query)
        return answer.hits.length < answer.total ? { ...answer, facets: {} } : answer
      },
    }),
  },
  {
    fault: 'counts facets as texts',
    caughtBy: 'facet.values-keep-their-types-and-order',
    breaks: (engine) =>
      answers(engine, (answer) => ({
        ...answer,
        facets: Object.fromEntries(
          Object.entries(answer.facets).map(([name, values]) => [
            name,
            values.map(({ value, count }) => ({ value: String(value), count })),
          ]),
        ),
      })),
  },
  {
    fault: 'sorts missing values first',
    caughtBy: 'sort.by-an-attribute-missing-last',
    breaks: (engine) =>
      answers(engine, (answer, { sort }) =>
        typeof sort === 'object' ? { ...answer, hits: answer.hits.toReversed() } : answer,
      ),
  },
  {
    fault: 'breaks ties by when rows came',
    caughtBy: 'tie.goes-by-id',
    breaks(engine) {
      const came = new Map<string, number>()
      return {
        index(documents) {
          for (const { id } of documents) came.set(id, came.size)
          return engine.index(documents)
        },
        async search(query) {
          const answer = await engine.search(query)
          const hits = answer.hits.toSorted(
            (a, b) => b.score - a.score || (came.get(a.id) ?? 0) - (came.get(b.id) ?? 0),
          )
          return { ...answer, hits }
        },
      }
    },
  },
  {
    fault: 'orders ties by UTF-16 unit',
    caughtBy: 'tie.goes-by-id',
    breaks: (engine) =>
      answers(engine, (answer) => ({
        ...answer,
        hits: answer.hits.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
      })),
  },
  {
    fault: 'begins each page one row too early',
    caughtBy: 'page.walk-meets-each-once',
    breaks: (engine) => asks(engine, (query) => ({ ...query, offset: Math.max(0, (query.offset ?? 0) - 1) })),
  },
  {
    fault: 'scales scores by chance',
    caughtBy: 'page.same-question-same-answer',
    breaks(engine) {
      let questions = 0
      return answers(engine, (answer) => {
        questions++
        return { ...answer, hits: answer.hits.map((hit) => ({ ...hit, score: hit.score * questions })) }
      })
    },
  },
]
