import { defineRefusals } from '../shared/index.js'

/** Why a policy was not taken; apart from the other refusals because only who defines one needs them. */
export const policyFaults = defineRefusals({
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
})

export type PolicyFaultCode = keyof typeof policyFaults.sentences
