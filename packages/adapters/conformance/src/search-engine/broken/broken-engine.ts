import type { SearchEngine, SearchQuery, SearchResult } from '@caselore/core/search'

/** An engine with one fault, of the kinds that engines in the field have had, and the scenario that must notice. */
export interface BrokenEngine {
  readonly fault: string
  readonly caughtBy: string
  breaks(engine: SearchEngine): Partial<SearchEngine>
}

/** Answers with what `change` makes of the sound answer. */
export const answers = (
  engine: SearchEngine,
  change: (answer: SearchResult, query: SearchQuery) => SearchResult,
): Partial<SearchEngine> => ({ search: async (query) => change(await engine.search(query), query) })

/** Asks the sound engine what `change` makes of the question. */
export const asks = (
  engine: SearchEngine,
  change: (query: SearchQuery) => SearchQuery,
): Partial<SearchEngine> => ({
  search: async (query) => engine.search(change(query)),
})
