import { and } from '@caselore/core/filter'
import type {
  SearchDocument,
  SearchEngine,
  SearchHit,
  SearchQuery,
  SearchResult,
  SearchScope,
} from '../types.js'
import type { Embedder } from './embedder.js'
import { reciprocalRankFusion } from './reciprocal-rank-fusion.js'
import type { VectorHit, VectorStore } from './vector-store.js'

export interface EmbeddingOptions {
  readonly embedder: Embedder
  readonly store: VectorStore
  /** The fields that are embedded, joined, in this order. Whoever may not search all of them searches by words only. */
  readonly fields: readonly string[]
  /** Candidates taken from each side. Default 50. */
  readonly depth?: number
  /** How much the meaning counts beside the words. Default 1. */
  readonly weight?: number
  /** Rows less like the question are no candidates. Default 0.3. */
  readonly leastSimilarity?: number
  /** Hears of an embedder or store that failed; the question is then answered by words alone. */
  onError(error: unknown): void
}

/**
 * An engine that also finds by meaning, around any other: hits by words and by vectors are fused by rank. Filters,
 * facets, totals and suggestions stay those of the engine within; a row that only its meaning brings up is added to the
 * hits with the relevance of the likeness, never more than `0.69`, since likeness is not calibrated. Pages beyond the
 * first `depth` hits, other orders and browsing go by words alone. Snapshots are the engine’s: keeping vectors is the
 * store’s own affair. Without an embedder nothing changes: use the engine.
 */
export function withEmbedding(engine: SearchEngine, options: EmbeddingOptions): SearchEngine {
  const { embedder, store, fields, depth = 50, weight = 1, leastSimilarity = 0.3, onError } = options

  const textOf = ({ text }: SearchDocument) => fields.flatMap((field) => text[field] ?? []).join('\n')

  /** Vectors follow the rows; one that cannot be made leaves the row to be found by its words. */
  async function embedRows(documents: readonly SearchDocument[]): Promise<void> {
    const vectors = await embedder.embed(documents.map(textOf), 'document')
    await store.put(
      documents.map(({ id, tenant, kind, attributes }, i) => {
        const vector = vectors[i]
        if (vector?.length !== embedder.dimensions)
          throw new Error(`${embedder.id} gave no vector for text ${i}`)
        return { id, tenant, kind, vector, attributes }
      }),
    )
  }

  async function near(query: SearchQuery): Promise<readonly VectorHit[]> {
    const [vector] = await embedder.embed([query.text], 'query')
    if (!vector) throw new Error(`${embedder.id} gave no vector for a question`)
    const scope = scopeOf(query)
    const hits = await store.nearest({ tenant: query.tenant, kind: query.kind, scope, vector, limit: depth })
    return hits.filter(({ similarity }) => similarity >= leastSimilarity)
  }

  async function fused(query: SearchQuery): Promise<SearchResult> {
    const { offset = 0, limit } = query
    const [words, likes] = await Promise.all([
      engine.search({ ...query, offset: 0, limit: Math.max(depth, offset + limit) }),
      near(query).catch((error) => {
        onError(error)
        return []
      }),
    ])
    const byId = new Map(words.hits.map((hit) => [hit.id, hit]))
    const similar = new Map(likes.map(({ id, similarity }) => [id, similarity]))
    const order = reciprocalRankFusion([
      { ids: words.hits.map(({ id }) => id) },
      { ids: likes.map(({ id }) => id), weight },
    ])
    const hits = order.map(({ id, score }): SearchHit => {
      const hit = byId.get(id)
      return hit ? { ...hit, score } : { id, score, relevance: uncalibrated(similar.get(id)), terms: [] }
    })
    const added = likes.filter(({ id }) => !byId.has(id)).length
    return { ...words, hits: hits.slice(offset, offset + limit), total: words.total + added }
  }

  const embedOrForget = (documents: readonly SearchDocument[]) =>
    embedRows(documents).catch(async (error) => {
      // The vector of what a row said before must not answer for it.
      for (const { tenant, id, kind } of documents) await store.remove(tenant, [id], kind)
      onError(error)
    })

  async function* embedded(batches: AsyncIterable<readonly SearchDocument[]>) {
    for await (const batch of batches) {
      yield batch
      await embedOrForget(batch)
    }
  }

  return {
    ...engine,
    name: `${engine.name}+embedding`,
    ...(engine.rebuild && {
      rebuild: async (tenant, batches) => {
        await store.clear(tenant)
        await engine.rebuild?.(tenant, embedded(batches))
      },
    }),
    async index(documents) {
      await engine.index(documents)
      await embedOrForget(documents)
    },
    async remove(tenant, ids, kind) {
      await engine.remove(tenant, ids, kind)
      await store.remove(tenant, ids, kind)
    },
    async clear(tenant) {
      await engine.clear(tenant)
      await store.clear(tenant)
    },
    async search(query) {
      const { text, sort = 'relevance', limit, offset = 0 } = query
      const byWords = text.trim() === '' || sort !== 'relevance' || limit === 0 || offset + limit > depth
      const maySearchAll = fields.every((field) => query.fields.includes(field))
      return byWords || !maySearchAll || query.scope === 'none' ? engine.search(query) : fused(query)
    },
  }
}

const uncalibrated = (similarity = 0) => Math.min(0.69, Math.max(0, similarity))

function scopeOf({ scope, where }: SearchQuery): SearchScope {
  if (!where || scope === 'none') return scope
  return scope === 'all' ? where : and(scope, where)
}
