import type { Filter, OpenFilter, Reference } from '../../filter/index.js'
import type { PolicySource, Rule } from '../index.js'

// The 42 rules of the table and the two duties that it expects (off-hours, bulk export), in our language.

const me: Reference = { ref: 'actor.id' }
const eq = (field: string, value: string | boolean | Reference): OpenFilter => ({ field, op: 'eq', value })
const none = (field: string): OpenFilter => ({ field, op: 'exists', value: false })
const hasAny = (field: string, ref: string): OpenFilter => ({ field, op: 'has', value: { ref } })
const among = (ref: string): OpenFilter => ({ field: 'id', op: 'in', value: { ref } })

const hide = (fields: string) => Object.fromEntries(fields.split(' ').map((field) => [field, 'hide']))
const mask = (fields: string) => Object.fromEntries(fields.split(' ').map((field) => [field, 'partly']))
const words = (text: string) => text.split(' ')

const staff = words(
  'agent engineer supervisor reviewer_l1 reviewer_l2 kb_editor kb_admin maintainer sales finance executive sysadmin',
)
const contributors = words('agent engineer supervisor kb_editor kb_admin')
const caseFields = words(
  'title industry productModel problem diagnosis solution result tags customerName customerPhone customerTestimonial internalNotes',
)

const notAllRegions: Filter = { not: { field: 'actor.regions', op: 'has', value: '*' } }
const elsewhere: OpenFilter = {
  and: [{ not: hasAny('regions', 'actor.regions') }, { not: among('env.bypassRegion') }],
}
const openToDepartment: OpenFilter = { or: [none('departments'), hasAny('departments', 'actor.departments')] }

const forbids: readonly Rule<string>[] = [
  {
    id: 'F-inactive',
    effect: 'forbid',
    actions: ['*'],
    when: { field: 'actor.status', op: 'ne', value: 'active' },
  },
  {
    id: 'F-longlived-key',
    effect: 'forbid',
    actions: ['*'],
    when: {
      and: [eq('actor.kind', 'service'), { field: 'actor.tokenType', op: 'ne', value: 'oauth_short' }],
    },
  },
  {
    id: 'F-sysadmin-business',
    effect: 'forbid',
    roles: ['sysadmin'],
    actions: ['ticket.*', 'case.*', 'payment.*'],
  },
  {
    id: 'F-region-ticket',
    effect: 'forbid',
    roles: staff,
    actions: ['ticket.*'],
    except: ['ticket.create'],
    when: notAllRegions,
    where: elsewhere,
  },
  {
    id: 'F-region-case',
    effect: 'forbid',
    roles: staff,
    actions: ['case.*'],
    except: ['case.create'],
    when: notAllRegions,
    where: { and: [eq('crossRegion', true), elsewhere] },
  },
  {
    id: 'F-self-review',
    effect: 'forbid',
    actions: ['case.review1', 'case.review2'],
    where: eq('authorId', me),
  },
  { id: 'F-two-person', effect: 'forbid', actions: ['case.review2'], where: eq('l1ReviewerId', me) },
  {
    id: 'F-closed-immutable',
    effect: 'forbid',
    actions: ['ticket.update', 'ticket.assign', 'ticket.close'],
    where: { field: 'status', op: 'in', value: ['closed', 'archived'] },
  },
  {
    id: 'F-publish-unauthorised',
    effect: 'forbid',
    actions: ['case.publish'],
    where: { not: { and: [eq('customerAuthorized', true), eq('desensitized', true)] } },
  },
  {
    id: 'F-audit-immutable',
    effect: 'forbid',
    actions: ['audit_log.create', 'audit_log.update', 'audit_log.delete'],
  },
  {
    id: 'F-self-grant',
    effect: 'forbid',
    actions: ['access_grant.approve'],
    where: { or: [eq('subjectId', me), eq('requestedBy', me)] },
  },
]

const ticketPermits: readonly Rule<string>[] = [
  {
    id: 'P-agent-read',
    effect: 'permit',
    roles: ['agent'],
    actions: ['ticket.read', 'ticket.list'],
    fields: { ...mask('customerIdNo bankAccount'), ...hide('cost') },
  },
  { id: 'P-agent-create', effect: 'permit', roles: ['agent'], actions: ['ticket.create'] },
  {
    id: 'P-agent-update',
    effect: 'permit',
    roles: ['agent'],
    actions: ['ticket.update', 'ticket.close'],
    where: { or: [eq('assigneeId', me), none('assigneeId')] },
    writable: words(
      'title problem priority status customerName customerPhone address tags attachments assigneeId',
    ),
  },
  {
    id: 'P-engineer-read',
    effect: 'permit',
    roles: ['engineer'],
    actions: ['ticket.read', 'ticket.list'],
    fields: hide('customerIdNo bankAccount cost'),
  },
  {
    id: 'P-engineer-update',
    effect: 'permit',
    roles: ['engineer'],
    actions: ['ticket.update'],
    where: eq('assigneeId', me),
    writable: words('diagnosis solution attachments tags status'),
  },
  {
    id: 'P-supervisor',
    effect: 'permit',
    roles: ['supervisor'],
    actions: words('read list update assign close reopen export').map((verb) => `ticket.${verb}`),
    fields: mask('customerIdNo bankAccount'),
    writable: words(
      'title problem status priority customerName customerPhone address diagnosis solution internalNotes cost attachments tags slaDueAt assigneeId',
    ),
  },
  { id: 'P-sales-ticket-create', effect: 'permit', roles: ['sales'], actions: ['ticket.create'] },
  {
    id: 'P-sales-progress',
    effect: 'permit',
    roles: ['sales'],
    actions: ['ticket.read', 'ticket.list'],
    where: eq('salesOwnerId', me),
    fields: hide(
      'problem customerPhone customerIdNo bankAccount address diagnosis solution internalNotes cost attachments tags assigneeId',
    ),
  },
  { id: 'P-dealer-ticket-create', effect: 'permit', roles: ['dealer'], actions: ['ticket.create'] },
  {
    id: 'P-dealer-read',
    effect: 'permit',
    roles: ['dealer'],
    actions: ['ticket.read', 'ticket.list'],
    where: eq('dealerId', { ref: 'actor.dealerId' }),
    fields: {
      ...mask('customerPhone'),
      ...hide('customerIdNo bankAccount address diagnosis internalNotes cost attachments tags assigneeId'),
    },
  },
  { id: 'P-requester-create', effect: 'permit', roles: ['requester'], actions: ['ticket.create'] },
  {
    id: 'P-requester-own',
    effect: 'permit',
    roles: ['requester'],
    actions: ['ticket.read', 'ticket.list', 'ticket.comment'],
    where: eq('requesterId', me),
    fields: { ...mask('customerIdNo bankAccount'), ...hide('diagnosis internalNotes cost tags assigneeId') },
  },
  {
    id: 'P-requester-reopen',
    effect: 'permit',
    roles: ['requester'],
    actions: ['ticket.reopen'],
    where: { and: [eq('requesterId', me), eq('status', 'resolved')] },
  },
  {
    id: 'P-grant-ticket',
    effect: 'permit',
    actions: ['ticket.read', 'ticket.list'],
    where: among('env.granted'),
    fields: mask('customerIdNo bankAccount'),
  },
  {
    id: 'P-grant-unmask',
    effect: 'permit',
    roles: ['agent', 'supervisor'],
    actions: ['ticket.read'],
    where: among('env.unmask'),
    obligations: [{ type: 'audit', what: 'sensitive-read' }],
  },
]

const casePermits: readonly Rule<string>[] = [
  {
    id: 'P-staff-case-read',
    effect: 'permit',
    roles: ['agent', 'engineer', 'supervisor'],
    actions: ['case.read', 'case.list', 'case.reference'],
    where: { and: [eq('status', 'published'), openToDepartment] },
    fields: mask('customerPhone'),
  },
  {
    id: 'P-sales-case-read',
    effect: 'permit',
    roles: ['sales'],
    actions: ['case.read', 'case.list'],
    where: { and: [eq('status', 'published'), openToDepartment] },
    fields: {
      ...mask('solution customerName'),
      ...hide('problem diagnosis customerPhone customerTestimonial internalNotes'),
    },
  },
  { id: 'P-engineer-case-create', effect: 'permit', roles: contributors, actions: ['case.create'] },
  {
    id: 'P-author-draft',
    effect: 'permit',
    roles: contributors,
    actions: ['case.read', 'case.update', 'case.submit'],
    where: { and: [eq('authorId', me), eq('status', 'draft')] },
    writable: caseFields,
  },
  {
    id: 'P-l1-read',
    effect: 'permit',
    roles: ['reviewer_l1', 'supervisor'],
    actions: ['case.read', 'case.list', 'case.review1'],
    where: eq('status', 'pending_l1'),
  },
  {
    id: 'P-l2-read',
    effect: 'permit',
    roles: ['reviewer_l2'],
    actions: ['case.read', 'case.list', 'case.review2'],
    where: eq('status', 'pending_l2'),
  },
  {
    id: 'P-reviewer-published',
    effect: 'permit',
    roles: ['reviewer_l1', 'reviewer_l2'],
    actions: ['case.read', 'case.list'],
    where: eq('status', 'published'),
  },
  {
    id: 'P-kb-editor',
    effect: 'permit',
    roles: ['kb_editor'],
    actions: ['case.read', 'case.list', 'case.update'],
    writable: caseFields,
  },
  {
    id: 'P-kb-admin',
    effect: 'permit',
    roles: ['kb_admin'],
    actions: words('read list update delete archive publish').map((verb) => `case.${verb}`),
    writable: caseFields,
  },
  {
    id: 'P-maintainer',
    effect: 'permit',
    roles: ['maintainer'],
    actions: ['case.read', 'case.list', 'case.update'],
    fields: mask('customerPhone'),
    writable: ['tags', 'industry', 'productModel'],
  },
  {
    id: 'P-grant-case',
    effect: 'permit',
    roles: ['executive'],
    actions: ['case.read'],
    where: { and: [among('env.granted'), eq('breakthrough', true)] },
    fields: mask('customerPhone'),
  },
]

const otherPermits: readonly Rule<string>[] = [
  { id: 'P-finance', effect: 'permit', roles: ['finance'], actions: ['payment.read', 'payment.list'] },
  {
    id: 'P-sysadmin',
    effect: 'permit',
    roles: ['sysadmin'],
    actions: ['system_config.read', 'system_config.list', 'system_config.update'],
  },
  {
    id: 'P-grant-request',
    effect: 'permit',
    roles: ['agent', 'engineer', 'executive', 'supervisor'],
    actions: ['access_grant.create'],
  },
  {
    id: 'P-grant-approve',
    effect: 'permit',
    roles: ['supervisor', 'kb_admin'],
    actions: ['access_grant.approve', 'access_grant.revoke'],
  },
  { id: 'P-auditor', effect: 'permit', roles: ['auditor'], actions: ['audit_log.read', 'audit_log.list'] },
]

const duties: readonly Rule<string>[] = [
  {
    id: 'D-off-hours',
    effect: 'limit',
    actions: ['*'],
    when: eq('env.inWorkingHours', false),
    obligations: [{ type: 'alert', what: 'off-hours' }],
  },
  {
    id: 'D-bulk-export',
    effect: 'limit',
    actions: ['ticket.export', 'case.export'],
    when: {
      and: [
        { field: 'env.exportsLastHour', op: 'exists', value: true },
        { field: 'env.exportsLastHour', op: 'gte', value: 10 },
      ],
    },
    obligations: [{ type: 'alert', what: 'bulk-export' }],
  },
]

export const vectorPolicy: PolicySource<string> = {
  roles: Object.fromEntries([...staff, 'dealer', 'requester', 'auditor'].map((role) => [role, {}])),
  rules: [...forbids, ...ticketPermits, ...casePermits, ...otherPermits, ...duties],
}
