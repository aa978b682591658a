import * as z from 'zod/mini'
import { type CaseEntry, filled, identifier, limits } from '../../schema/index.js'
import type { Command } from '../pipeline.js'
import { type Appraisal, appraise, manuscriptOf, newCase } from './new-case.js'

const input = z.strictObject({ id: identifier, reason: filled(limits.paragraph) })
type Input = z.infer<typeof input>

/** Opens a revision beside a published case, which stays readable as it is until the revision has passed. */
export const reviseCase: Command<Input, CaseEntry, Appraisal> = {
  kind: 'case',
  action: 'case.revise',
  input,
  target: ({ id }) => id,
  event: ({ reason }) => ({ type: 'case.revise', reason }),
  reason: ({ reason }) => reason,
  prepare: (session, _input, current) => appraise(session.desk, manuscriptOf(current as CaseEntry)),
  change(work, { input: { reason }, current, extra }) {
    const manuscript = manuscriptOf(current.doc)
    const revision = newCase(work, { to: 'draft' }, manuscript, extra, { revises: current.id })
    const row = work.create('case', { ...revision, reason, edition: current.doc.edition }, 'C')
    const parent = work.change(current, (draft) => {
      draft.revision = row.id
    })
    work.emit('case.revision_opened', parent, { revision: row.id })
    work.emit('case.created', row, {
      attributes: { track: manuscript.track, node: manuscript.node },
      revises: current.id,
    })
    return row
  },
}
