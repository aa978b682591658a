import { applyCaseEdit, type CaseContent, type CaseEntry, emptyCaseContent } from '../../schema/index.js'
import { customFieldsMustHold } from '../custom-fields.js'
import type { Command } from '../pipeline.js'
import { regionsOf } from '../regions.js'
import { type CreateCaseInput, createCaseInput } from './inputs.js'
import { type Appraisal, appraise, newCase } from './new-case.js'

interface Extra {
  readonly content: CaseContent
  readonly appraisal: Appraisal
}

/** Starts a case; everything but the title may be empty. */
export const createCase: Command<CreateCaseInput, CaseEntry, Extra> = {
  kind: 'case',
  action: 'case.create',
  input: createCaseInput,
  event: ({ title }) => ({ type: 'case.create', title }),
  writes: (input) => Object.keys(input.content ?? {}),
  async prepare(session, { title, content: edit = {} }) {
    const base = { ...emptyCaseContent(title), regions: regionsOf(session.actor) }
    const content = applyCaseEdit(base, edit)
    await customFieldsMustHold(session, 'case', content.custom, content.node)
    return { content, appraisal: await appraise(session.desk, content) }
  },
  change(work, { input: { track, audience, sensitivity }, step, extra }) {
    const choices = {
      ...(track && { track }),
      ...(audience && { audience }),
      ...(sensitivity && { sensitivity }),
    }
    const row = work.create('case', newCase(work, step, extra.content, extra.appraisal, choices), 'C')
    work.emit('case.created', row, { attributes: { track: row.doc.track, node: row.doc.node } })
    return row
  },
}
