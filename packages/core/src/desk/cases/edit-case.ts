import * as z from 'zod/mini'
import { applyStep } from '../../lifecycle/index.js'
import {
  applyCaseEdit,
  type CaseEntry,
  caseContentOf,
  caseEditSchema,
  casePlacementOf,
  identifier,
} from '../../schema/index.js'
import type { JsonObject } from '../../shared/index.js'
import type { StoredEvent } from '../../storage/index.js'
import { customFieldsMustHold } from '../custom-fields.js'
import { eventsOf } from '../events-of.js'
import type { Command } from '../pipeline.js'
import { storeDueIndex } from '../tick/store-due-index.js'
import { caseAttributes } from './case-attributes.js'
import { type Appraisal, appraise, type Manuscript, manuscriptOf } from './new-case.js'
import { writtenFields } from './written-fields.js'

const input = z.strictObject({ id: identifier, changes: caseEditSchema })
type Input = z.infer<typeof input>

interface Extra {
  readonly manuscript: Manuscript
  readonly appraisal: Appraisal
  readonly events: readonly StoredEvent[]
  /** What clocks must know of the edit. */
  readonly changed: JsonObject
}

/** Changes what a case says. A change takes it out of review and voids its passes: they were given to other words. */
export const editCase: Command<Input, CaseEntry, Extra> = {
  kind: 'case',
  action: 'case.edit',
  input,
  target: ({ id }) => id,
  event: () => ({ type: 'case.edit' }),
  writes: ({ changes }) => writtenFields(changes),
  async prepare(session, { id, changes }, current) {
    const before = manuscriptOf(current as CaseEntry)
    const content = applyCaseEdit(caseContentOf(before), changes)
    if (changes.custom || changes.node !== undefined)
      await customFieldsMustHold(session, 'case', content.custom, content.node)
    const { track, audience, sensitivity } = { ...before, ...casePlacementOf(changes) }
    const manuscript = { ...content, track, audience, sensitivity }
    const isPlaced = before.track !== manuscript.track || before.node !== manuscript.node
    return {
      manuscript,
      appraisal: await appraise(session.desk, manuscript),
      events: await eventsOf(session.desk.storage, session.tenant, { kind: 'case', id }),
      changed: isPlaced ? await caseAttributes(session, manuscript) : {},
    }
  },
  change(work, { session, input: { changes }, current, step, extra }) {
    const row = work.change(current, (draft) => {
      for (const name of Object.keys(manuscriptOf(current.doc))) {
        if (!(name in extra.manuscript)) delete draft[name as 'node']
      }
      Object.assign(draft, extra.manuscript, extra.appraisal)
      draft.updatedAt = work.at
      if (extra.appraisal.contentHash !== current.doc.contentHash) applyStep(draft, step)
    })
    work.emit('case.edited', row, {
      from: step.from,
      to: row.doc.status,
      fields: Object.keys(changes),
      changed: extra.changed,
    })
    return storeDueIndex(session.desk, work, row, extra.events)
  },
}
