import { type Filter, isNone } from '@caselore/core/filter'
import type { SearchEngine, SearchQuery, SearchResult } from '@caselore/core/search'
import { asks, type BrokenEngine } from './broken-engine.js'

const isFilter = (scope: SearchQuery['scope']): scope is Filter => typeof scope === 'object'

/** Ranks and counts all rows, and takes those out of scope off the page afterwards. */
const filterLate = (
  engine: SearchEngine,
  late: Partial<Pick<SearchResult, 'total' | 'facets'>> & { page: boolean },
) => ({
  async search(query: SearchQuery): Promise<SearchResult> {
    if (!isFilter(query.scope) || isNone(query.scope)) return engine.search(query)
    const sound = await engine.search(query)
    const open = await engine.search({ ...query, scope: 'all' })
    const admitted = new Set(
      (await engine.search({ ...query, limit: 1000, offset: 0 })).hits.map(({ id }) => id),
    )
    return late.page
      ? { ...sound, hits: open.hits.filter(({ id }) => admitted.has(id)) }
      : { ...sound, total: open.total, facets: open.facets }
  },
})

/** Who may find what: engines that get it wrong. */
export const leakyEngines: readonly BrokenEngine[] = [
  {
    fault: 'filters the page after ranking',
    caughtBy: 'scope.filters-before-ranking',
    breaks: (engine) => filterLate(engine, { page: true }),
  },
  {
    fault: 'counts rows out of scope',
    caughtBy: 'scope.filters-before-counting',
    breaks: (engine) => filterLate(engine, { page: false }),
  },
  {
    fault: 'reckons relevance over all rows',
    caughtBy: 'scope.hidden-rows-change-no-relevance',
    breaks: (engine) => ({
      async search(query) {
        const [sound, open] = [await engine.search(query), await engine.search({ ...query, scope: 'all' })]
        const known = new Map(open.hits.map(({ id, relevance }) => [id, relevance]))
        return { ...sound, hits: sound.hits.map((hit) => ({ ...hit, relevance: known.get(hit.id) ?? 0 })) }
      },
    }),
  },
  {
    fault: 'remembers scopes for too long',
    caughtBy: 'scope.covers-rows-that-changed-hands',
    breaks(engine) {
      const known = new Map<string, SearchResult>()
      return {
        async search(query) {
          const key = JSON.stringify(query)
          const answer = known.get(key) ?? (await engine.search(query))
          known.set(key, answer)
          return answer
        },
      }
    },
  },
  {
    fault: 'lets the filter replace the scope',
    caughtBy: 'scope.and-filter-are-joined',
    breaks: (engine) => asks(engine, (query) => (query.where ? { ...query, scope: 'all' } : query)),
  },
  {
    fault: 'answers a scope that it does not understand',
    caughtBy: 'scope.of-an-undeclared-attribute-is-refused',
    breaks: (engine) => ({
      search: (query) => engine.search(query).catch(() => engine.search({ ...query, scope: 'all' })),
    }),
  },
  {
    fault: 'suggests from all rows',
    caughtBy: 'scope.covers-suggestions',
    breaks: (engine) => ({ suggest: (query) => engine.suggest({ ...query, scope: 'all' }) }),
  },
  {
    fault: 'searches every field',
    caughtBy: 'fields.others-are-not-searched',
    breaks: (engine) => asks(engine, (query) => ({ ...query, fields: ['title', 'tags', 'body'] })),
  },
  {
    fault: 'highlights every field',
    caughtBy: 'fields.others-are-not-highlighted',
    breaks: (engine) => ({
      async search(query) {
        const sound = await engine.search(query)
        const all = await engine.search({ ...query, fields: ['title', 'tags', 'body'] })
        return sound.hits.length === all.hits.length && query.highlight ? all : sound
      },
    }),
  },
  {
    fault: 'passes over fields that it does not know',
    caughtBy: 'fields.unknown-ones-are-refused',
    breaks: (engine) =>
      asks(engine, (query) => ({ ...query, fields: query.fields?.filter((field) => field.length < 6) })),
  },
]
