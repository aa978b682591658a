import {
  type CaseContent,
  type CaseEdit,
  type CaseEntry,
  caseContentSchema,
  type Feedback,
  parseInput,
} from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { CallOptions, CaseEvent, CreateCase, GiveFeedback, QualityView } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { eventPayload } from '../event-payload.js'
import { caseLifecycleOf } from '../lifecycle-for.js'
import { must } from '../must.js'
import { run } from '../pipeline.js'
import { createCase } from './create-case.js'
import { draftFromTicket as draftCommand } from './draft-from-ticket.js'
import { editCase } from './edit-case.js'
import { giveFeedback } from './give-feedback.js'
import { caseEventInputs } from './inputs.js'
import { qualityOf } from './quality-of.js'
import { removeCase } from './remove-case.js'
import { reviseCase } from './revise-case.js'
import { sendCaseEvent } from './send-case-event.js'
import { shareCase } from './share-case.js'

// All that changes a case, and the check of its content. Clients load it with the first change, so that a page which only
// shows cases stays small.

type Changed = Promise<Row<CaseEntry>>

export const create = (session: SessionContext, input: CreateCase, options?: CallOptions): Changed =>
  run(session, createCase, input, options)

export const draftFromTicket = (session: SessionContext, ticket: string, options?: CallOptions): Changed =>
  run(session, draftCommand, { ticket }, options)

export const edit = (
  session: SessionContext,
  id: string,
  changes: CaseEdit,
  options?: CallOptions,
): Changed => run(session, editCase, { id, changes }, options)

export const send = async (
  session: SessionContext,
  id: string,
  given: CaseEvent,
  options?: CallOptions,
): Changed => {
  const event = eventPayload(caseLifecycleOf(session.desk), caseEventInputs, given)
  return run(session, sendCaseEvent, { id, event }, options)
}

export const revise = (session: SessionContext, id: string, reason: string, options?: CallOptions): Changed =>
  run(session, reviseCase, { id, reason }, options)

export const remove = (session: SessionContext, id: string, options?: CallOptions): Changed =>
  run(session, removeCase, { id }, options)

export const feedback = (
  session: SessionContext,
  entry: string,
  input: GiveFeedback,
  options?: CallOptions,
): Promise<Row<Feedback>> => run(session, giveFeedback, { ...input, case: entry }, options)

export const check = ({ desk }: SessionContext, content: CaseContent): QualityView =>
  qualityOf(desk).check(must(parseInput(caseContentSchema, content)))

export const mask = (
  { desk }: SessionContext,
  content: CaseContent,
): { content: CaseContent; masked: number } =>
  qualityOf(desk).mask(must(parseInput(caseContentSchema, content)))

export const share = shareCase
