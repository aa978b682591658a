import type { FieldEffect, Rule } from '../source.js'
import {
  all,
  any,
  inMyRegions,
  is,
  isCitable,
  isInUse,
  isMe,
  isMine,
  isNoBreakthrough,
  isOneOf,
} from './conditions.js'

const content = [
  'title',
  'basics',
  'customer',
  'symptom',
  'diagnosis',
  'solution',
  'result',
  'tags',
  'node',
  'productLine',
  'urgency',
  'regions',
  'attachments',
  'custom',
]
/** For whom it is: the author's proposal, which the reviewers approve with the words. */
const standing = ['track', 'audience', 'sensitivity']
const placing = ['tags', 'node', 'productLine', 'basics.product', 'basics.productModel', 'basics.industry']

const effects = (effect: FieldEffect, ...fields: string[]): Record<string, FieldEffect> =>
  Object.fromEntries(fields.map((field) => [field, effect]))

/** Who read it before whom, and the customer's papers, are the library's own affair. */
const forReaders = {
  ...effects('hide', 'reviews', 'reviewer', 'firstReviewer', 'customer.authorisation'),
  'customer.uscc': 'uscc',
}
/** To people outside only what helps them is shown; a field that is added later is not. */
const forOutside = {
  '*': 'hide',
  ...effects(
    'allow',
    'id',
    'number',
    'title',
    'status',
    'basics',
    'symptom',
    'diagnosis',
    'solution',
    'result',
  ),
  ...effects('allow', 'tags', 'node', 'productLine', 'urgency', 'attachments', 'edition', 'confidence'),
  ...effects('allow', 'replacement', 'publishedAt', 'createdAt', 'updatedAt', 'solved', 'notSolved'),
}
/** What it is about and that it was solved; how, and for whom, on request. */
const forSales = {
  ...effects('scrub', 'symptom', 'diagnosis', 'solution', 'result'),
  ...effects('hide', 'customer', 'result.testimonial', 'reviews', 'reviewer', 'firstReviewer', 'contentHash'),
  ...effects('hide', 'attachments', 'custom', 'sourceTicket', 'reason'),
}

const contributors = ['agent', 'field_engineer', 'case_editor']
const reviewers = ['first_reviewer', 'second_reviewer']

export const caseRules: readonly Rule[] = [
  // Whoever works on tickets: what is in use, and by its number also what was archived.
  {
    id: 'staff-read-cases',
    effect: 'permit',
    roles: ['agent', 'field_engineer'],
    actions: ['case.read', 'case.cite', 'case.feedback'],
    where: all(isCitable, isNoBreakthrough),
    fields: forReaders,
  },
  {
    id: 'staff-search-cases',
    effect: 'permit',
    roles: ['agent', 'field_engineer'],
    actions: ['case.search'],
    where: all(isInUse, isNoBreakthrough),
    fields: forReaders,
  },
  {
    id: 'staff-read-urgent-cases',
    label: {
      zh: '紧急案例在 48 小时内先供本区域参考',
      en: 'An urgent case helps its own regions while its 48 hours run',
    },
    effect: 'permit',
    roles: ['agent', 'field_engineer'],
    actions: ['case.read'],
    where: all(
      is('track', 'urgent'),
      is('confidence', 'not_validated'),
      isOneOf('status', 'submitted', 'first_review', 'first_passed', 'second_review', 'approved'),
      isNoBreakthrough,
      inMyRegions,
    ),
    fields: forReaders,
  },

  // Authors: their own, until it is being reviewed.
  {
    id: 'author-create',
    effect: 'permit',
    roles: contributors,
    actions: ['case.create', 'case.draft_from_ticket'],
    where: isMe('author'),
    writable: [...content, ...standing],
  },
  { id: 'author-read', effect: 'permit', roles: contributors, actions: ['case.read'], where: isMine },
  {
    id: 'author-edit',
    effect: 'permit',
    roles: contributors,
    actions: ['case.edit'],
    where: all(
      isMine,
      isOneOf('status', 'draft', 'changes_requested', 'first_passed', 'second_review', 'approved'),
    ),
    writable: [...content, ...standing],
  },
  {
    id: 'author-submit',
    effect: 'permit',
    roles: contributors,
    actions: ['case.submit', 'case.withdraw'],
    where: isMe('author'),
  },
  {
    id: 'author-delete-draft',
    effect: 'permit',
    roles: contributors,
    actions: ['case.delete'],
    where: all(isMe('author'), is('status', 'draft')),
  },
  {
    id: 'contributor-revise',
    effect: 'permit',
    roles: contributors,
    actions: ['case.revise'],
    where: all(isInUse, isNoBreakthrough),
  },

  // Reviewers: the queue of their level, in full, because they judge what was masked.
  {
    id: 'first-review',
    effect: 'permit',
    roles: ['first_reviewer'],
    actions: ['case.read', 'case.claim', 'case.review_first'],
    where: isOneOf('status', 'submitted', 'first_review'),
  },
  {
    id: 'second-review',
    effect: 'permit',
    roles: ['second_reviewer'],
    actions: ['case.read', 'case.claim', 'case.review_second'],
    where: isOneOf('status', 'first_passed', 'second_review'),
  },
  {
    id: 'reviewed-cases',
    label: {
      zh: '审核人可查看退回、驳回及自己通过的案例',
      en: 'Reviewers see what went back, and what they passed',
    },
    effect: 'permit',
    roles: reviewers,
    actions: ['case.read'],
    where: any(isMe('firstReviewer'), isOneOf('status', 'changes_requested', 'rejected')),
  },
  {
    id: 'second-reviewed-cases',
    effect: 'permit',
    roles: ['second_reviewer'],
    actions: ['case.read'],
    where: isOneOf('status', 'approved', 'applied'),
  },
  {
    id: 'reviewer-read-cases',
    effect: 'permit',
    roles: reviewers,
    actions: ['case.read', 'case.search', 'case.feedback', 'case.confirm_valid'],
    where: isInUse,
  },

  // The library's own people: maintainers place, editors write, administrators decide.
  {
    id: 'maintainer-cases',
    effect: 'permit',
    roles: ['case_maintainer'],
    actions: ['case.read', 'case.search', 'case.edit', 'case.flag_review'],
    fields: forReaders,
    writable: placing,
  },
  {
    id: 'editor-cases',
    effect: 'permit',
    roles: ['case_editor'],
    actions: ['case.read', 'case.search', 'case.edit', 'case.revise', 'case.flag_review', 'case.feedback'],
    writable: content,
  },
  {
    id: 'library-admin-cases',
    effect: 'permit',
    roles: ['library_admin'],
    actions: [
      'case.read',
      'case.search',
      'case.edit',
      'case.publish',
      'case.revise',
      'case.confirm_valid',
      'case.archive',
      'case.restore',
      'case.retire',
      'case.delete',
      'case.cite',
      'case.export',
    ],
    writable: [...content, ...standing, 'governance'],
  },
  {
    id: 'library-history',
    effect: 'permit',
    roles: ['case_maintainer', 'case_editor', ...reviewers],
    actions: ['case_edition.read'],
    fields: { 'content.customer': 'hide' },
  },
  { id: 'library-admin-history', effect: 'permit', roles: ['library_admin'], actions: ['case_edition.read'] },
  {
    id: 'library-feedback',
    effect: 'permit',
    roles: ['agent', 'field_engineer', 'case_maintainer', 'case_editor', ...reviewers],
    actions: ['feedback.read'],
  },

  // Colleagues who do not solve problems.
  {
    id: 'sales-cases',
    effect: 'permit',
    roles: ['sales'],
    actions: ['case.read', 'case.search'],
    where: all(
      isInUse,
      is('sensitivity', 'normal'),
      isOneOf('audience', 'internal', 'partner', 'customer', 'public'),
    ),
    fields: forSales,
    ask: {
      zh: '解决方案已脱敏，客户信息已隐藏。如需查看全文，请向案例库管理员申请临时授权，并说明用途。',
      en: 'The solution is masked and the customer hidden. Ask the library administrator for temporary access, with the purpose.',
    },
  },
  {
    id: 'sales-granted-cases',
    label: { zh: '经批准的临时授权', en: 'By an approved grant: the ids that `env.granted` lists' },
    effect: 'permit',
    roles: ['sales'],
    actions: ['case.read', 'case.search'],
    where: all(isInUse, is('sensitivity', 'normal'), {
      field: 'id',
      op: 'in',
      value: { ref: 'env.granted' },
    }),
    fields: forReaders,
    obligations: [{ type: 'audit', about: 'granted_read' }],
  },
  {
    id: 'executive-cases',
    effect: 'permit',
    roles: ['executive'],
    actions: ['case.read', 'case.search'],
    where: all(isInUse, isNoBreakthrough),
    fields: forReaders,
  },
  {
    id: 'executive-granted-breakthrough',
    label: { zh: '经批准的临时授权', en: 'By an approved grant: the ids that `env.granted` lists' },
    effect: 'permit',
    roles: ['executive'],
    actions: ['case.read', 'case.search'],
    where: all(is('sensitivity', 'breakthrough'), { field: 'id', op: 'in', value: { ref: 'env.granted' } }),
    fields: forReaders,
    obligations: [{ type: 'audit', about: 'granted_read' }],
  },

  // People outside: what was written for them.
  {
    id: 'requester-cases',
    effect: 'permit',
    roles: ['requester'],
    actions: ['case.read', 'case.search', 'case.feedback'],
    where: all(isInUse, is('sensitivity', 'normal'), isOneOf('audience', 'customer', 'public')),
    fields: forOutside,
  },
  {
    id: 'dealer-cases',
    effect: 'permit',
    roles: ['dealer'],
    actions: ['case.read', 'case.search', 'case.feedback'],
    where: all(isInUse, is('sensitivity', 'normal'), is('audience', 'partner')),
    fields: forOutside,
  },
  {
    id: 'requester-feedback',
    effect: 'permit',
    roles: ['requester'],
    actions: ['feedback.read'],
    where: isMe('by'),
  },
]
