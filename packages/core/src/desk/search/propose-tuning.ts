import type { CaseEntry, Ticket } from '../../schema/index.js'
import { caseIndex, type PastQuestion, type SearchProposal } from '../../search/index.js'
import { documents } from '../audit/audit-rows.js'
import { caseSearchDocument } from '../cases/search-document.js'
import { inUse } from '../cases/search-reach.js'
import type { SessionContext } from '../context.js'
import { taxonomyOf } from '../taxonomy.js'
import { nodeMeaning } from './suggest-labels.js'
import { ticketQuestion } from './ticket-question.js'

/** So much is learned from at most, the latest of it; more would take longer and teach little. */
const mostCitations = 2_000
const mostOpenings = 2_000
const mostExamples = 1_000
const halfYear = 182 * 86_400_000

/** Gathers the tenant's citations, openings and cases and lets the tools learn from them. */
export async function proposeTuning(session: SessionContext): Promise<SearchProposal> {
  const { desk, tenant } = session
  const search = await desk.search.open()
  const tools = await search.tools()
  const engine = await search.engineFor(tenant)
  const reach = { tenant, kind: 'case', scope: inUse, fields: Object.keys(caseIndex.fields) }
  return tools.learn({
    engine,
    reach,
    citations: await pastCitations(session),
    openings: await pastOpenings(session),
    examples: await examplesOf(session),
    nodes: nodeMeaning(await taxonomyOf(session)),
    madeAt: session.now(),
  })
}

async function pastCitations({ desk, tenant }: SessionContext): Promise<PastQuestion[]> {
  const found: PastQuestion[] = []
  const order = { by: 'updatedAt', direction: 'desc' } as const
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await desk.storage.query({ kind: 'ticket', order, limit: 500, cursor }, { tenant })
    for (const { doc } of page.rows) {
      const ticket = doc as unknown as Ticket
      if (ticket.cites.length > 0) found.push({ question: ticketQuestion(ticket), answers: ticket.cites })
      if (found.length >= mostCitations) return found
    }
    cursor = page.cursor
  }
  return found
}

async function pastOpenings({ desk, tenant, now }: SessionContext): Promise<PastQuestion[]> {
  const log = (await desk.search.open()).log(tenant)
  await log.settled()
  const events = await log.read(now() - halfYear, now() + 1)
  const opened = new Map<string, Set<string>>()
  for (const event of events) {
    if (event.kind !== 'opened') continue
    opened.set(event.query, (opened.get(event.query) ?? new Set()).add(event.id))
  }
  return Array.from(opened, ([question, answers]) => ({ question, answers: [...answers] })).slice(
    -mostOpenings,
  )
}

async function examplesOf({ desk, tenant }: SessionContext) {
  const examples = []
  for await (const entry of documents<CaseEntry>(desk.storage, tenant, { kind: 'case', where: inUse })) {
    if (!entry.node) continue
    const { attributes } = caseSearchDocument(tenant, entry, new Set())
    const text = [entry.title, entry.symptom.customerWords, entry.symptom.scene].join('\n')
    examples.push({ id: entry.id, text, labels: [entry.node], attributes })
    if (examples.length >= mostExamples) break
  }
  return examples
}
