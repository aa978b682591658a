import { type Filter, isNone } from '@caselore/core/filter'
import type { SearchEngine, SearchQuery, SearchResult, SearchSnapshot } from '@caselore/core/search'

/** An engine with one fault, of the kinds that engines in the field have had, and the scenario that must notice. */
export interface BrokenEngine {
  readonly fault: string
  readonly caughtBy: string
  breaks(engine: SearchEngine): Partial<SearchEngine>
}

/** Answers with what `change` makes of the sound answer. */
const answers = (
  engine: SearchEngine,
  change: (answer: SearchResult, query: SearchQuery) => SearchResult,
): Partial<SearchEngine> => ({ search: async (query) => change(await engine.search(query), query) })

const asks = (engine: SearchEngine, change: (query: SearchQuery) => SearchQuery): Partial<SearchEngine> => ({
  search: async (query) => engine.search(change(query)),
})

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

const bytesAsUnits = (text: string) => new TextEncoder().encode(text).length

export const brokenEngines: readonly BrokenEngine[] = [
  {
    fault: 'adds where it should replace',
    caughtBy: 'visibility.replaced-text-is-gone',
    breaks(engine) {
      const versions = new Map<string, number>()
      return {
        index: (documents) =>
          engine.index(
            documents.map((document) => {
              const key = `${document.tenant} ${document.id}`
              const version = versions.get(key) ?? 0
              versions.set(key, version + 1)
              return version === 0 ? document : { ...document, id: `${document.id}#${version}` }
            }),
          ),
      }
    },
  },
  {
    fault: 'forgets that rows were removed',
    caughtBy: 'visibility.removed-rows-are-gone',
    breaks: () => ({ remove: async () => undefined }),
  },
  {
    fault: 'removes an id in every kind',
    caughtBy: 'visibility.removal-of-one-kind-leaves-others',
    breaks: (engine) => ({ remove: (tenant, ids) => engine.remove(tenant, ids) }),
  },
  {
    fault: 'promises before it has indexed',
    caughtBy: 'visibility.indexed-rows-are-found',
    breaks: (engine) => ({
      async index(documents) {
        setTimeout(() => engine.index(documents), 50)
      },
    }),
  },
  {
    fault: 'lets changes overtake one another',
    caughtBy: 'visibility.changes-keep-their-order',
    breaks: (engine) => ({
      async index(documents) {
        for (const document of documents) await engine.index([document])
      },
    }),
  },
  {
    fault: 'indexes the sound rows of a refused batch',
    caughtBy: 'visibility.nothing-of-a-refused-batch',
    breaks: (engine) => ({
      async index(documents) {
        for (const document of documents) await engine.index([document])
      },
    }),
  },
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
  {
    fault: 'keeps all tenants in one index',
    caughtBy: 'tenant.rows-are-apart',
    breaks: (engine) => ({
      index: (documents) => engine.index(documents.map((document) => ({ ...document, tenant: 'all' }))),
      search: (query) => engine.search({ ...query, tenant: 'all' }),
      suggest: (query) => engine.suggest({ ...query, tenant: 'all' }),
    }),
  },
  {
    fault: 'tells tenants apart regardless of case',
    caughtBy: 'tenant.names-that-look-alike-are-apart',
    breaks: (engine) => ({
      index: (documents) =>
        engine.index(documents.map((document) => ({ ...document, tenant: document.tenant.toLowerCase() }))),
      search: (query) => engine.search({ ...query, tenant: query.tenant?.toLowerCase() }),
    }),
  },
  {
    fault: 'weighs words over all tenants',
    caughtBy: 'tenant.others-do-not-weigh-in',
    breaks(engine) {
      let rows = 0
      return {
        index(documents) {
          rows += documents.length
          return engine.index(documents)
        },
        ...answers(engine, (answer) => ({
          ...answer,
          hits: answer.hits.map((hit) => ({ ...hit, score: hit.score * Math.log(rows) })),
        })),
      }
    },
  },
  {
    fault: 'searches every tenant when none is named',
    caughtBy: 'tenant.is-never-optional',
    breaks: (engine) => asks(engine, (query) => ({ ...query, tenant: query.tenant ?? 'acme' })),
  },
  {
    fault: 'accepts any limit',
    caughtBy: 'invalid.questions-are-refused',
    breaks: (engine) =>
      asks(engine, (query) => ({ ...query, limit: Math.floor(Math.min(1000, Math.max(0, query.limit))) })),
  },
  {
    fault: 'restores whatever it is given',
    caughtBy: 'snapshot.of-another-version-is-refused',
    breaks: (engine) => ({
      restore: ({ engine: _engine, version: _version, ...rest }: SearchSnapshot) =>
        engine.restore({ ...rest, engine: engine.name, version: engine.version }),
    }),
  },
  {
    fault: 'keeps all tenants in the snapshot of one',
    caughtBy: 'snapshot.of-one-tenant-holds-no-other',
    breaks: (engine) => ({ snapshot: () => engine.snapshot() }),
  },
  {
    fault: 'adds what it restores to what is there',
    caughtBy: 'snapshot.replaces-what-was-there',
    breaks: (engine) => ({
      restore: (snapshot) => engine.restore({ ...snapshot, tenant: 'acme' }),
    }),
  },
  {
    fault: 'counts removed rows in the rarity of words',
    caughtBy: 'differential.changed-answers-like-fresh',
    breaks(engine) {
      let removed = 0
      return {
        remove(tenant, ids, kind) {
          removed += ids.length
          return engine.remove(tenant, ids, kind)
        },
        ...answers(engine, (answer) => ({
          ...answer,
          hits: answer.hits.map((hit) => ({ ...hit, score: hit.score + removed * 0.001 })),
        })),
      }
    },
  },
]
