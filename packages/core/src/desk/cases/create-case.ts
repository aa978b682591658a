import { applyCaseEdit, type CaseEntry, casePlacementOf, emptyCaseContent } from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import { customFieldsMustHold } from '../custom-fields.js'
import type { Command } from '../pipeline.js'
import { regionsOf } from '../regions.js'
import { storeDueIndex } from '../tick/store-due-index.js'
import { caseAttributes } from './case-attributes.js'
import { type CreateCaseInput, createCaseInput } from './inputs.js'
import { type Appraisal, appraise, defaultPlacement, type Manuscript, newCase } from './new-case.js'
import { writtenFields } from './written-fields.js'

interface Extra {
  readonly manuscript: Manuscript
  readonly appraisal: Appraisal
  readonly attributes: JsonObject
}

/** Starts a case; everything but the title may be empty. */
export const createCase: Command<CreateCaseInput, CaseEntry, Extra> = {
  kind: 'case',
  action: 'case.create',
  input: createCaseInput,
  event: ({ title }) => ({ type: 'case.create', title }),
  writes: ({ content = {} }) => writtenFields(content),
  async prepare(session, { title, content: edit = {} }) {
    const base = { ...emptyCaseContent(title), regions: regionsOf(session.actor) }
    const content = applyCaseEdit(base, edit)
    await customFieldsMustHold(session, 'case', content.custom, content.node)
    const manuscript = { ...content, ...defaultPlacement, ...casePlacementOf(edit) }
    return {
      manuscript,
      appraisal: await appraise(session.desk, manuscript),
      attributes: await caseAttributes(session, manuscript),
    }
  },
  change(work, { session, step, extra: { manuscript, appraisal, attributes } }) {
    const row = work.create<CaseEntry>('case', newCase(work, step, manuscript, appraisal), 'C')
    work.emit('case.created', row, { attributes })
    return storeDueIndex(session.desk, work, row, [])
  },
}
