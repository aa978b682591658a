import { defineRefusals } from '../shared/index.js'

/** What a policy did not allow, and why it decided as it did. */
export const policyRefusals = defineRefusals({
  'policy.unknown_action': { zh: '没有“{action}”这个操作。', en: 'There is no action “{action}”.' },
  'policy.denied': { zh: '您没有权限执行此操作。', en: 'You are not allowed to do this.' },
  'policy.no_permit': { zh: '没有任何规则允许此操作。', en: 'No rule permits this.' },
  'policy.forbidden': { zh: '有规则明确禁止此操作。', en: 'A rule forbids this.' },
  'policy.permitted': { zh: '规则允许此操作。', en: 'A rule permits this.' },
  'policy.depends': { zh: '是否允许取决于具体记录。', en: 'It depends on the record.' },
  'policy.field_not_writable': { zh: '您不能修改“{field}”。', en: 'You may not change “{field}”.' },
  'policy.field_not_visible': {
    zh: '“{field}”对您不完全可见，不能用于筛选、排序或统计。',
    en: '“{field}” is not fully visible to you, so it cannot be filtered, sorted or counted by.',
  },
})

export type PolicyRefusalCode = keyof typeof policyRefusals.sentences

/** The codes by which a decision says why. */
export type PolicyReason = Extract<
  PolicyRefusalCode,
  'policy.unknown_action' | 'policy.no_permit' | 'policy.forbidden' | 'policy.permitted' | 'policy.depends'
>
