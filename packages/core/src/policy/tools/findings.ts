import { defineRefusals } from '../../shared/index.js'

/** What is sound and yet looks like a mistake in a policy. */
export const policyFindings = defineRefusals({
  'policy.never_applies': {
    zh: '规则“{rule}”的条件互相矛盾，永远不会生效。',
    en: 'The conditions of “{rule}” contradict each other: it never applies.',
  },
  'policy.only_when_missing': {
    zh: '规则“{rule}”的条件互相矛盾，只有在数据缺失时才会生效。',
    en: 'The conditions of “{rule}” contradict each other: it applies only where data are missing.',
  },
  'policy.no_time': {
    zh: '规则“{rule}”的结束时间不晚于开始时间，永远不会生效。',
    en: 'The time of “{rule}” ends before it begins: it never applies.',
  },
  'policy.time_over': { zh: '规则“{rule}”的有效期已过。', en: 'The time of “{rule}” is over.' },
  'policy.always_forbidden': {
    zh: '规则“{rule}”允许的操作（{actions}）总是被“{by}”禁止。',
    en: 'What “{rule}” permits ({actions}) is always forbidden by “{by}”.',
  },
  'policy.same_rule': {
    zh: '规则“{rule}”与“{by}”除编号外完全相同。',
    en: '“{rule}” says the same as “{by}”.',
  },
  'policy.covered_permit': {
    zh: '规则“{rule}”允许的一切，“{by}”都已经允许。',
    en: '“{rule}” permits nothing that “{by}” does not permit already.',
  },
  'policy.idle_role': {
    zh: '没有任何规则提到角色“{role}”或它继承的角色。',
    en: 'No rule names the role “{role}” or one that it inherits from.',
  },
  'policy.unheld_role': {
    zh: '没有人担任规则“{rule}”针对的角色（{roles}）。',
    en: 'Nobody holds a role that “{rule}” is about ({roles}).',
  },
})

export type PolicyFindingCode = keyof typeof policyFindings.sentences
