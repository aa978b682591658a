import type { FieldTypes } from '../filter/index.js'
import type { Kind } from './actions.js'
import { caseEditionSchema, caseEntrySchema, feedbackSchema } from './case-entry.js'
import { fieldTypesOf } from './field-types.js'
import { grantSchema } from './grant.js'
import { personSchema } from './person.js'
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
  grant: fieldTypesOf(grantSchema),
  person: fieldTypesOf(personSchema),
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
