import type { SearchDocument } from '@caselore/core/search'
import type { Json, JsonObject } from '@caselore/core/shared'
import { because } from './transport.js'

/** A hit as a cluster answers it. */
export interface ClusterHit {
  readonly _score: number | null
  readonly _source?: { readonly id: string; readonly texts?: SearchDocument['text'] }
  readonly matched_queries?: readonly string[]
  readonly sort?: readonly Json[]
}

export interface ClusterBucket {
  readonly key: string
  readonly doc_count: number
  readonly first?: { readonly buckets: readonly { readonly key: string }[] }
}

export interface ClusterAnswer {
  readonly total: number
  readonly best: number
  readonly hits: readonly ClusterHit[]
  readonly aggregations: { readonly [name: string]: { readonly buckets?: Json; readonly value?: number } }
}

interface RawAnswer {
  readonly timed_out?: boolean
  readonly _shards?: { readonly failed?: number }
  readonly hits?: {
    readonly total?: { readonly value: number }
    readonly max_score?: number | null
    readonly hits?: readonly ClusterHit[]
  }
  readonly aggregations?: ClusterAnswer['aggregations']
}

/** A whole answer. One that lacks what a shard knows, or that time ran out for, must not pass for whole. */
export function readAnswer(body: JsonObject): ClusterAnswer {
  const raw = body as unknown as RawAnswer
  if (raw.timed_out) throw because('search.busy', 'timed out')
  if ((raw._shards?.failed ?? 0) > 0) throw because('search.unavailable', 'a shard failed')
  return {
    total: raw.hits?.total?.value ?? 0,
    best: raw.hits?.max_score ?? 0,
    hits: raw.hits?.hits ?? [],
    aggregations: raw.aggregations ?? {},
  }
}
