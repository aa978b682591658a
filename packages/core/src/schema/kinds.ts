import type { FieldType, FieldTypes } from '../filter/index.js'
import type { Kind } from './actions.js'
import { caseEditionSchema, caseEntrySchema, feedbackSchema } from './case-entry.js'
import { fieldTypesOf } from './field-types.js'
import { savedViewSchema } from './saved-view.js'
import { taxonomyNodeSchema } from './taxonomy.js'
import { commentSchema, ticketSchema } from './ticket.js'

const each =
  (type: FieldType) =>
  (...paths: string[]): FieldTypes =>
    Object.fromEntries(paths.map((path) => [path, type]))
const texts = /* @__PURE__ */ each('string')
const numbers = /* @__PURE__ */ each('number')

/** The field paths of every kind of record that a filter, a sort or a policy may name. */
export const fieldTypes: Readonly<Record<Kind, FieldTypes>> = {
  ticket: fieldTypesOf(ticketSchema),
  comment: fieldTypesOf(commentSchema),
  case: fieldTypesOf(caseEntrySchema),
  case_edition: fieldTypesOf(caseEditionSchema),
  feedback: fieldTypesOf(feedbackSchema),
  // Written out, like those of grants and persons below.
  article: {
    ...texts('id', 'number', 'title', 'text', 'author', 'status', 'audience'),
    ...numbers('createdAt', 'updatedAt', 'publishedAt'),
    tags: 'strings',
    cites: 'strings',
    regions: 'strings',
  },
  taxonomy: fieldTypesOf(taxonomyNodeSchema),
  view: fieldTypesOf(savedViewSchema),
  // Written out, so that pages without grants do not load the schemas; kinds.test.ts compares.
  grant: {
    ...texts('id', 'subject', 'purpose', 'requestedBy', 'approver', 'status', 'decidedBy', 'reason'),
    ...numbers('hours', 'from', 'until', 'requestedAt', 'decidedAt', 'openedAt', 'closedAt'),
    scope: 'object',
    'scope.kind': 'string',
    'scope.ids': 'strings',
    'scope.where': 'any',
    actions: 'strings',
  },
  person: {
    ...texts('id', 'status'),
    ...numbers('sessionsEndedAt', 'updatedAt'),
    roles: 'strings',
    attributes: 'object',
    'attributes.*': 'any',
    grants: 'objects',
  },
  audit: {
    id: 'string',
    seq: 'number',
    at: 'number',
    zone: 'string',
    actor: 'string',
    onBehalfOf: 'string',
    action: 'string',
    reason: 'string',
    'target.kind': 'string',
    'target.id': 'string',
    regions: 'strings',
    changes: 'objects',
    environment: 'object',
    'environment.*': 'any',
    policyVersion: 'string',
  },
  configuration: { id: 'string' },
}
