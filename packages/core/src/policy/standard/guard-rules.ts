import type { Rule } from '../source.js'
import { all, any, inMyRegions, is, isMe, isMine, isSet, no, worksEverywhere } from './conditions.js'

/** What nobody may do whatever else is permitted, and what is noted whoever does it. */
export const guardRules: readonly Rule[] = [
  {
    id: 'inactive-account',
    label: { zh: '停用或离职的账号不能操作', en: 'An account that is suspended or left can do nothing' },
    effect: 'forbid',
    actions: ['*'],
    when: all(isSet('actor.status'), no(is('actor.status', 'active'))),
  },
  {
    id: 'service-short-token',
    label: {
      zh: '服务账号只能使用一小时以内的短期令牌',
      en: 'A service acts by a token that was issued for an hour at most',
    },
    effect: 'forbid',
    actions: ['*'],
    when: all(
      isSet('actor.kind'),
      is('actor.kind', 'service'),
      no({ field: 'env.tokenMinutes', op: 'lte', value: 60 }),
    ),
  },
  {
    id: 'system-admin-no-business-data',
    label: {
      zh: '系统管理员不接触业务数据',
      en: 'A system administrator sees no business data, in any other role either',
    },
    effect: 'forbid',
    roles: ['system_admin'],
    actions: ['ticket.*', 'comment.*', 'case.*', 'case_edition.*', 'feedback.*', 'article.*'],
  },
  {
    id: 'region-tickets',
    label: {
      zh: '工单只对所属区域可见',
      en: 'Tickets stay in their regions; one without a region is for those of all regions',
    },
    effect: 'forbid',
    roles: ['staff'],
    actions: ['ticket.*', 'comment.*'],
    except: ['ticket.file'],
    when: no(worksEverywhere),
    where: no(inMyRegions),
  },
  {
    id: 'region-cases',
    label: {
      zh: '限定区域的案例只对相关区域可见',
      en: 'A case that names regions stays in them; one that names none is shared',
    },
    effect: 'forbid',
    roles: ['staff'],
    actions: ['case.*', 'case_edition.*', 'feedback.*'],
    except: ['case.create', 'case.draft_from_ticket'],
    when: no(worksEverywhere),
    where: all(isSet('regions'), no(inMyRegions)),
  },
  {
    id: 'no-review-of-own-case',
    label: { zh: '不能审核自己的案例', en: 'Nobody reviews a case of their own' },
    effect: 'forbid',
    actions: ['case.claim', 'case.review_first', 'case.review_second', 'case.confirm_valid'],
    where: isMine,
    ask: { zh: '案例须由作者以外的人审核。', en: 'A case is reviewed by someone other than its authors.' },
  },
  {
    id: 'two-reviewers',
    label: { zh: '两级审核须由两人完成', en: 'The two reviews are by two people' },
    effect: 'forbid',
    actions: ['case.claim', 'case.review_second'],
    where: all(isSet('firstReviewer'), isMe('firstReviewer')),
    ask: { zh: '两级审核须由不同的人完成。', en: 'The two reviews must be made by different people.' },
  },
  {
    id: 'publish-only-cleared',
    label: {
      zh: '未脱敏或未获客户授权的案例不能发布',
      en: 'No case is published with personal data in it, or naming a customer who has not agreed',
    },
    effect: 'forbid',
    actions: ['case.publish'],
    where: no(
      all(
        is('desensitised', true),
        any(isSet('customer.name', false), isSet('customer.authorisation.reference')),
      ),
    ),
    ask: {
      zh: '发布前须完成脱敏，并记录客户授权。',
      en: 'Mask the personal data and record the customer’s consent before publishing.',
    },
  },
  {
    id: 'audit-contact-read',
    label: {
      zh: '查看客户联系方式和信用代码原文须留痕（同一会话对同一工单 15 分钟内记一次）',
      en: 'Whoever opens a ticket and sees contact or credit code in full is noted, once in 15 minutes and session',
    },
    effect: 'limit',
    roles: ['staff'],
    actions: ['ticket.read'],
    where: any(isSet('contact.phone'), isSet('contact.email'), isSet('customer.uscc')),
    obligations: [
      {
        type: 'audit',
        about: 'sensitive_read',
        fields: ['contact.phone', 'contact.email', 'customer.uscc'],
        lists: false,
        quiet: 15,
      },
    ],
  },
  {
    id: 'alert-off-hours',
    label: { zh: '非工作时间访问告警', en: 'Access outside working hours raises an alert' },
    effect: 'limit',
    actions: ['*'],
    when: all(isSet('env.inWorkingHours'), is('env.inWorkingHours', false)),
    obligations: [{ type: 'alert', about: 'off_hours' }],
  },
  {
    id: 'alert-bulk-export',
    label: { zh: '批量导出告警', en: 'Many exports within an hour raise an alert' },
    effect: 'limit',
    actions: ['ticket.export', 'case.export'],
    when: all(isSet('env.exportsLastHour'), { field: 'env.exportsLastHour', op: 'gte', value: 10 }),
    obligations: [{ type: 'alert', about: 'bulk_export' }],
  },
]
