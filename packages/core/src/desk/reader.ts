import { applyView, type Decision } from '../policy/index.js'
import type { Action, Kind } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import type { Key, Row } from '../storage/index.js'
import type { SessionContext } from './context.js'
import { narrowed } from './inheritance.js'
import { noted, owe } from './obligations.js'
import { deskRefusals } from './refusals.js'
import { settleDuties } from './settle-duties.js'

/** Asks policy about one action on one record; about an article also whether each case that it cites may be read. */
export function decide(session: SessionContext, action: Action, resource?: object): Decision {
  const policy = session.policy()
  const decision = policy.decide(action, resource as JsonObject | undefined)
  return resource && action.startsWith('article.')
    ? narrowed(session.desk.policy, policy, resource, decision)
    : decision
}

/** Throws `desk.denied`, with the action and what policy says for the person refused. */
export function authorise(session: SessionContext, action: Action, resource: object): Decision {
  const decision = decide(session, action, resource)
  if (decision.effect === 'allow') return decision
  throw deskRefusals.error('desk.denied', { details: { action, policyVersion: decision.policyVersion } })
}

/** Carries out what a denial obliges to, as an alert, before the call is refused. */
export async function settleDenial(
  session: SessionContext,
  action: Action,
  resource: object,
  decision: Decision,
): Promise<void> {
  if (decision.effect === 'allow') return
  // What was read on the way is shown to nobody now.
  session.call.owed.clear()
  owe(session, action, resource, decision)
  await settleDuties(session)
}

/** A record as stored, for commands that must change it beside their own. */
export async function readRow<Doc extends object>(
  { desk, tenant }: SessionContext,
  key: Key,
): Promise<Row<Doc> | undefined> {
  if (key.kind === 'article') await desk.renewArticles(tenant)
  const [row] = await desk.storage.get([key], { tenant })
  return row as unknown as Row<Doc> | undefined
}

/**
 * A record that the person may read, in full: for the pipeline, never for the way out. What they may not read is
 * not found, so that a refusal does not tell that it exists.
 */
export async function readable<Doc extends object>(
  session: SessionContext,
  kind: Kind,
  id: string,
  action: Action,
): Promise<Row<Doc>> {
  const row = await readRow<Doc>(session, { kind, id })
  const notFound = deskRefusals.error('desk.not_found', { details: { kind, id } })
  if (!row) throw notFound
  const decision = decide(session, action, row.doc)
  await settleDenial(session, action, row.doc, decision)
  if (decision.effect !== 'allow') throw notFound
  owe(session, action, row.doc, decision)
  return row
}

/** A record as the person may see it: the only shape in which one leaves the desk. */
export interface Seen<Doc> {
  readonly doc: Partial<Doc>
  readonly masked: readonly string[]
  readonly hidden: readonly string[]
}

/** The record through the field view of the action that reads it. */
export function see<Doc extends object>(session: SessionContext, action: Action, doc: Doc): Seen<Doc> {
  const decision = authorise(session, action, doc)
  const seen = applyView(doc as JsonObject, noted(session, decision), session.desk.policy.masks)
  owe(session, action, doc, decision, seen)
  return { ...seen, doc: seen.doc as Partial<Doc> }
}

/** The record without what is hidden or masked: only what is seen in full may speak by being found or alike. */
export const inFull = <Doc extends object>(doc: Doc, { fields }: Decision): Partial<Doc> =>
  // A mask that is not given hides.
  applyView(doc as JsonObject, fields, {}).doc as Partial<Doc>
