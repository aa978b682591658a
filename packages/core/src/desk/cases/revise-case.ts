import * as z from 'zod/mini'
import { type CaseEntry, filled, identifier, limits } from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { Command } from '../pipeline.js'
import { storeDueIndex } from '../tick/store-due-index.js'
import { caseAttributes } from './case-attributes.js'
import { type Appraisal, appraise, manuscriptOf, newCase } from './new-case.js'

const input = z.strictObject({ id: identifier, reason: filled(limits.paragraph) })
type Input = z.infer<typeof input>

interface Extra {
  readonly appraisal: Appraisal
  readonly attributes: JsonObject
}

/** Opens a revision beside a published case, which stays readable as it is until the revision has passed. */
export const reviseCase: Command<Input, CaseEntry, Extra> = {
  kind: 'case',
  action: 'case.revise',
  input,
  target: ({ id }) => id,
  event: ({ reason }) => ({ type: 'case.revise', reason }),
  reason: ({ reason }) => reason,
  async prepare(session, _input, current) {
    const manuscript = manuscriptOf(current as CaseEntry)
    return {
      appraisal: await appraise(session.desk, manuscript),
      attributes: await caseAttributes(session, manuscript),
    }
  },
  change(work, { session, input: { reason }, current, extra: { appraisal, attributes } }) {
    const manuscript = manuscriptOf(current.doc)
    const revision = newCase(work, { to: 'draft' }, manuscript, appraisal, { revises: current.id })
    const row = work.create<CaseEntry>('case', { ...revision, reason, edition: current.doc.edition }, 'C')
    const parent = work.change(current, (draft) => {
      draft.revision = row.id
    })
    work.emit('case.revision_opened', parent, { revision: row.id })
    work.emit('case.created', row, { attributes, revises: current.id })
    return storeDueIndex(session.desk, work, row, [])
  },
}
