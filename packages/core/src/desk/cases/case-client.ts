import * as z from 'zod/mini'
import {
  type CaseEdition,
  type CaseEntry,
  type Feedback,
  parseInput,
  reviewLevels,
} from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { CaseClient, CaseView } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { listRecords } from '../list-records.js'
import { must } from '../must.js'
import { giveReason } from '../obligations.js'
import { decide, readable, see } from '../reader.js'
import { caseTimeline } from '../timeline.js'
import { transitionsOf } from '../transitions.js'
import { caseAfterCommand, caseView } from '../view.js'
import { reviewQueue } from './review-queue.js'
import { relatedCases, searchCases, suggestCases } from './search-cases.js'
import { sharedCase } from './shared-case.js'

type CaseCommands = typeof import('./case-commands.js')
const loadCommands = async (): Promise<CaseCommands> => (await import('../writes.js')).caseCommands

/** The case half of a client: commands through the pipeline, reads through policy's views. */
export function caseClient(session: SessionContext): CaseClient {
  const shown = async (change: (commands: CaseCommands) => Promise<Row<CaseEntry>>): Promise<CaseView> =>
    caseAfterCommand(session, await change(await loadCommands()))
  return {
    create: (input, options) => shown((commands) => commands.create(session, input, options)),
    draftFromTicket: (ticket, options) =>
      shown((commands) => commands.draftFromTicket(session, ticket, options)),
    get: async (id, options) => {
      giveReason(session, options)
      return caseView(session, await readable<CaseEntry>(session, 'case', id, 'case.read'))
    },
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
    edit: (id, changes, options) => shown((commands) => commands.edit(session, id, changes, options)),
    check: async (content) => (await loadCommands()).check(session, content),
    mask: async (content) => (await loadCommands()).mask(session, content),
    send: (id, event, options) => shown((commands) => commands.send(session, id, event, options)),
    revise: (id, reason, options) => shown((commands) => commands.revise(session, id, reason, options)),
    remove: async (id, options) => {
      await (await loadCommands()).remove(session, id, options)
    },
    transitions: (id) => transitionsOf(session, 'case', id),
    timeline: (id) => caseTimeline(session, id),
    editions: (id) => editionsOf(session, id),
    share: async (id, options) => (await loadCommands()).share(session, id, options),
    openShared: async (token, options) => {
      giveReason(session, options)
      return caseView(session, await sharedCase(session, token))
    },
    search: (query) => searchCases(session, query),
    suggest: (prefix, limit, options) => suggestCases(session, prefix, limit, options),
    related: (to, limit, options) => relatedCases(session, to, limit, options),
    feedback: async (entry, input, options) =>
      (await (await loadCommands()).feedback(session, entry, input, options)).doc,
    feedbackOf: (id) => feedbackOf(session, id),
    reviewQueue: async (level) => {
      const rows = await reviewQueue(session, must(parseInput(z.optional(z.enum(reviewLevels)), level)))
      return rows.map((row) => caseView(session, row))
    },
  }
}

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
