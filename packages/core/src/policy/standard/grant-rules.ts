import type { Rule } from '../source.js'
import { any, isInUse, isMe } from './conditions.js'

const isMyConcern = any(isMe('requestedBy'), isMe('subject'))

/** Temporary access: staff ask, the library's administrators decide, auditors look on. */
export const grantRules: readonly Rule[] = [
  {
    id: 'no-decision-on-own-grant',
    label: { zh: '不能审批自己的授权', en: 'Nobody decides on their own request or their own access' },
    effect: 'forbid',
    actions: ['grant.approve', 'grant.reject'],
    where: isMyConcern,
    ask: { zh: '授权须由申请人和使用人以外的人审批。', en: 'Access is decided by someone else.' },
  },
  {
    id: 'grant-request',
    effect: 'permit',
    roles: ['staff'],
    actions: ['grant.request'],
    where: isMe('requestedBy'),
  },
  {
    id: 'grant-own',
    label: { zh: '申请人和使用人可查看、撤回或交还授权', en: 'Those concerned see it, and may give it back' },
    effect: 'permit',
    roles: ['staff'],
    actions: ['grant.read', 'grant.revoke'],
    where: isMyConcern,
  },
  {
    id: 'grant-decide',
    effect: 'permit',
    roles: ['library_admin'],
    actions: ['grant.read', 'grant.approve', 'grant.reject', 'grant.revoke'],
  },
  { id: 'grant-audit', effect: 'permit', roles: ['auditor'], actions: ['grant.read'] },
  {
    id: 'staff-share-cases',
    label: {
      zh: '内部员工可分享在库案例的链接',
      en: 'Staff may pass on links; they open nothing by themselves',
    },
    effect: 'permit',
    roles: ['staff'],
    actions: ['case.share'],
    where: isInUse,
  },
]
