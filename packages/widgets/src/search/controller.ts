import type { CaseHit, CaseSearch, CaseSearchResult, DeskClient, Suggestion } from '@caselore/core/desk'
import type { Filter } from '@caselore/core/filter'
import type { TaxonomyNode } from '@caselore/core/schema'
import { type Controller, createStore } from '../base/controller.js'
import { debounce } from '../base/debounce.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createLatest } from '../base/latest.js'

export interface SearchState {
  /** What stands in the box. */
  readonly text: string
  readonly suggestions: readonly Suggestion[]
  /** What the results answer. */
  readonly query: string
  readonly status: 'idle' | 'loading' | 'ready' | 'failed'
  readonly failure?: Failure | undefined
  readonly hits: readonly CaseHit[]
  readonly total: number
  /** A spelling that finds more. */
  readonly didYouMean?: string | undefined
  readonly facets: CaseSearchResult['facets']
  /** Chosen values by facet field. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
  readonly loadingMore: boolean
  /** How many searches were answered so far. */
  readonly answered: number
  /** Names for the values of the facet `node`. */
  readonly nodes: readonly TaxonomyNode[]
}

export interface SearchOptions {
  /** Fields to count by; default: classification, product and tags. */
  readonly facets?: readonly string[] | undefined
  /** Hits per page, default 10. */
  readonly pageSize?: number | undefined
  /** Milliseconds of quiet before suggestions are asked for, default 120. */
  readonly delay?: number | undefined
  /** What every search is narrowed to, besides what the person chooses. */
  readonly where?: Filter | undefined
}

export interface SearchController extends Controller<SearchState> {
  /** The box's text changed; suggestions follow. */
  type(text: string): void
  /** Searches for `text`, or for what stands in the box; choices of facets fall when the words change. */
  submit(text?: string): Promise<void>
  dismissSuggestions(): void
  /** Chooses or leaves a value of a facet and searches again. */
  toggle(field: string, value: string): Promise<void>
  clearChoices(): Promise<void>
  /** Adds the next page of hits. */
  more(): Promise<void>
  /** Notes for the statistics of search that a hit was opened. */
  opened(id: string): void
}

export const defaultFacets: readonly string[] = ['node', 'basics.product', 'tags']
const listFields = new Set(['tags', 'regions'])

/**
 * Search in the case library over a client.
 *
 * @example
 * ```ts
 * const search = createSearchController(client)
 * search.subscribe(() => console.log(search.state.hits))
 * await search.submit('E-1024')
 * ```
 */
export function createSearchController(client: DeskClient, options: SearchOptions = {}): SearchController {
  const { facets = defaultFacets, pageSize = 10, delay = 120 } = options
  const store = createStore<SearchState>(
    {
      text: '',
      suggestions: [],
      query: '',
      status: 'idle',
      hits: [],
      total: 0,
      facets: {},
      chosen: {},
      loadingMore: false,
      answered: 0,
      nodes: [],
    },
    () => {
      if (facets.includes('node') && store.state.nodes.length === 0) void loadNodes()
      return () => suggesting.cancel()
    },
  )
  const answers = createLatest()
  const words = createLatest()
  const suggesting = debounce(() => void suggest(), delay)

  async function loadNodes(): Promise<void> {
    try {
      store.set({ nodes: await client.taxonomy.list() })
    } catch {
      // Without names the facet shows the ids; searching goes on.
    }
  }

  async function suggest(): Promise<void> {
    const prefix = store.state.text.trim()
    if (!prefix) return store.set({ suggestions: [] })
    try {
      const found = await words.run(() => client.cases.suggest(prefix, 8))
      if (found) store.set({ suggestions: found.answer })
    } catch {
      // A help that is missing must not stand in the way of the search itself, which will say what is wrong.
      store.set({ suggestions: [] })
    }
  }

  const query = (offset: number): CaseSearch => {
    const where = narrowed(store.state.chosen, options.where)
    return { text: store.state.query, facets, limit: pageSize, offset, ...(where ? { where } : {}) }
  }

  async function search(): Promise<void> {
    store.set({ status: 'loading', failure: undefined, loadingMore: false })
    try {
      const found = await answers.run(() => client.cases.search(query(0)))
      if (found)
        store.set({
          status: 'ready',
          answered: store.state.answered + 1,
          didYouMean: undefined,
          ...found.answer,
        })
    } catch (error) {
      store.set({ status: 'failed', failure: failureOf(error) })
    }
  }

  function quiet(): void {
    suggesting.cancel()
    words.forget()
    store.set({ suggestions: [] })
  }

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    type(text) {
      store.set({ text })
      suggesting.call()
    },
    async submit(text = store.state.text) {
      quiet()
      const words = text.trim()
      store.set({ text, query: words, ...(words === store.state.query ? {} : { chosen: {} }) })
      await search()
    },
    dismissSuggestions: quiet,
    async toggle(field, value) {
      const now = store.state.chosen[field] ?? []
      const next = now.includes(value) ? now.filter((other) => other !== value) : [...now, value]
      store.set({ chosen: { ...store.state.chosen, [field]: next } })
      await search()
    },
    async clearChoices() {
      store.set({ chosen: {} })
      await search()
    },
    opened(id) {
      const { query: words, hits } = store.state
      const position = hits.findIndex((hit) => hit.case.id === id) + 1
      if (words === '' || position === 0) return
      // A statistic that is missing must not stand in the way of reading.
      client.search.opened({ text: words, case: id, position }).catch(() => {})
    },
    async more() {
      if (store.state.loadingMore || store.state.hits.length >= store.state.total) return
      store.set({ loadingMore: true, failure: undefined })
      try {
        const found = await answers.run(() => client.cases.search(query(store.state.hits.length)))
        if (!found) return
        const { hits, total } = found.answer
        store.set({ hits: [...store.state.hits, ...hits], total, loadingMore: false })
      } catch (error) {
        store.set({ failure: failureOf(error), loadingMore: false })
      }
    },
  }
}

/** Any of the chosen values within a facet, all facets together. */
function narrowed(chosen: SearchState['chosen'], where: Filter | undefined): Filter | undefined {
  const filters = Object.entries(chosen).flatMap(([field, values]): Filter[] => {
    if (values.length === 0) return []
    if (!listFields.has(field)) return [{ field, op: 'in', value: values }]
    return [{ or: values.map((value) => ({ field, op: 'has', value })) }]
  })
  const all = where ? [where, ...filters] : filters
  return all.length > 1 ? { and: all } : all[0]
}
