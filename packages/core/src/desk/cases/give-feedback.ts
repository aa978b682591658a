import * as z from 'zod/mini'
import { type CaseEntry, type Feedback, identifier } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { Command } from '../pipeline.js'
import { readable } from '../reader.js'
import { deskRefusals } from '../refusals.js'
import { feedbackInput } from './inputs.js'

const input = z.extend(feedbackInput, { case: identifier })
type Input = z.infer<typeof input>

/**
 * Says how a case helped (L13). “Solved” without a ticket is deflection: a problem that was never filed.
 */
export const giveFeedback: Command<Input, Feedback, Row<CaseEntry>> = {
  kind: 'feedback',
  action: 'case.feedback',
  input,
  async prepare(session, { case: id, kind, score, text }) {
    const needs = kind === 'rating' ? score : kind === 'solved' || kind === 'not_solved' ? true : text?.trim()
    if (!needs)
      throw deskRefusals.error('desk.feedback_incomplete', { path: [kind === 'rating' ? 'score' : 'text'] })
    return readable<CaseEntry>(session, 'case', id, 'case.read')
  },
  resource: (entry) => entry.doc,
  change(work, { input: { case: id, ...given }, extra: entry }) {
    const row = work.create<Feedback>('feedback', {
      id: work.newId(),
      case: id,
      by: work.actor,
      ...given,
      regions: entry.doc.regions,
      at: work.at,
    })
    const counted = work.change(entry, (draft) => {
      if (given.kind === 'solved') draft.solved += 1
      if (given.kind === 'not_solved') draft.notSolved += 1
      if (given.score !== undefined) {
        draft.ratingSum += given.score
        draft.ratingCount += 1
      }
    })
    const deflected = given.kind === 'solved' && given.ticket === undefined
    work.emit('case.feedback_given', counted, {
      kind: given.kind,
      score: given.score,
      deflected,
      node: counted.doc.node,
    })
    return row
  },
}
