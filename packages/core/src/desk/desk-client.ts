import type { Reads } from './call.js'
import type { DeskClient, ExportAudit, Question, SessionView } from './client/index.js'
import type { SessionContext } from './context.js'
import { liveChanges } from './live-changes.js'
import { type Method, type Part, parts } from './parts.js'
import { regionsOf } from './regions.js'
import type { OpenSession } from './session.js'
import { settleDuties } from './settle-duties.js'

/** Everything that one session can do, as one plain object of asynchronous functions. */
export function deskClient(open: OpenSession): DeskClient {
  const served = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, serve(open, part)]))
  return {
    ...served,
    session: async () => call(open, 'one', async (session) => sessionView(session)),
    explain: async (question: Question) =>
      call(open, 'one', async (session) => (await import('./reads.js')).explain(session, question)),
    audit: { ...served.audit, export: (options: ExportAudit) => auditLines(open, options) },
    changes: ({ signal }: { signal?: AbortSignal } = {}) =>
      liveChanges(open, (listener) => open.desk.subscribe(open.session.tenant, listener), signal),
  } as unknown as DeskClient
}

async function* auditLines(open: OpenSession, options: ExportAudit): AsyncGenerator<string> {
  yield* (await import('./administration.js')).exportAudit(open, options)
}

const listing: ReadonlySet<string> = new Set([
  'list',
  'search',
  'suggest',
  'related',
  'duplicates',
  'similar',
  'reviewQueue',
  'report',
])

const serve = (open: OpenSession, part: Part): Record<string, Method> =>
  Object.fromEntries(
    part.names.map((name) => [
      name,
      async (...inputs: unknown[]) =>
        call(open, listing.has(name) ? 'many' : 'one', async (session) =>
          (await part.open(session))[name]?.(...inputs),
        ),
    ]),
  )

/**
 * A call in a context of its own: the desk must be open and the session stand, and what policy obliges to is done before
 * anything is answered.
 */
async function call<Answer>(
  open: OpenSession,
  reads: Reads,
  answer: (session: SessionContext) => Promise<Answer>,
): Promise<Answer> {
  const session = await open.attend(reads)
  const answered = await answer(session)
  await settleDuties(session)
  return answered
}

function sessionView({ actor, tenant, zone, session, policy }: SessionContext): SessionView {
  return {
    tenant,
    actor: {
      id: actor.id,
      ...(actor.name ? { name: actor.name } : {}),
      roles: actor.roles,
      regions: regionsOf(actor),
    },
    zone,
    locale: session.locale ?? 'zh-CN',
    can: withoutPromises(policy().canAll()),
  }
}

/** What is open of articles depends on what they cite, unless every case is open. */
const withoutPromises = (can: SessionView['can']): SessionView['can'] =>
  Object.fromEntries(
    Object.entries(can).map(([action, answer]) => {
      const depends = action.startsWith('article.') && answer === 'yes' && can['case.read'] !== 'yes'
      return [action, depends ? 'conditional' : answer]
    }),
  )
