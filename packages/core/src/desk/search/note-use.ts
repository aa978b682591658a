import * as z from 'zod/mini'
import { identifier, parseInput, type Ticket, text } from '../../schema/index.js'
import type { SearchEvent } from '../../search/index.js'
import { loadCases } from '../cases/found-cases.js'
import { reachOf, withinUse } from '../cases/search-reach.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { deskRefusals } from '../refusals.js'
import { regionsOf } from '../regions.js'
import { ticketQuestion } from './ticket-question.js'

type Happening =
  | { readonly kind: 'asked'; readonly total: number }
  | { readonly kind: 'opened' | 'cited'; readonly id: string; readonly position: number }

/** Takes a use of search down, scrubbed, where the desk has tools to scrub with. */
async function note(
  session: SessionContext,
  question: string,
  names: readonly string[],
  what: Happening,
): Promise<void> {
  const search = await session.desk.search.open()
  const tools = await search.toolsIfAny()
  if (!tools || question.trim() === '') return
  const regions = regionsOf(session.actor)
  const query = tools.scrub(question, [...names, ...(session.actor.name ? [session.actor.name] : [])])
  const event = { at: session.now(), query, ...(regions.length > 0 ? { regions } : {}), ...what }
  search.log(session.tenant).note(event as SearchEvent)
}

/** The question that a session asked last, by what it keeps between calls: turning a facet is no new question. */
const lastAsked = new WeakMap<object, string>()

/** Notes a question with how much it found: first pages of words only. */
export async function noteAsked(
  session: SessionContext,
  { text: question, offset = 0 }: { readonly text: string; readonly offset?: number | undefined },
  total: number,
): Promise<void> {
  const words = question.trim()
  if (words === '' || offset > 0 || lastAsked.get(session.call.quiet) === words) return
  lastAsked.set(session.call.quiet, words)
  await note(session, words, [], { kind: 'asked', total })
}

const openedInput = z.strictObject({
  text: text(2_000),
  case: identifier,
  position: z.int().check(z.minimum(1), z.maximum(10_000)),
})

/** Notes that a hit was opened; a case out of reach is as one that is not there. */
export async function noteOpened(session: SessionContext, input: unknown): Promise<void> {
  const { text: question, case: id, position } = must(parseInput(openedInput, input))
  const [found] = await loadCases(session, [id])
  if (!found) throw deskRefusals.error('desk.not_found', { details: { kind: 'case', id } })
  await note(session, question, [], { kind: 'opened', id, position })
}

const placesLookedAt = 20

/** Notes a citation with the place at which the case lay among what the ticket would find. Below the first 20: not noted. */
export async function noteCited(session: SessionContext, ticket: Ticket, entry: string): Promise<void> {
  if (!session.desk.search.hasEngine) return
  const search = await session.desk.search.open()
  if (!(await search.toolsIfAny())) return
  const question = ticketQuestion(ticket)
  const { views: _, reasonRequired: __, ...reach } = reachOf(session)
  const engine = await search.engineFor(session.tenant)
  const { hits } = await engine.search({
    ...reach,
    scope: withinUse(reach.scope),
    text: question,
    limit: placesLookedAt,
  })
  const position = hits.findIndex(({ id }) => id === entry) + 1
  const { customer, contact } = ticket
  const names = [customer?.name, contact?.name].flatMap((name) => (name ? [name] : []))
  if (position > 0) await note(session, question, names, { kind: 'cited', id: entry, position })
}
