import type { SearchDocument, SearchEngine } from '@caselore/core/search'
import type { BenchDocument } from './search-documents.js'

/** An engine as the benchmark sees it: text in, ids out, best first, at most ten. */
export interface Built {
  search(text: string): Promise<readonly string[]> | readonly string[]
  /** The state as kept, and how to get an engine from it; where the engine has such a thing. */
  snapshot?(): Promise<{ readonly bytes: number; load(): unknown }>
  /** Memory that the JavaScript heap does not show. */
  nativeBytes?(): number
}

export interface Peer {
  readonly name: string
  /** What a page loads for it: the source of a module. */
  readonly imports: string
  build(documents: readonly BenchDocument[]): Promise<Built>
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const intlWords = (text: string): string[] =>
  Array.from(segmenter.segment(text)).flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment.toLowerCase()] : [],
  )

const utf8 = (text: string): number => Buffer.byteLength(text)

export const schema = {
  fields: { title: { weight: 2 }, body: {} },
  attributes: { region: 'string', status: 'string', created: 'number' },
} as const
export const reach = {
  tenant: 't',
  kind: 'ticket',
  scope: 'all',
  fields: ['title', 'body'],
  limit: 10,
} as const

export const asSearchDocument = ({ id, title, body, ...attributes }: BenchDocument): SearchDocument => ({
  id,
  tenant: reach.tenant,
  kind: reach.kind,
  text: { title, body },
  attributes,
})

const caselore = (name: 'compactEngine' | 'createMiniSearchEngine'): Peer => ({
  name: name === 'compactEngine' ? 'caselore compact' : 'caselore minisearch',
  imports: `export { ${name}, createAnalyzer } from '@caselore/search'`,
  async build(documents) {
    const { [name]: create, createAnalyzer } = await import('@caselore/search')
    type Engine = SearchEngine & { tidy?(): Promise<void> }
    const analyzer = await createAnalyzer()
    const engine: Engine = create({ analyzer, ...schema })
    for (let i = 0; i < documents.length; i += 5000)
      await engine.index(documents.slice(i, i + 5000).map(asSearchDocument))
    await engine.tidy?.()
    return {
      search: async (text) => (await engine.search({ ...reach, text })).hits.map(({ id }) => id),
      async snapshot() {
        const saved = await engine.snapshot()
        const buffers = (saved.buffers ?? []).reduce((sum, { byteLength }) => sum + byteLength, 0)
        // What is JSON is kept as text, by any store.
        const data = JSON.stringify(saved.data)
        return {
          bytes: buffers + utf8(data),
          load: () => create({ analyzer, ...schema }).restore({ ...saved, data: JSON.parse(data) }),
        }
      },
    }
  },
})

const miniSearch = (name: string, tokenize?: (text: string) => string[]): Peer => ({
  name,
  imports: `export { default } from 'minisearch'`,
  async build(documents) {
    const { default: MiniSearch } = await import('minisearch')
    const options = { fields: ['title', 'body'], ...(tokenize ? { tokenize } : {}) }
    const index = new MiniSearch<BenchDocument>(options)
    index.addAll(documents)
    return {
      search: (text) =>
        index
          .search(text)
          .slice(0, 10)
          .map(({ id }) => String(id)),
      async snapshot() {
        const saved = JSON.stringify(index)
        return { bytes: utf8(saved), load: () => MiniSearch.loadJSON(saved, options) }
      },
    }
  },
})

const orama: Peer = {
  name: 'orama + mandarin',
  imports: `export { create, insertMultiple, search } from '@orama/orama'\nexport { createTokenizer } from '@orama/tokenizers/mandarin'`,
  async build(documents) {
    const { create, insertMultiple, search } = await import('@orama/orama')
    const { createTokenizer } = await import('@orama/tokenizers/mandarin')
    const index = create({
      schema: { id: 'string', title: 'string', body: 'string' } as const,
      components: { tokenizer: await createTokenizer() },
    })
    await insertMultiple(
      index,
      documents.map(({ id, title, body }) => ({ id, title, body })),
      1000,
    )
    return {
      search: async (text) =>
        (await search(index, { term: text, properties: ['title', 'body'], threshold: 1 })).hits.map(
          ({ id }) => id,
        ),
    }
  },
}

const flexSearch: Peer = {
  name: 'flexsearch (CJK)',
  imports: `export { Document, Charset } from 'flexsearch'`,
  async build(documents) {
    const { Charset, default: FlexSearch } = await import('flexsearch')
    const index = new FlexSearch.Document({
      document: { id: 'id', index: ['title', 'body'] },
      tokenize: 'forward',
      encoder: Charset.CJK,
    })
    for (const { id, title, body } of documents) index.add({ id, title, body })
    return {
      search: (text) => {
        const found = index.search(text, { limit: 10, suggest: true }) as { result: (string | number)[] }[]
        return found.flatMap(({ result }) => result.map(String)).slice(0, 10)
      },
    }
  },
}

const lunr: Peer = {
  name: 'lunr + Intl',
  imports: `export { default } from 'lunr'`,
  async build(documents) {
    const { default: create } = (await import('lunr' as string)) as { default: LunrLike }
    const load = create.Index
    const index = create(function () {
      this.ref('id')
      this.field('title')
      this.field('body')
      this.pipeline.reset()
      this.searchPipeline.reset()
      this.tokenizer = (text: unknown) => intlWords(String(text)).map((word) => new create.Token(word, {}))
      for (const document of documents) this.add(document)
    })
    return {
      search: (text) =>
        index
          .query((query) => {
            for (const word of intlWords(text)) query.term(word, {})
          })
          .slice(0, 10)
          .map(({ ref }) => ref),
      async snapshot() {
        const saved = JSON.stringify(index)
        return { bytes: utf8(saved), load: () => load.load(JSON.parse(saved)) }
      },
    }
  },
}

interface LunrIndex {
  query(build: (query: { term(word: string, options: object): void }) => void): { ref: string }[]
}
interface LunrBuilder {
  ref(field: string): void
  field(name: string): void
  add(document: object): void
  tokenizer: (text: unknown) => unknown[]
  readonly pipeline: { reset(): void }
  readonly searchPipeline: { reset(): void }
}
type LunrLike = ((build: (this: LunrBuilder) => void) => LunrIndex) & {
  readonly Token: new (text: string, metadata: object) => unknown
  readonly Index: { load(saved: unknown): LunrIndex }
}

interface ElasticLunr {
  (
    build: (
      this: LunrBuilder & {
        setRef(field: string): void
        addField(name: string): void
        saveDocument(keep: boolean): void
      },
    ) => void,
  ): {
    addDoc(document: object): void
    search(text: string, options: object): { ref: string }[]
    toJSON(): unknown
  }
  tokenizer: ((text: string) => string[]) & { setSeperator(pattern: RegExp): void }
  readonly Index: { load(saved: unknown): unknown }
}

const elasticLunr: Peer = {
  name: 'elasticlunr + Intl',
  imports: `export { default } from 'elasticlunr'`,
  async build(documents) {
    const { default: create } = (await import('elasticlunr' as string)) as { default: ElasticLunr }
    const index = create(function () {
      this.setRef('id')
      this.addField('title')
      this.addField('body')
      this.saveDocument(false)
      this.pipeline.reset()
    })
    // Its tokenizer splits at a pattern; words are handed to it with spaces between them.
    const spaced = (text: string) => intlWords(text).join(' ')
    for (const { id, title, body } of documents)
      index.addDoc({ id, title: spaced(title), body: spaced(body) })
    return {
      search: (text) =>
        index
          .search(spaced(text), {})
          .slice(0, 10)
          .map(({ ref }) => ref),
      async snapshot() {
        const saved = JSON.stringify(index.toJSON())
        return { bytes: utf8(saved), load: () => create.Index.load(JSON.parse(saved)) }
      },
    }
  },
}

const fuse: Peer = {
  name: 'fuse.js',
  imports: `export { default } from 'fuse.js'`,
  async build(documents) {
    const { default: Fuse } = await import('fuse.js')
    const index = new Fuse([...documents], { keys: ['title', 'body'], ignoreLocation: true })
    return { search: (text) => index.search(text, { limit: 10 }).map(({ item }) => item.id) }
  },
}

const sqlite: Peer = {
  name: 'sqlite fts5 trigram',
  imports: '',
  async build(documents) {
    const { default: Database } = await import('better-sqlite3')
    const database = new Database(':memory:')
    database.exec("CREATE VIRTUAL TABLE rows USING fts5(id UNINDEXED, title, body, tokenize='trigram')")
    const insert = database.prepare('INSERT INTO rows VALUES (?, ?, ?)')
    database.transaction(() => {
      for (const { id, title, body } of documents) insert.run(id, title, body)
    })()
    const ask = database.prepare(
      'SELECT id FROM rows WHERE rows MATCH ? ORDER BY bm25(rows, 0, 2, 1) LIMIT 10',
    )
    const trigrams = (text: string) =>
      Array.from(
        { length: Math.max(0, text.length - 2) },
        (_, i) => `"${text.slice(i, i + 3).replaceAll('"', '""')}"`,
      )
    return {
      search(text) {
        const terms = trigrams(text)
        return terms.length === 0 ? [] : (ask.all(terms.join(' OR ')) as { id: string }[]).map(({ id }) => id)
      },
      nativeBytes: () =>
        Number(database.pragma('page_count', { simple: true })) *
        Number(database.pragma('page_size', { simple: true })),
      async snapshot() {
        const saved = database.serialize()
        return { bytes: saved.length, load: () => new Database(saved) }
      },
    }
  },
}

/** Our engines first; MiniSearch with Intl words is what the aims are measured against. */
export const peers: readonly Peer[] = [
  caselore('compactEngine'),
  caselore('createMiniSearchEngine'),
  miniSearch('minisearch + Intl', intlWords),
  miniSearch('minisearch'),
  flexSearch,
  sqlite,
  orama,
  lunr,
  elasticLunr,
  fuse,
]
