import type { JsonObject } from '../shared/index.js'
import { text } from './story.js'
import type { AnalyticsEvent } from './types.js'

/** Who wrote a case and what it is about, as far as events tell. */
export interface CaseFacts {
  readonly id: string
  /** Who created it; a hand-over to a lead changes who answers for it, not who wrote it. */
  readonly author: string
  readonly node: string | undefined
  /** For a revision: the case that it will replace. */
  readonly revises: string | undefined
}

export type Cases = ReadonlyMap<string, CaseFacts>

/** Notes what a `case.created` says; other events say nothing new. */
export function noteCase(
  cases: Map<string, CaseFacts>,
  { type, actor, aggregate, data }: AnalyticsEvent,
): void {
  if (type !== 'case.created' || cases.has(aggregate.id)) return
  const { node } = (data.attributes ?? {}) as JsonObject
  cases.set(aggregate.id, { id: aggregate.id, author: actor, node: text(node), revises: text(data.revises) })
}
