import type { Rule } from '../source.js'
import { all, any, is, isFreeOrMine, isMe, isOneOf, no } from './conditions.js'

const described = [
  'subject',
  'description',
  'category',
  'product',
  'customer',
  'contact',
  'attachments',
  'custom',
]
/** What decides how soon and by whom a ticket is worked on is not the requester's to set. */
const filedByRequester = [...described, 'tags', 'channel']
const editedByAgent = [...described, 'priority', 'tags', 'watchers', 'references']

/** How the company works on a ticket is not the customer's to see. */
const insideOnly = Object.fromEntries(
  [
    'assignee',
    'team',
    'tags',
    'watchers',
    'references',
    'escalation',
    'transfers',
    'cites',
    'caseCandidate',
    'draftedCase',
  ].map((field) => [field, 'hide']),
)

const isOwn = isMe('requester')

export const ticketRules: readonly Rule[] = [
  // Requesters: their own.
  {
    id: 'requester-file',
    effect: 'permit',
    roles: ['requester'],
    actions: ['ticket.file'],
    where: isOwn,
    writable: filedByRequester,
  },
  {
    id: 'requester-read',
    effect: 'permit',
    roles: ['requester'],
    actions: ['ticket.read'],
    where: isOwn,
    fields: insideOnly,
  },
  {
    id: 'requester-edit',
    effect: 'permit',
    roles: ['requester'],
    actions: ['ticket.edit'],
    where: all(isOwn, no(isOneOf('statusCategory', 'resolved', 'closed', 'merged'))),
    writable: described.filter((field) => field !== 'category'),
  },
  {
    id: 'requester-answer',
    effect: 'permit',
    roles: ['requester'],
    actions: ['ticket.confirm', 'ticket.reject_solution', 'ticket.reopen', 'ticket.cancel', 'ticket.rate'],
    where: isOwn,
  },
  {
    id: 'requester-conversation',
    effect: 'permit',
    roles: ['requester'],
    actions: ['comment.read', 'comment.reply'],
    where: all(isOwn, is('visibility', 'public')),
    fields: { mentions: 'hide' },
  },

  // Agents: every ticket of their regions to read, free ones and their own to work on.
  {
    id: 'agent-file',
    effect: 'permit',
    roles: ['agent'],
    actions: ['ticket.file'],
    writable: [...editedByAgent, 'channel', 'requester', 'regions'],
  },
  {
    id: 'agent-read',
    effect: 'permit',
    roles: ['agent'],
    actions: ['ticket.read', 'ticket.cite', 'ticket.escalate', 'ticket.reopen'],
  },
  {
    id: 'agent-edit',
    effect: 'permit',
    roles: ['agent'],
    actions: ['ticket.edit'],
    where: isFreeOrMine,
    writable: editedByAgent,
  },
  {
    id: 'agent-work',
    effect: 'permit',
    roles: ['agent'],
    actions: [
      'ticket.triage',
      'ticket.start',
      'ticket.transfer',
      'ticket.wait_requester',
      'ticket.wait_third_party',
      'ticket.resume',
      'ticket.resolve',
      'ticket.close',
    ],
    where: isFreeOrMine,
  },
  {
    id: 'staff-conversation',
    effect: 'permit',
    roles: ['agent', 'field_engineer'],
    actions: ['comment.read', 'comment.reply', 'comment.note'],
  },

  // Field engineers: what they need on site, and the tickets assigned to them.
  {
    id: 'engineer-read',
    effect: 'permit',
    roles: ['field_engineer'],
    actions: ['ticket.read', 'ticket.cite'],
    fields: { 'customer.uscc': 'hide', 'contact.email': 'hide' },
  },
  {
    id: 'engineer-edit',
    effect: 'permit',
    roles: ['field_engineer'],
    actions: ['ticket.edit'],
    where: isMe('assignee'),
    writable: ['tags', 'attachments', 'references', 'custom'],
  },
  {
    id: 'engineer-work',
    effect: 'permit',
    roles: ['field_engineer'],
    actions: [
      'ticket.start',
      'ticket.wait_requester',
      'ticket.wait_third_party',
      'ticket.resume',
      'ticket.resolve',
      'ticket.escalate',
    ],
    where: isMe('assignee'),
  },

  // Team leads: all of it, and who does what.
  {
    id: 'lead-edit',
    effect: 'permit',
    roles: ['team_lead'],
    actions: ['ticket.edit'],
    writable: [...editedByAgent, 'regions'],
  },
  {
    id: 'lead-work',
    effect: 'permit',
    roles: ['team_lead'],
    actions: ['ticket.*'],
    except: ['ticket.confirm', 'ticket.reject_solution', 'ticket.rate', 'ticket.auto_close'],
  },

  {
    id: 'library-admin-figures',
    label: {
      zh: '案例库管理员只看汇总指标，不看工单',
      en: 'Library administrators see key figures, not the tickets, and nobody’s own',
    },
    effect: 'permit',
    roles: ['library_admin'],
    actions: ['ticket.report'],
    fields: { assignee: 'hide' },
  },

  // Finance: what was handed to it.
  {
    id: 'finance-read',
    effect: 'permit',
    roles: ['finance'],
    actions: ['ticket.read'],
    where: any(isMe('assignee'), { field: 'team', op: 'eq', value: { ref: 'actor.team' } }),
    fields: { 'contact.phone': 'phone', 'contact.email': 'email' },
  },
]
