import type { Article, CaseEntry, CustomFields } from '../schema/index.js'
import type { SearchDocument, SearchEngine } from '../search/index.js'
import { isRefusal, type JsonObject } from '../shared/index.js'
import type { Storage, StoredEvent, Token } from '../storage/index.js'
import { endOfFeed, type Follower } from '../workers/index.js'
import { articleSearchDocument } from './articles/search-document.js'
import { caseSearchDocument } from './cases/search-document.js'
import type { SnapshotStore } from './stored-snapshots.js'

const pageSize = 500
/** Events after which the snapshot is written anew: often enough to start quickly, seldom enough to cost little. */
const saveEvery = 500

/** A follower that can be told to keep its state now, as when a desk closes. */
export interface SearchFeed extends Follower {
  save(): Promise<void>
}

/**
 * Keeps a search engine abreast of cases and articles. It starts from the snapshot when there is one that fits, else from all
 * there are, and then follows the event stream; the place it has reached is saved with the snapshot, so that a
 * crash loses nothing but work.
 */
export function createSearchFeed(options: {
  readonly storage: Storage
  readonly tenant: string
  readonly engine: SearchEngine
  readonly customFields: readonly CustomFields[]
  readonly snapshots: SnapshotStore | undefined
}): SearchFeed {
  const { storage, tenant, engine, snapshots } = options
  const searched = new Set(
    options.customFields
      .filter((definition) => definition.kind === 'case')
      .flatMap(({ fields }) =>
        Object.entries(fields).flatMap(([name, field]) => (field.search ? [name] : [])),
      ),
  )
  const documentOf: Readonly<Record<Searched, (doc: JsonObject) => SearchDocument>> = {
    case: (doc) => caseSearchDocument(tenant, doc as unknown as CaseEntry, searched),
    article: (doc) => articleSearchDocument(tenant, doc as unknown as Article),
  }

  async function restored(): Promise<Token | undefined> {
    const kept = await snapshots?.load(tenant)
    if (!kept) return undefined
    try {
      await engine.restore(kept.snapshot)
      return kept.token
    } catch (error) {
      // Made by another version: build anew from the records, which are the truth.
      if (isRefusal(error) && error.code === 'search.version_mismatch') return undefined
      throw error
    }
  }

  async function* batches(): AsyncGenerator<readonly SearchDocument[]> {
    for (const kind of searchedKinds) {
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const page = await storage.query({ kind, limit: pageSize, cursor }, { tenant })
        yield page.rows.map(({ doc }) => documentOf[kind](doc))
        cursor = page.cursor
      }
    }
  }

  async function rebuilt(): Promise<Token | null> {
    const start = await endOfFeed(storage, tenant)
    if (engine.rebuild) await engine.rebuild(tenant, batches())
    else {
      await engine.clear(tenant)
      for await (const batch of batches()) await engine.index(batch)
    }
    return start
  }

  let unsaved = 0
  let reached: Token | null = null

  async function save(): Promise<void> {
    if (!snapshots || reached === null || unsaved === 0) return
    await snapshots.save(tenant, await engine.snapshot(tenant), reached)
    unsaved = 0
  }

  async function rebuild(): Promise<Token | null> {
    reached = await rebuilt()
    unsaved = 1
    await save()
    return reached
  }

  return {
    async position() {
      return (await restored()) ?? (await rebuild())
    },
    rebuild,
    async handle(events, token) {
      for (const kind of searchedKinds) {
        const ids = idsIn(events, kind)
        if (ids.length === 0) continue
        const rows = await storage.get(
          ids.map((id) => ({ kind, id })),
          { tenant },
        )
        await engine.remove(
          tenant,
          ids.filter((_, i) => rows[i] === undefined),
          kind,
        )
        await engine.index(rows.flatMap((row) => (row ? [documentOf[kind](row.doc)] : [])))
      }
      unsaved += events.length
      reached = token
      if (unsaved >= saveEvery) await save()
    },
    save,
  }
}

const searchedKinds = ['case', 'article'] as const
type Searched = (typeof searchedKinds)[number]

const idsIn = (events: readonly StoredEvent[], kind: Searched): string[] => [
  ...new Set(events.flatMap(({ aggregate }) => (aggregate.kind === kind ? [aggregate.id] : []))),
]
