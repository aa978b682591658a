import { defineRefusals } from '../../shared/index.js'

/** Why temporary access was not asked for, given or taken back. */
export const grantRefusals = defineRefusals({
  'grant.own_request': {
    zh: '不能审批自己提交的授权申请。',
    en: 'Nobody decides a request for access that they made themselves.',
  },
  'grant.own_access': {
    zh: '不能审批给自己的授权。',
    en: 'Nobody decides on access for themselves.',
  },
  'grant.other_approver': {
    zh: '这份申请已指定由他人审批。',
    en: 'The request is addressed to another approver.',
  },
  'grant.scope_empty': {
    zh: '请选择要访问的记录，或给出筛选条件，二者取其一。',
    en: 'Name the records, or a filter for them, and not both.',
  },
  'grant.action_not_of_kind': {
    zh: '操作“{action}”不适用于这类记录。',
    en: 'The action “{action}” is not one on this kind of record.',
  },
  'grant.bad_window': {
    zh: '请填写小时数，或一个结束时间晚于现在和开始时间的时段。',
    en: 'Give a number of hours, or a window that ends after it begins and after now.',
  },
  'grant.too_long': {
    zh: '授权最长 {days} 天。',
    en: 'Access is granted for {days} days at most.',
  },
  'grant.window_over': { zh: '申请的时段已过。', en: 'The time that was asked for is over.' },
  'grant.over': { zh: '这份授权已经结束。', en: 'The access has ended already.' },
  'grant.not_due': {
    zh: '现在没有需要记录的启用或结束。',
    en: 'There is no opening or closing to be noted now.',
  },
  'grant.scope_not_readable': {
    zh: '您无权查看申请中的部分记录，不能批准。',
    en: 'You cannot grant access to records that you may not read yourself.',
  },
  'grant.too_many': {
    zh: '此人已有 {max} 份有效授权，请先收回不用的。',
    en: 'The person holds {max} grants already; revoke what is not needed.',
  },
})

export type GrantCode = keyof typeof grantRefusals.sentences
