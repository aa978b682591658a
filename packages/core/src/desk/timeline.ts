import { visibilityOf } from '../policy/index.js'
import type { CaseEntry, Comment, Ticket } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import type { StoredEvent } from '../storage/index.js'
import type { TimelineItem } from './client/index.js'
import { commentsOf } from './comments-of.js'
import type { SessionContext } from './context.js'
import { fieldToldBy } from './event-fields.js'
import { eventsOf } from './events-of.js'
import { decide, readable, see } from './reader.js'

/** Said by the comments themselves, or of no use to a reader. */
const silentEvents: ReadonlySet<string> = new Set([
  'ticket.commented',
  'ticket.rescheduled',
  'case.rescheduled',
])

/** What happened to a ticket and what was said on it, oldest first, as far as the person may see it. */
export async function ticketTimeline(session: SessionContext, id: string): Promise<TimelineItem[]> {
  const ticket = await readable<Ticket>(session, 'ticket', id, 'ticket.read')
  const events = await shownEvents(session, 'ticket', ticket.doc)
  const comments = (await commentsOf(session, id)).map(
    (comment): TimelineItem => ({
      type: 'comment',
      id: comment.id,
      at: comment.createdAt,
      actor: comment.author,
      comment: see(session, 'comment.read', comment).doc as Comment,
    }),
  )
  return [...events, ...comments].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** What happened to a case, oldest first, as far as the person may see it. */
export async function caseTimeline(session: SessionContext, id: string): Promise<TimelineItem[]> {
  const entry = await readable<CaseEntry>(session, 'case', id, 'case.read')
  return shownEvents(session, 'case', entry.doc)
}

async function shownEvents(
  session: SessionContext,
  kind: 'ticket' | 'case',
  doc: { id: string },
): Promise<TimelineItem[]> {
  const view = decide(session, `${kind}.read`, doc).fields
  const isVisible = (field: string) => visibilityOf(view, field) === 'visible'
  const events = await eventsOf(session.desk.storage, session.tenant, { kind, id: doc.id })
  return events
    .filter((event) => !silentEvents.has(event.type) && isVisible(fieldToldBy(event.type)))
    .map((event) => itemOf(event, isVisible))
}

/** The event's data without what tells of fields that are kept from the person. */
function itemOf(event: StoredEvent, isVisible: (field: string) => boolean): TimelineItem {
  const shown = (data: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(data).flatMap(([name, value]) => {
        if (name === 'attributes' || name === 'changed') return [[name, shown(value as JsonObject)]]
        if (name === 'fields') return [[name, (value as string[]).filter(isVisible)]]
        return isVisible(name) ? [[name, value]] : []
      }),
    )
  return {
    type: 'event',
    id: event.id,
    at: event.at,
    actor: event.actor,
    event: event.type,
    data: shown(event.data),
  }
}
