import type { FieldTypes } from '../../filter/index.js'
import type { Kinds, Masks } from '../index.js'

const kind = (shown: readonly string[], asked: FieldTypes, verbs: string) => (name: string) => ({
  fields: { ...Object.fromEntries(shown.map((field) => [field, 'string' as const])), ...asked },
  actions: verbs.split(' ').map((verb) => `${name}.${verb}`),
})

const ticketFields =
  'title problem status priority customerName customerPhone customerIdNo bankAccount address diagnosis solution internalNotes cost attachments tags slaDueAt assigneeId'
const caseFields =
  'title industry productModel problem diagnosis solution result tags customerName customerPhone customerTestimonial internalNotes'

const shapes = {
  ticket: kind(
    ticketFields.split(' '),
    {
      id: 'string',
      regions: 'strings',
      crossRegion: 'boolean',
      requesterId: 'string',
      salesOwnerId: 'string',
      dealerId: 'string',
    },
    'read list create update assign close reopen comment export delete',
  ),
  case: kind(
    caseFields.split(' '),
    {
      id: 'string',
      status: 'string',
      regions: 'strings',
      crossRegion: 'boolean',
      breakthrough: 'boolean',
      departments: 'strings',
      authorId: 'string',
      l1ReviewerId: 'string',
      customerAuthorized: 'boolean',
      desensitized: 'boolean',
    },
    'read list create update submit review1 review2 publish archive delete reference export',
  ),
  payment: kind(['amount', 'paidAt', 'invoiceNo'], { id: 'string' }, 'read list create update delete export'),
  audit_log: kind(
    ['at', 'userId', 'ip', 'before', 'after'],
    { id: 'string' },
    'read list create update delete export',
  ),
  system_config: kind(['key', 'value'], { id: 'string' }, 'read list create update delete'),
  access_grant: kind(
    ['subjectId', 'expiresAt'],
    { id: 'string', requestedBy: 'string' },
    'read list create approve revoke',
  ),
}

/** The records and actions of the table, which are not the desk's. */
export const vectorKinds: Kinds = Object.fromEntries(
  Object.entries(shapes).map(([name, shape]) => [name, shape(name)]),
)

/** The table asks which fields are masked, not how; any mask will do. */
export const vectorMasks: Masks = { partly: () => '***' }
