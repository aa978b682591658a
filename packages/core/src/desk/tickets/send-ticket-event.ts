import * as z from 'zod/mini'
import { applyStep, type LifecycleEvent } from '../../lifecycle/index.js'
import { type Action, type CaseEntry, identifier, type Ticket } from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { Row, StoredEvent } from '../../storage/index.js'
import { categoryPath } from '../category-path.js'
import { eventsOf } from '../events-of.js'
import type { Command } from '../pipeline.js'
import { customerSilence } from '../tick/silence.js'
import { storeDueIndex } from '../tick/store-due-index.js'
import { caseCandidate, defaultCaseCandidates } from './case-candidate.js'
import { citable, recordCitation } from './cite-case.js'
import { addComment, noteComment } from './comment-on-ticket.js'
import { ticketEventNames } from './event-names.js'
import { isTicketEventName } from './inputs.js'

export interface SendInput {
  readonly id: string
  readonly event: LifecycleEvent
}

interface Extra {
  readonly events: readonly StoredEvent[]
  readonly cited: readonly Row<CaseEntry>[]
  readonly place: Awaited<ReturnType<typeof categoryPath>>
}

const input = z.strictObject({
  id: identifier,
  event: z.looseObject({ type: identifier }),
}) as unknown as z.ZodMiniType<SendInput>

/** Sends an event to a ticket's lifecycle; its payload has been checked against the event's own schema. */
export const sendTicketEvent: Command<SendInput, Ticket, Extra> = {
  kind: 'ticket',
  action: ({ event }) => event.type as Action,
  input,
  target: ({ id }) => id,
  event: ({ event }) => event,
  facts: ({ current, session }) => customerSilence(session.desk, current as Ticket, session.now()),
  reason: ({ event }) => (typeof event.reason === 'string' ? event.reason : undefined),
  async prepare(session, { id, event }, current) {
    const cites = event.type === 'ticket.resolve' ? ((event.cites as string[] | undefined) ?? []) : []
    const fresh = [...new Set(cites)].filter((one) => !current?.cites.includes(one))
    return {
      events: await eventsOf(session.desk.storage, session.tenant, { kind: 'ticket', id }),
      cited: await Promise.all(fresh.map((one) => citable(session, one))),
      place: await categoryPath(session, event.category as string | undefined),
    }
  },
  change(work, { session, input: { event }, current, step, extra }) {
    const { desk } = session
    let row = work.change(current, (draft) => {
      applyStep(draft, step)
      draft.updatedAt = work.at
      for (const entry of extra.cited) draft.cites.push(entry.id)
      const candidate =
        promptsOwner(event.type) &&
        caseCandidate(draft as Ticket, desk.caseCandidates ?? defaultCaseCandidates, work.at)
      if (candidate) draft.caseCandidate ??= candidate
    })
    for (const entry of extra.cited) recordCitation(work, entry, row.id)
    work.emit(nameOf(event.type), row, {
      from: step.from,
      to: step.to,
      category: row.doc.statusCategory,
      ...told(event, extra.place),
    })
    if (event.type === 'ticket.wait_requester') {
      row = noteComment(
        work,
        row,
        addComment(work, row, { text: String(event.question), visibility: 'public' }).doc,
      )
    }
    if (row.doc.caseCandidate && !current.doc.caseCandidate) {
      work.emit('ticket.case_suggested', row, {
        to: row.doc.assignee ?? null,
        reasons: row.doc.caseCandidate.reasons,
      })
    }
    return storeDueIndex(desk, work, row, extra.events)
  },
}

const promptsOwner = (type: string): boolean => type === 'ticket.resolve' || type === 'ticket.rate'
const nameOf = (type: string): string => (isTicketEventName(type) ? ticketEventNames[type] : `${type}.done`)

/** What the event stream keeps of the payload: facts for clocks and figures, no free text. */
function told(event: LifecycleEvent, place: Extra['place']): JsonObject {
  const { type, assignee, team, priority, category, score } = event as { type: string } & JsonObject
  const changed = type === 'ticket.triage' ? { changed: { priority, category, ...place } } : {}
  return { event: type, ...pick({ assignee, team, score }), ...changed }
}

const pick = (values: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
