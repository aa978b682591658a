import type { SearchHit, SearchQuery } from '../../search/index.js'
import type { Instant } from '../../shared/index.js'
import type { LoadedHit } from '../cases/found-cases.js'
import type { OpenSearch } from './open-types.js'

/** How the tenant's tuning bears on a question and its answers. Without tools, or untaught, everything is as the engine has it. */
export interface Tuned {
  /** Factors on field weights, for the question. */
  readonly weights: Pick<SearchQuery, 'weights'>
  /** The relevance to show and to hold against the threshold. */
  relevanceOf(hit: SearchHit): number
  /** What to order proposals by: relevance with how often a case was reused, how fresh and how well written it is. */
  boost(loaded: LoadedHit, now: Instant): number
}

export async function tuned(search: OpenSearch, tenant: string): Promise<Tuned> {
  const tools = await search.toolsIfAny()
  if (!tools) return { weights: {}, relevanceOf: (hit) => hit.relevance, boost: ({ hit }) => hit.relevance }
  const { relevance: points, weights } = await search.tuning(tenant)
  return {
    weights: weights ? { weights } : {},
    relevanceOf: (hit) => (points ? tools.calibrate(hit.relevance, points) : hit.relevance),
    boost: ({ hit, row: { doc } }, now) =>
      tools.boost(hit.relevance, {
        reused: doc.citations + doc.solved,
        changedAt: doc.updatedAt,
        now,
        quality: doc.qualityScore,
      }),
  }
}
