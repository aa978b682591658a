import * as z from 'zod/mini'
import { and, type Filter, fieldsOf } from '../../filter/index.js'
import { type FieldView, visibilityOf } from '../../policy/index.js'
import {
  type CaseEntry,
  identifier,
  limits,
  list,
  parseInput,
  type Ticket,
  text,
} from '../../schema/index.js'
import {
  caseIndex,
  type HighlightSpan,
  relatedQuery,
  type SearchHit,
  type SearchScope,
} from '../../search/index.js'
import type { Row } from '../../storage/index.js'
import type { CaseHit, CaseSearchResult, Highlighted, RelatedCase, Suggestion } from '../client.js'
import type { SessionContext } from '../context.js'
import { boundFilter, mustBeVisible } from '../list-records.js'
import { must } from '../must.js'
import { decide, readable } from '../reader.js'
import { caseView } from '../view.js'
import { caseSearchDocument } from './search-document.js'

const searchInput = z.strictObject({
  text: text(2_000),
  where: z.optional(z.unknown()),
  facets: z.optional(list(identifier, 20)),
  sort: z.optional(
    z.union([z.literal('relevance'), z.strictObject({ by: identifier, direction: z.enum(['asc', 'desc']) })]),
  ),
  limit: z.optional(z.int().check(z.minimum(0), z.maximum(100))),
  offset: z.optional(z.int().check(z.minimum(0), z.maximum(10_000))),
})

/** What is in the library to be used: published, also while it waits to be looked at again. */
const inUse: Filter = { field: 'status', op: 'in', value: ['published', 'review_due'] }

interface Reach {
  readonly tenant: string
  readonly kind: 'case'
  readonly scope: SearchScope
  readonly fields: readonly string[]
  readonly views: readonly FieldView[]
}

/**
 * How far the person's searches go: rows that they may both search and read, and of these only the text fields that
 * are visible to them in full on every row. A masked field is not searched, so a hit cannot tell what it hides.
 */
function reachOf(session: SessionContext): Reach {
  const scopes = (['case.search', 'case.read'] as const).map((action) => session.policy().filter(action))
  const views = scopes.map((one) => one.fields)
  const filters = scopes.flatMap(({ scope }) => (typeof scope === 'string' ? [] : [scope]))
  return {
    tenant: session.tenant,
    kind: 'case',
    scope: scopes.some((one) => one.scope === 'none')
      ? 'none'
      : filters.length === 0
        ? 'all'
        : and(...filters),
    fields: Object.keys(caseIndex.fields).filter((field) =>
      views.every((view) => visibilityOf(view, field) === 'visible'),
    ),
    views,
  }
}

/** Searches the library under the person's permissions: hits, facets and total come from what they may see. */
export async function searchCases(session: SessionContext, input: unknown): Promise<CaseSearchResult> {
  const query = must(parseInput(searchInput, input))
  const asked = query.where === undefined ? undefined : boundFilter(session, 'case', query.where)
  const { views, ...reach } = reachOf(session)
  const named = [...(asked ? fieldsOf(asked) : []), ...(query.facets ?? []), ...sortField(query.sort)]
  for (const view of views) mustBeVisible(view, named)
  const engine = await session.desk.searchFor(session.tenant)
  const asksStatus = asked !== undefined && fieldsOf(asked).includes('status')
  const result = await engine.search({
    ...reach,
    text: query.text,
    where: asked ? (asksStatus ? asked : and(asked, inUse)) : inUse,
    facets: query.facets,
    sort: query.sort,
    limit: query.limit ?? 20,
    offset: query.offset,
    highlight: true,
  })
  const hits = await loadHits(session, result.hits)
  return {
    hits: hits.map(({ hit, row }) => ({
      case: caseView(session, row),
      relevance: hit.relevance,
      highlights: highlightsOf(session, row.doc, hit),
    })),
    total: result.total,
    facets: Object.fromEntries(
      Object.entries(result.facets).map(([name, values]) => [
        name,
        values.map(({ value, count }) => ({ value: String(value), count })),
      ]),
    ),
  }
}

const sortField = (sort: 'relevance' | { by: string } | undefined): string[] =>
  sort === undefined || sort === 'relevance' ? [] : [sort.by]

interface LoadedHit {
  readonly hit: SearchHit
  readonly row: Row<CaseEntry>
}

/** The records behind the hits. The index may lag behind a change of rights or text, so policy is asked again. */
async function loadHits(session: SessionContext, hits: readonly SearchHit[]): Promise<LoadedHit[]> {
  const rows = await session.desk.storage.get(
    hits.map(({ id }) => ({ kind: 'case', id })),
    { tenant: session.tenant },
  )
  return hits.flatMap((hit, i) => {
    const row = rows[i] as unknown as Row<CaseEntry> | undefined
    return row && decide(session, 'case.read', row.doc).effect === 'allow' ? [{ hit, row }] : []
  })
}

function highlightsOf(session: SessionContext, entry: CaseEntry, hit: SearchHit): CaseHit['highlights'] {
  const { text: indexed } = caseSearchDocument(session.tenant, entry, new Set())
  return Object.fromEntries(
    Object.entries(hit.highlights ?? {}).flatMap(([field, spans]) => {
      const value = indexed[field]
      return value === undefined ? [] : [[field, highlighted(value, spans)]]
    }),
  )
}

const separator = ' / '

/** One text with its spans; the items of a list are joined and their spans moved along. */
function highlighted(value: string | readonly string[], spans: readonly HighlightSpan[]): Highlighted {
  if (typeof value === 'string')
    return { text: value, spans: spans.filter((span) => span.end <= value.length) }
  let offset = 0
  const starts = value.map((item) => {
    const start = offset
    offset += item.length + separator.length
    return start
  })
  return {
    text: value.join(separator),
    spans: spans.flatMap(({ item = 0, start, end }) => {
      const base = starts[item]
      return base === undefined || end > (value[item]?.length ?? 0)
        ? []
        : [{ start: base + start, end: base + end }]
    }),
  }
}

const suggestInput = z.strictObject({
  prefix: text(limits.line),
  limit: z.int().check(z.minimum(1), z.maximum(20)),
})

/** Completions from titles, tags and products of what is in use and visible to the person. */
export async function suggestCases(
  session: SessionContext,
  prefix: string,
  limit = 8,
): Promise<Suggestion[]> {
  const query = must(parseInput(suggestInput, { prefix, limit }))
  const { views: _, ...reach } = reachOf(session)
  const engine = await session.desk.searchFor(session.tenant)
  const found = await engine.suggest({
    ...reach,
    scope: withinUse(reach.scope),
    ...query,
  })
  return found.map(({ text: completion, field, count, id }) => ({
    text: completion,
    field,
    count,
    ...(field === 'title' ? { id } : {}),
  }))
}

const withinUse = (scope: SearchScope): SearchScope =>
  scope === 'none' ? 'none' : scope === 'all' ? inUse : and(scope, inUse)

const relatedInput = z.strictObject({
  to: z.union([z.strictObject({ ticket: identifier }), z.strictObject({ text: text(limits.article) })]),
  limit: z.int().check(z.minimum(1), z.maximum(20)),
})

/** The cases that probably help with a ticket or a question; below the desk's threshold nothing is proposed. */
export async function relatedCases(session: SessionContext, to: unknown, limit = 5): Promise<RelatedCase[]> {
  const query = must(parseInput(relatedInput, { to, limit }))
  const question =
    'text' in query.to
      ? relatedQuery({ subject: '', description: query.to.text })
      : await questionOf(session, query.to.ticket)
  if (question.trim() === '') return []
  const { views: _, ...reach } = reachOf(session)
  const engine = await session.desk.searchFor(session.tenant)
  const result = await engine.search({
    ...reach,
    scope: withinUse(reach.scope),
    text: question,
    limit: query.limit,
    highlight: true,
  })
  const close = result.hits.filter((hit) => hit.relevance >= session.desk.relevanceThreshold)
  return (await loadHits(session, close)).map(({ hit, row }) => related(session, hit, row))
}

async function questionOf(session: SessionContext, id: string): Promise<string> {
  const { doc } = await readable<Ticket>(session, 'ticket', id, 'ticket.read')
  const subject = doc.product ? `${doc.product} ${doc.subject}` : doc.subject
  return relatedQuery({ subject, description: doc.description })
}

const excerptLength = 160

function related(session: SessionContext, hit: SearchHit, row: Row<CaseEntry>): RelatedCase {
  const view = caseView(session, row)
  const symptom = excerpt([view.symptom?.customerWords, view.symptom?.scene])
  const solution = excerpt(view.solution?.steps?.map((step) => step.text) ?? [])
  return {
    id: row.id,
    number: row.doc.number,
    title: view.title,
    relevance: hit.relevance,
    why: wordsOf(highlightsOf(session, row.doc, hit)),
    ...(symptom ? { symptom } : {}),
    ...(solution ? { solution } : {}),
    solved: view.solved ?? 0,
    citations: view.citations ?? 0,
    masked: view.access.masked,
  }
}

const excerpt = (texts: readonly (string | undefined)[]): string =>
  texts
    .filter((one) => one)
    .join(' ')
    .slice(0, excerptLength)

const whyWords = 5

/** The longest stretches that matched, as words for people; what a longer one says already is left out. */
function wordsOf(highlights: CaseHit['highlights']): string[] {
  const words = Object.values(highlights).flatMap(({ text: whole, spans }) =>
    spans.map(({ start, end }) => whole.slice(start, end)),
  )
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length)
  return longestFirst
    .filter((word, i) => !longestFirst.slice(0, i).some((longer) => longer.includes(word)))
    .slice(0, whyWords)
}
