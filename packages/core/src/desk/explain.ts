import * as z from 'zod/mini'
import { redact } from '../policy/index.js'
import { identifier, isAction, kindOfAction, parseInput } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import type { Explanation } from './client/index.js'
import type { SessionContext } from './context.js'
import { must } from './must.js'
import { decide, readRow } from './reader.js'
import { deskRefusals } from './refusals.js'

const questionInput = z.strictObject({ action: identifier, kind: identifier, id: z.optional(identifier) })

/** Why the person may or may not do something, told without giving away what they may not see. */
export async function explain(context: SessionContext, input: unknown): Promise<Explanation> {
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
