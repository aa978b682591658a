import * as z from 'zod/mini'
import { and, type Filter } from '../../filter/index.js'
import { visibilityOf } from '../../policy/index.js'
import { parseInput, text } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { ArticleSearchResult } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { narrowedScope, type StoredArticle } from '../inheritance.js'
import { must } from '../must.js'
import { giveReason, hasReasonFor } from '../obligations.js'
import { policyWithinReason } from '../policy-within-reason.js'
import { decide } from '../reader.js'
import { articleView } from './article-view.js'
import { articleFields } from './search-document.js'

const searchInput = z.strictObject({
  text: text(2_000),
  limit: z.optional(z.int().check(z.minimum(0), z.maximum(100))),
  offset: z.optional(z.int().check(z.minimum(0), z.maximum(10_000))),
  reason: z.optional(text()),
})

/** Searches the published articles that the person may read: hits and total come from these only. */
export async function searchArticles(session: SessionContext, input: unknown): Promise<ArticleSearchResult> {
  const query = must(parseInput(searchInput, input))
  giveReason(session, query)
  const { desk, tenant } = session
  const engine = await desk.searchFor(tenant)
  await desk.renewArticles(tenant)
  const { policy } = policyWithinReason(session)
  const reach = narrowedScope(desk.policy, policy)
  const within = reach.scope === 'none' ? [] : await readableIds(session, reach.scope)
  const fields = Object.entries(articleFields).flatMap(([own, indexed]) =>
    visibilityOf(reach.fields, own) === 'visible' ? [indexed] : [],
  )
  const { hits, total } = await engine.search({
    tenant,
    kind: 'article',
    // The engine knows nothing of what is inherited, so the storage says which articles there are to look in.
    scope: { field: 'id', op: 'in', value: within },
    fields,
    text: query.text,
    limit: query.limit ?? 20,
    offset: query.offset,
  })
  const rows = await desk.storage.get(
    hits.map(({ id }) => ({ kind: 'article', id })),
    { tenant },
  )
  return {
    hits: hits.flatMap(({ relevance }, i) => {
      const row = rows[i] as unknown as Row<StoredArticle> | undefined
      const decision = row && decide(session, 'article.read', row.doc)
      return row && decision?.effect === 'allow' && hasReasonFor(session, decision)
        ? [{ article: articleView(session, row), relevance }]
        : []
    }),
    total,
  }
}

const pageSize = 500
/** The latest so many articles are searched. */
const maxSearched = 5_000

async function readableIds(
  { desk, tenant }: SessionContext,
  scope: Exclude<ReturnType<typeof narrowedScope>['scope'], 'none'>,
): Promise<string[]> {
  const published: Filter = { field: 'status', op: 'eq', value: 'published' }
  const where = scope === 'all' ? published : and(published, scope)
  const ids: string[] = []
  for (
    let cursor: string | undefined, first = true;
    (first || cursor) && ids.length < maxSearched;
    first = false
  ) {
    const order = { by: 'updatedAt', direction: 'desc' } as const
    const page = await desk.storage.query(
      { kind: 'article', where, order, limit: pageSize, cursor },
      { tenant },
    )
    ids.push(...page.rows.map(({ id }) => id))
    cursor = page.cursor
  }
  return ids
}
