import { defineRefusals } from '../shared/index.js'

/** Why a policy was not taken, or what it did not allow. */
export const policyRefusals = defineRefusals({
  'policy.unknown_action': { zh: '没有“{action}”这个操作。', en: 'There is no action “{action}”.' },
  'policy.unknown_kind': { zh: '没有“{kind}”这类记录。', en: 'There is no kind of record “{kind}”.' },
  'policy.unknown_role': { zh: '没有“{role}”这个角色。', en: 'There is no role “{role}”.' },
  'policy.unknown_field': { zh: '没有字段“{field}”。', en: 'There is no field “{field}”.' },
  'policy.unknown_mask': { zh: '没有“{mask}”这种脱敏方式。', en: 'There is no mask “{mask}”.' },
  'policy.unknown_rule': { zh: '没有“{rule}”这条规则。', en: 'There is no rule “{rule}”.' },
  'policy.duplicate_rule': { zh: '规则“{rule}”重复。', en: 'There are two rules “{rule}”.' },
  'policy.duplicate_role': {
    zh: '角色“{role}”在被扩展的策略里已经定义。',
    en: 'The role “{role}” is defined already in the policy that is extended.',
  },
  'policy.role_cycle': { zh: '角色“{role}”继承了自己。', en: 'The role “{role}” inherits from itself.' },
  'policy.misplaced_key': {
    zh: '“{effect}”规则不能有“{key}”。',
    en: 'A rule that is a {effect} has no “{key}”.',
  },
  'policy.no_action': { zh: '这条规则不涉及任何操作。', en: 'The rule is about no action at all.' },
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
