import type { FieldTypes } from '../filter/index.js'
import type { Kind } from './actions.js'
import { caseEditionSchema, caseEntrySchema, feedbackSchema } from './case-entry.js'
import { fieldTypesOf } from './field-types.js'
import { savedViewSchema } from './saved-view.js'
import { taxonomyNodeSchema } from './taxonomy.js'
import { commentSchema, ticketSchema } from './ticket.js'

/** The field paths of every kind of record that a filter, a sort or a policy may name. */
export const fieldTypes: Readonly<Record<Kind, FieldTypes>> = {
  ticket: fieldTypesOf(ticketSchema),
  comment: fieldTypesOf(commentSchema),
  case: fieldTypesOf(caseEntrySchema),
  case_edition: fieldTypesOf(caseEditionSchema),
  feedback: fieldTypesOf(feedbackSchema),
  taxonomy: fieldTypesOf(taxonomyNodeSchema),
  view: fieldTypesOf(savedViewSchema),
  audit: {
    id: 'string',
    at: 'number',
    actor: 'string',
    action: 'string',
    'target.kind': 'string',
    'target.id': 'string',
    regions: 'strings',
    changes: 'objects',
    environment: 'object',
  },
  configuration: { id: 'string' },
}
