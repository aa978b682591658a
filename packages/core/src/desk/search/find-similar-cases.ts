import * as z from 'zod/mini'
import { and, type Filter } from '../../filter/index.js'
import {
  type CaseContent,
  type CaseEntry,
  caseContentSchema,
  identifier,
  parseInput,
} from '../../schema/index.js'
import { relatedQuery, type SearchScope } from '../../search/index.js'
import { loadCases, shownHit } from '../cases/found-cases.js'
import { caseSearchDocument } from '../cases/search-document.js'
import { reachOf } from '../cases/search-reach.js'
import type { SimilarCase } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { readable } from '../reader.js'

const input = z.strictObject({
  to: z.union([
    z.strictObject({ case: identifier }),
    z.strictObject({ content: caseContentSchema, except: z.optional(identifier) }),
  ]),
  limit: z.int().check(z.minimum(1), z.maximum(20)),
})

/** Resemblance from which a text is a near-duplicate. */
const least = 0.4
/** Cases that are looked at: what resembles another so much shares its words, and so lies among the first. */
const looked = 30

/** What nobody would file again because of it. */
const ended: Filter = { not: { field: 'status', op: 'in', value: ['rejected', 'retired'] } }

/**
 * Cases that say nearly the same, of those that the asker may find. The engine proposes, and each is compared by the fields that the asker sees in full.
 */
export async function findSimilarCases(
  session: SessionContext,
  to: unknown,
  limit = 5,
): Promise<SimilarCase[]> {
  const query = must(parseInput(input, { to, limit }))
  const search = await session.desk.search.open()
  const tools = await search.tools()
  const { content, except } = await askedContent(session, query.to as never)
  const { views: _, reasonRequired: __, ...reach } = reachOf(session)
  const question = relatedQuery({
    subject: content.title,
    description: [content.symptom.customerWords, content.symptom.scene, content.diagnosis.narrative].join(
      '\n',
    ),
  })
  if (question.trim() === '' || reach.fields.length === 0) return []
  const engine = await search.engineFor(session.tenant)
  const { hits } = await engine.search({
    ...reach,
    scope: withoutEnded(reach.scope),
    text: question,
    limit: looked,
  })
  const loaded = (
    await loadCases(
      session,
      hits.map(({ id }) => id),
    )
  ).flatMap((one) => (one ? [one] : []))
  const others = loaded.filter(({ row }) => !except.has(row.id) && !except.has(row.doc.revises ?? ''))
  const near = tools.nearDuplicates(
    textOf(session, content, reach.fields),
    others.map(({ row }) => ({ id: row.id, text: textOf(session, row.doc, reach.fields) })),
    least,
  )
  return near.slice(0, query.limit).flatMap(({ id, resemblance, containment }) => {
    const one = others.find(({ row }) => row.id === id)
    if (!one) return []
    const { number, title, status } = shownHit(session, one)
    return [{ id, number, title, status, resemblance, containment }]
  })
}

async function askedContent(
  session: SessionContext,
  to: { case: string } | { content: CaseContent; except?: string },
): Promise<{ content: CaseContent; except: ReadonlySet<string> }> {
  const id = 'case' in to ? to.case : to.except
  if (id === undefined) return { content: (to as { content: CaseContent }).content, except: new Set() }
  const { doc } = await readable<CaseEntry>(session, 'case', id, 'case.read')
  // A revision resembles what it revises, and the other way round.
  const except = new Set([id, ...(doc.revises ? [doc.revises] : []), ...(doc.revision ? [doc.revision] : [])])
  return { content: 'content' in to ? to.content : doc, except }
}

const withoutEnded = (scope: SearchScope): SearchScope =>
  scope === 'none' ? 'none' : scope === 'all' ? ended : and(scope, ended)

/** What a case says, in the fields that the asker may search. */
function textOf(session: SessionContext, content: CaseContent, fields: readonly string[]): string {
  const entry = { id: '', ...content } as CaseEntry
  const { text } = caseSearchDocument(session.tenant, entry, new Set())
  return fields.flatMap((field) => text[field] ?? []).join('\n')
}
