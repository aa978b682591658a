import type { Rule } from '../source.js'
import { any, inMyRegions, is, isMe, isSet, no, worksEverywhere } from './conditions.js'

export const otherRules: readonly Rule[] = [
  { id: 'taxonomy-read', effect: 'permit', roles: ['requester', 'staff'], actions: ['taxonomy.read'] },
  { id: 'taxonomy-edit', effect: 'permit', roles: ['library_admin'], actions: ['taxonomy.edit'] },
  {
    id: 'view-read',
    effect: 'permit',
    roles: ['staff'],
    actions: ['view.read'],
    where: any(isMe('owner'), is('shared', true)),
  },
  {
    id: 'view-own',
    effect: 'permit',
    roles: ['requester', 'staff'],
    actions: ['view.read', 'view.edit'],
    where: isMe('owner'),
  },
  {
    id: 'view-create',
    label: { zh: '新视图归创建者所有', en: 'A view that is nobody’s yet becomes its maker’s' },
    effect: 'permit',
    roles: ['requester', 'staff'],
    actions: ['view.edit'],
    where: isSet('owner', false),
  },
  {
    id: 'configuration',
    effect: 'permit',
    roles: ['system_admin'],
    actions: ['configuration.read', 'configuration.edit', 'configuration.purge'],
  },
  {
    id: 'audit-read',
    effect: 'permit',
    roles: ['auditor'],
    actions: ['audit.read', 'audit.verify', 'audit.export', 'audit.hold', 'audit.release'],
  },
  {
    id: 'region-audit',
    label: {
      zh: '区域审计员只看所属区域的审计记录',
      en: 'An auditor bound to regions sees what was done in these; what has no region is for those of all regions',
    },
    effect: 'forbid',
    roles: ['auditor'],
    actions: ['audit.read', 'audit.export'],
    when: no(worksEverywhere),
    where: no(inMyRegions),
  },
]
