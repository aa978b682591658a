import * as z from 'zod/mini'
import { redact } from '../policy/index.js'
import { identifier, isAction, kindOfAction, parseInput } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import { caseClient } from './cases/case-client.js'
import type { DeskClient, Explanation, SessionView } from './client.js'
import type { SessionContext } from './context.js'
import { liveChanges } from './live-changes.js'
import { must } from './must.js'
import { decide, readRow } from './reader.js'
import { deskRefusals } from './refusals.js'
import { regionsOf } from './regions.js'
import { listViews } from './saved-views.js'
import { taxonomyOf } from './taxonomy.js'
import { ticketClient } from './tickets/ticket-client.js'

/** Everything that one session can do, as one plain object of asynchronous functions. */
export function deskClient(context: SessionContext): DeskClient {
  const client: Omit<DeskClient, 'changes'> = {
    session: async () => sessionView(context),
    tickets: ticketClient(context),
    cases: caseClient(context),
    taxonomy: {
      list: async () =>
        (await taxonomyOf(context)).filter(
          (node) => decide(context, 'taxonomy.read', node).effect === 'allow',
        ),
      save: async (node) => (await import('./save-taxonomy-node.js')).saveTaxonomyNode(context, node),
    },
    views: {
      list: (kind) => listViews(context, kind),
      save: async (view) => (await import('./save-view.js')).saveSavedView(context, view),
      remove: async (id) => (await import('./save-view.js')).removeSavedView(context, id),
    },
    explain: (question) => explain(context, question),
  }
  return {
    ...whileOpen(context, client),
    changes: ({ signal } = {}) =>
      liveChanges(context, (listener) => context.desk.subscribe(context.tenant, listener), signal),
  }
}

/** Refuses every call once the desk is closed. */
function whileOpen<Client extends object>(context: SessionContext, client: Client): Client {
  const guarded = Object.entries(client).map(([name, member]) => [
    name,
    typeof member === 'function'
      ? async (...inputs: unknown[]) => {
          context.desk.assertOpen()
          return member(...inputs)
        }
      : whileOpen(context, member as object),
  ])
  return Object.fromEntries(guarded) as Client
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
    can: policy().canAll(),
  }
}

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
  const explained = desk.policy.explain({
    actor,
    action,
    env: environment(),
    ...(resource ? { resource } : {}),
  })
  return redact(explained)
}
