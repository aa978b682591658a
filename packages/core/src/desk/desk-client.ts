import * as z from 'zod/mini'
import { redact } from '../policy/index.js'
import { identifier, isAction, kindOfAction, parseInput } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import { auditClient } from './audit/audit-client.js'
import { caseClient } from './cases/case-client.js'
import type {
  ArticleClient,
  AuditClient,
  DeskClient,
  Explanation,
  ExportAudit,
  GrantClient,
  SessionView,
} from './client.js'
import type { SessionContext } from './context.js'
import { liveChanges } from './live-changes.js'
import { must } from './must.js'
import { settleDuties } from './obligations.js'
import { decide, readRow } from './reader.js'
import { deskRefusals } from './refusals.js'
import { regionsOf } from './regions.js'
import { listViews } from './saved-views.js'
import type { OpenSession } from './session.js'
import { taxonomyOf } from './taxonomy.js'
import { ticketClient } from './tickets/ticket-client.js'

type Served = Omit<DeskClient, 'changes' | 'audit'> & { readonly audit: Omit<AuditClient, 'export'> }

/** The client of one call. */
const clientOf = (session: SessionContext): Served => ({
  session: async () => sessionView(session),
  tickets: ticketClient(session),
  cases: caseClient(session),
  grants: laterGrants(session),
  articles: laterArticles(session),
  audit: auditClient(session),
  figures: {
    report: async (query) => (await import('./figures/report-figures.js')).reportFigures(session, query),
  },
  taxonomy: {
    list: async () =>
      (await taxonomyOf(session)).filter((node) => decide(session, 'taxonomy.read', node).effect === 'allow'),
    save: async (node) => (await import('./save-taxonomy-node.js')).saveTaxonomyNode(session, node),
  },
  views: {
    list: (kind) => listViews(session, kind),
    save: async (view) => (await import('./save-view.js')).saveSavedView(session, view),
    remove: async (id) => (await import('./save-view.js')).removeSavedView(session, id),
  },
  explain: (question) => explain(session, question),
})

const grantMethods = ['request', 'approve', 'reject', 'revoke', 'get', 'list'] as const

/** Loaded with the first use: most pages have nothing to do with grants. */
function laterGrants(session: SessionContext): GrantClient {
  const later = (name: keyof GrantClient): Method => {
    return async (...inputs) => {
      const { grantClient } = await import('./grants/grant-client.js')
      return (grantClient(session)[name] as Method)(...inputs)
    }
  }
  return Object.fromEntries(grantMethods.map((name) => [name, later(name)])) as unknown as GrantClient
}

const articleMethods = ['create', 'edit', 'send', 'get', 'list', 'search'] as const

function laterArticles(session: SessionContext): ArticleClient {
  const later = (name: keyof ArticleClient): Method => {
    return async (...inputs) => {
      const { articleClient } = await import('./articles/article-client.js')
      return (articleClient(session)[name] as Method)(...inputs)
    }
  }
  return Object.fromEntries(articleMethods.map((name) => [name, later(name)])) as unknown as ArticleClient
}

/** The methods' names are all that is read of a client without a session. */
const sketch = (): Served => clientOf({} as SessionContext)

/** Everything that one session can do, as one plain object of asynchronous functions. */
export function deskClient(open: OpenSession): DeskClient {
  const client = served(open, sketch(), [])
  return {
    ...client,
    audit: { ...client.audit, export: (options) => auditLines(open, options) },
    changes: ({ signal } = {}) =>
      liveChanges(open, (listener) => open.desk.subscribe(open.session.tenant, listener), signal),
  }
}

async function* auditLines(open: OpenSession, options: ExportAudit): AsyncGenerator<string> {
  yield* (await import('./audit/export-audit.js')).exportAudit(open, options)
}

const listing: ReadonlySet<string> = new Set([
  'list',
  'search',
  'suggest',
  'related',
  'reviewQueue',
  'report',
])

type Method = (...inputs: unknown[]) => Promise<unknown>

/**
 * The client's methods by their names, each call in a context of its own: the desk must be open and the session stand,
 * and what policy obliges to is done before anything is answered. `sketch` only tells which methods there are.
 */
function served<Client extends object>(open: OpenSession, sketch: Client, path: readonly string[]): Client {
  const members = Object.entries(sketch).map(([name, member]) => [
    name,
    typeof member === 'function'
      ? async (...inputs: unknown[]) => {
          const session = await open.attend(listing.has(name) ? 'many' : 'one')
          const method = [...path, name].reduce<unknown>(
            (part, key) => (part as Record<string, unknown>)[key],
            clientOf(session),
          ) as Method
          const answer = await method(...inputs)
          await settleDuties(session)
          return answer
        }
      : served(open, member as object, [...path, name]),
  ])
  return Object.fromEntries(members) as Client
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

const questionInput = z.strictObject({ action: identifier, kind: identifier, id: z.optional(identifier) })

/** Why the person may or may not do something, told without giving away what they may not see. */
async function explain(context: SessionContext, input: unknown): Promise<Explanation> {
  const { action, kind, id } = must(parseInput(questionInput, input))
  if (!isAction(action) || kindOfAction(action) !== kind) {
    throw deskRefusals.error('desk.unknown_action', { path: ['action'], details: { action, kind } })
  }
  // A record that is not there is explained like one that may not be seen.
  const resource =
    id === undefined ? undefined : ((await readRow<JsonObject>(context, { kind, id }))?.doc ?? {})
  const { actor, desk, environment } = context
  const asked = { actor, action, env: environment(), ...(resource ? { resource } : {}) }
  const own = desk.policy.explain(asked)
  // An article that cites what the person may not see is told like one that they may not see itself.
  const isNarrowed = kind === 'article' && own.effect === 'allow' && resource !== undefined
  const explained = isNarrowed ? { ...own, ...decide(context, action, resource) } : own
  const validUntil = context.standing.held?.until(context, action, { ...resource, id: id ?? '' })
  return { ...redact(explained), ...(validUntil === undefined ? {} : { validUntil }) }
}
