import * as z from 'zod/mini'
import {
  type CaseContent,
  type CaseEdition,
  type CaseEntry,
  caseContentSchema,
  type Feedback,
  parseInput,
  reviewLevels,
} from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { CaseClient, CaseView, QualityView } from '../client.js'
import type { SessionContext } from '../context.js'
import { eventPayload } from '../event-payload.js'
import { listRecords } from '../list-records.js'
import { must } from '../must.js'
import { run } from '../pipeline.js'
import { decide, readable, see } from '../reader.js'
import { caseTimeline } from '../timeline.js'
import { transitionsOf } from '../transitions.js'
import { caseAfterCommand, caseView } from '../view.js'
import { createCase } from './create-case.js'
import { draftFromTicket } from './draft-from-ticket.js'
import { editCase } from './edit-case.js'
import { giveFeedback } from './give-feedback.js'
import { caseEventInputs } from './inputs.js'
import { removeCase } from './remove-case.js'
import { reviewQueue } from './review-queue.js'
import { reviseCase } from './revise-case.js'
import { relatedCases, searchCases, suggestCases } from './search-cases.js'
import { sendCaseEvent } from './send-case-event.js'

/** The case half of a client: commands through the pipeline, reads through policy's views. */
export function caseClient(session: SessionContext): CaseClient {
  const { quality } = session.desk
  const shown = async (row: Promise<Row<CaseEntry>>): Promise<CaseView> =>
    caseAfterCommand(session, await row)
  return {
    create: (input, options) => shown(run(session, createCase, input, options)),
    draftFromTicket: (ticket, options) => shown(run(session, draftFromTicket, { ticket }, options)),
    get: async (id) => caseView(session, await readable<CaseEntry>(session, 'case', id, 'case.read')),
    list: async (query) => {
      const { page, count } = await listRecords<CaseEntry>(session, 'case', query, {
        by: 'updatedAt',
        direction: 'desc',
      })
      return {
        items: page.rows.map((row) => caseView(session, row)),
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
        ...(count ? { count } : {}),
      }
    },
    edit: (id, changes, options) => shown(run(session, editCase, { id, changes }, options)),
    check: async (content): Promise<QualityView> => quality.check(parsedContent(content)),
    mask: async (content) => quality.mask(parsedContent(content)),
    send: async (id, given, options) => {
      const event = eventPayload(session.desk.caseLifecycle, caseEventInputs, given)
      return shown(run(session, sendCaseEvent, { id, event }, options))
    },
    revise: (id, reason, options) => shown(run(session, reviseCase, { id, reason }, options)),
    remove: async (id, options) => {
      await run(session, removeCase, { id }, options)
    },
    transitions: (id) => transitionsOf(session, 'case', id),
    timeline: (id) => caseTimeline(session, id),
    editions: (id) => editionsOf(session, id),
    search: (query) => searchCases(session, query),
    suggest: (prefix, limit) => suggestCases(session, prefix, limit),
    related: (to, limit) => relatedCases(session, to, limit),
    feedback: async (entry, input, options) =>
      (await run(session, giveFeedback, { ...input, case: entry }, options)).doc,
    feedbackOf: (id) => feedbackOf(session, id),
    reviewQueue: async (level) => {
      const rows = await reviewQueue(session, must(parseInput(z.optional(z.enum(reviewLevels)), level)))
      return rows.map((row) => caseView(session, row))
    },
  }
}

const parsedContent = (content: CaseContent): CaseContent => must(parseInput(caseContentSchema, content))

const historyLimit = 200

/** Earlier published versions, newest first, as far as the person may see them. */
async function editionsOf(session: SessionContext, id: string): Promise<CaseEdition[]> {
  await readable<CaseEntry>(session, 'case', id, 'case.read')
  const rows = await belonging<CaseEdition>(session, 'case_edition', id)
  return rows
    .map((row) => see(session, 'case_edition.read', row.doc).doc as CaseEdition)
    .sort((a, b) => b.edition - a.edition)
}

/** What readers said of a case, newest first, as far as the person may see it. */
async function feedbackOf(session: SessionContext, id: string): Promise<Feedback[]> {
  await readable<CaseEntry>(session, 'case', id, 'case.read')
  const rows = await belonging<Feedback>(session, 'feedback', id)
  return rows.map((row) => see(session, 'feedback.read', row.doc).doc as Feedback).sort((a, b) => b.at - a.at)
}

async function belonging<Doc extends object>(
  session: SessionContext,
  kind: 'feedback' | 'case_edition',
  id: string,
): Promise<Row<Doc>[]> {
  const where = { field: 'case', op: 'eq', value: id } as const
  const order = { by: 'id', direction: 'desc' } as const
  const { rows } = await session.desk.storage.query(
    { kind, where, order, limit: historyLimit },
    { tenant: session.tenant },
  )
  return (rows as unknown as Row<Doc>[]).filter(
    (row) => decide(session, `${kind}.read`, row.doc).effect === 'allow',
  )
}
