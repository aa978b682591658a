import * as z from 'zod/mini'
import { and, fieldsOf } from '../../filter/index.js'
import { identifier, limits, list, parseInput, type Ticket, text } from '../../schema/index.js'
import { relatedQuery, respell } from '../../search/index.js'
import type { CaseSearchResult, RelatedCase, Suggestion } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { boundFilter, mustBeVisible } from '../list-records.js'
import { must } from '../must.js'
import { giveReason } from '../obligations.js'
import { decide, inFull, readable } from '../reader.js'
import { noteAsked } from '../search/note-use.js'
import { ticketQuestion } from '../search/ticket-question.js'
import { tuned } from '../search/tuned.js'
import { type LoadedHit, loadCases, loadHits, shownHit } from './found-cases.js'
import { highlightsOf, wordsOf } from './hit-highlights.js'
import { inUse, reachOf, withinUse } from './search-reach.js'

const searchInput = z.strictObject({
  text: text(2_000),
  where: z.optional(z.unknown()),
  facets: z.optional(list(identifier, 20)),
  sort: z.optional(
    z.union([z.literal('relevance'), z.strictObject({ by: identifier, direction: z.enum(['asc', 'desc']) })]),
  ),
  limit: z.optional(z.int().check(z.minimum(0), z.maximum(100))),
  offset: z.optional(z.int().check(z.minimum(0), z.maximum(10_000))),
  reason: z.optional(text()),
})

/** Searches the library under the person's permissions: hits, facets and total come from what they may see. */
export async function searchCases(session: SessionContext, input: unknown): Promise<CaseSearchResult> {
  const query = must(parseInput(searchInput, input))
  giveReason(session, query)
  const asked = query.where === undefined ? undefined : boundFilter(session, 'case', query.where)
  const { views, reasonRequired, ...reach } = reachOf(session)
  const named = [...(asked ? fieldsOf(asked) : []), ...(query.facets ?? []), ...sortField(query.sort)]
  for (const view of views) mustBeVisible(view, named)
  const search = await session.desk.search.open()
  const engine = await search.engineFor(session.tenant)
  const { relevanceOf, weights } = await tuned(search, session.tenant)
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
    ...weights,
  })
  await noteAsked(session, query, result.total)
  const hits = (await loadHits(session, result.hits)).map((loaded) => ({
    loaded,
    highlights: highlightsOf(session, loaded.row.doc, loaded.hit),
  }))
  const didYouMean =
    result.didYouMean ??
    respell(
      query.text,
      hits.flatMap(({ highlights }) => Object.values(highlights)),
    )
  return {
    hits: hits.map(({ loaded, highlights }) => ({
      case: shownHit(session, loaded),
      relevance: query.text.trim() === '' ? loaded.hit.relevance : relevanceOf(loaded.hit),
      highlights,
    })),
    total: result.total,
    facets: Object.fromEntries(
      Object.entries(result.facets).map(([name, values]) => [
        name,
        values.map(({ value, count }) => ({ value: String(value), count })),
      ]),
    ),
    ...(didYouMean ? { didYouMean } : {}),
    ...(reasonRequired ? { reasonRequired } : {}),
  }
}

const sortField = (sort: 'relevance' | { by: string } | undefined): string[] =>
  sort === undefined || sort === 'relevance' ? [] : [sort.by]

const suggestInput = z.strictObject({
  prefix: text(limits.line),
  limit: z.int().check(z.minimum(1), z.maximum(20)),
})

interface WithReason {
  readonly reason?: string
}

/** Completions from titles, tags and products of what is in use and visible to the person. */
export async function suggestCases(
  session: SessionContext,
  prefix: string,
  limit = 8,
  options?: WithReason,
): Promise<Suggestion[]> {
  const query = must(parseInput(suggestInput, { prefix, limit }))
  giveReason(session, options)
  const { views: _, reasonRequired: __, ...reach } = reachOf(session)
  const engine = await session.desk.searchFor(session.tenant)
  const found = await engine.suggest({
    ...reach,
    scope: withinUse(reach.scope),
    ...query,
  })
  const named = found.filter(({ field }) => field === 'title').map(({ id }) => id)
  // A title shows which case there is: that is a find like any other.
  for (const one of await loadCases(session, named)) if (one) shownHit(session, one)
  return found.map(({ text: completion, field, count, id }) => ({
    text: completion,
    field,
    count,
    ...(field === 'title' ? { id } : {}),
  }))
}

const relatedInput = z.strictObject({
  to: z.union([z.strictObject({ ticket: identifier }), z.strictObject({ text: text(limits.article) })]),
  limit: z.int().check(z.minimum(1), z.maximum(20)),
})

/** The cases that probably help with a ticket or a question; below the desk's threshold nothing is proposed. */
export async function relatedCases(
  session: SessionContext,
  to: unknown,
  limit = 5,
  options?: WithReason,
): Promise<RelatedCase[]> {
  const query = must(parseInput(relatedInput, { to, limit }))
  giveReason(session, options)
  const question =
    'text' in query.to
      ? relatedQuery({ subject: '', description: query.to.text })
      : await questionOf(session, query.to.ticket)
  if (question.trim() === '') return []
  const { views: _, reasonRequired: __, ...reach } = reachOf(session)
  const search = await session.desk.search.open()
  const engine = await search.engineFor(session.tenant)
  const { relevanceOf, weights, boost } = await tuned(search, session.tenant)
  const result = await engine.search({
    ...reach,
    scope: withinUse(reach.scope),
    text: question,
    limit: query.limit * looked,
    highlight: true,
    ...weights,
  })
  const close = result.hits
    .map((hit) => ({ ...hit, relevance: relevanceOf(hit) }))
    .filter((hit) => hit.relevance >= session.desk.relevanceThreshold)
  const loaded = (await loadHits(session, close)).map((one) => ({ one, worth: boost(one, session.now()) }))
  // A stable sort: as useful ones stay in the engine's order.
  return loaded
    .sort((a, b) => b.worth - a.worth)
    .slice(0, query.limit)
    .map(({ one }) => related(session, one))
}

/** Usefulness may bring a case up from behind those that are shown, but only so far. */
const looked = 2

async function questionOf(session: SessionContext, id: string): Promise<string> {
  const { doc } = await readable<Ticket>(session, 'ticket', id, 'ticket.read')
  return ticketQuestion(inFull(doc, decide(session, 'ticket.read', doc)))
}

const excerptLength = 160

function related(session: SessionContext, loaded: LoadedHit): RelatedCase {
  const { hit, row } = loaded
  const view = shownHit(session, loaded)
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

/** The beginning; what was left off shows, and no sign is cut in two. */
function excerpt(texts: readonly (string | undefined)[]): string {
  const text = texts.filter((one) => one).join(' ')
  if (text.length <= excerptLength) return text
  return `${text.slice(0, excerptLength).replace(/[\uD800-\uDBFF]$/, '')}…`
}
