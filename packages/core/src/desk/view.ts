import { type Lifecycle, openEvents } from '../lifecycle/index.js'
import type { Decision } from '../policy/index.js'
import { type Action, actions, type CaseEntry, type Ticket } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import type { Row } from '../storage/index.js'
import { allowedActions } from './allowed-actions.js'
import type { CaseView, TicketView } from './client/index.js'
import type { SessionContext } from './context.js'
import { lifecycleFor } from './lifecycle-for.js'
import { hasReasonFor } from './obligations.js'
import { policyAction } from './policy-action.js'
import { decide, see } from './reader.js'

/** A ticket as the person may see it, with what they may do to it now. */
export const ticketView = (session: SessionContext, row: Row<Ticket>): TicketView =>
  recordView(session, 'ticket', row) as unknown as TicketView

/** A case as the person may see it, with what they may do to it now. */
export const caseView = (session: SessionContext, row: Row<CaseEntry>): CaseView =>
  recordView(session, 'case', row) as unknown as CaseView

/**
 * What the actor sees of a ticket after their own command. One that took it out of their sight, as handing it to another
 * region may, succeeded all the same: they get its name and status and nothing else.
 */
export const ticketAfterCommand = (session: SessionContext, row: Row<Ticket>): TicketView =>
  (isReadable(session, 'ticket', row.doc)
    ? ticketView(session, row)
    : bareView(row, ['subject', 'priority', 'statusCategory'])) as TicketView

/** The same of a case, as when a reviewer has passed it on. */
export const caseAfterCommand = (session: SessionContext, row: Row<CaseEntry>): CaseView =>
  (isReadable(session, 'case', row.doc) ? caseView(session, row) : bareView(row, ['title'])) as CaseView

const isReadable = (session: SessionContext, kind: 'ticket' | 'case', doc: object): boolean =>
  isShowable(session, decide(session, `${kind}.read`, doc))

/** After a command nothing is refused any more: what would ask for a reason now is shown by name only. */
const isShowable = (session: SessionContext, decision: Decision): boolean =>
  decision.effect === 'allow' && hasReasonFor(session, decision)

function bareView<Doc extends object>({ doc, version }: Row<Doc>, names: readonly string[]): object {
  const kept = ['id', 'number', 'status', 'createdAt', 'updatedAt', ...names]
  const shown = Object.entries(doc).filter(([name]) => kept.includes(name))
  return { ...Object.fromEntries(shown), version, access: { masked: [], hidden: ['*'], actions: [] } }
}

function recordView<Doc extends { status: string }>(
  session: SessionContext,
  kind: 'ticket' | 'case',
  row: Row<Doc>,
): object {
  const action = `${kind}.read` as Action
  const { doc, masked, hidden } = see(session, action, row.doc)
  const validUntil = session.standing.held?.until(session, action, row.doc)
  const access = { masked, hidden, actions: openActions(session, kind, row.doc) }
  // First, because what is added to a copy of so many fields is added slowly.
  return {
    version: row.version,
    access: validUntil === undefined ? access : { ...access, validUntil },
    ...doc,
  }
}

/** What policy allows of the record, less what its lifecycle would refuse from its status. */
function openActions(session: SessionContext, kind: 'ticket' | 'case', doc: { status: string }): string[] {
  const lifecycle = lifecycleFor(session, kind)
  const context = { actor: session.actor, now: session.now(), facts: openFacts(doc) }
  const open = openEvents(lifecycle, doc, context).map((event) => policyAction(event, doc.status) as string)
  const events = eventsAmong(lifecycle, kind)
  return allowedActions(session, kind, doc).filter((action) => open.includes(action) || !events.has(action))
}

const known = new WeakMap<Lifecycle, ReadonlySet<string>>()

/** The kind's actions that are events of its lifecycle. */
function eventsAmong(lifecycle: Lifecycle, kind: 'ticket' | 'case'): ReadonlySet<string> {
  const events = known.get(lifecycle) ?? new Set(actions[kind].filter((action) => isEvent(lifecycle, action)))
  known.set(lifecycle, events)
  return events
}

const isEvent = (lifecycle: Lifecycle, action: string): boolean =>
  lifecycle.events[action] !== undefined || action === 'case.review_first' || action === 'case.review_second'

/** Facts that only an event's own command finds out; here as if all were well, so that the event is offered. */
export const openFacts = (doc: object): JsonObject => ({
  contentHash: (doc as { contentHash?: string }).contentHash,
  qualityErrors: [],
  sensitiveFindings: [],
  ticketCategory: 'closed',
})
