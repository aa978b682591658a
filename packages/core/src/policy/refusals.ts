import { defineRefusals } from '../shared/index.js'
import { reasonSentences } from './reasons.js'

/** What a policy did not allow, and why it decided as it did. */
export const policyRefusals = defineRefusals({
  ...reasonSentences,
  'policy.denied': { zh: '您没有权限执行此操作。', en: 'You are not allowed to do this.' },
  'policy.field_not_writable': { zh: '您不能修改“{field}”。', en: 'You may not change “{field}”.' },
  'policy.field_not_visible': {
    zh: '“{field}”对您不完全可见，不能用于筛选、排序或统计。',
    en: '“{field}” is not fully visible to you, so it cannot be filtered, sorted or counted by.',
  },
})

export type PolicyRefusalCode = keyof typeof policyRefusals.sentences
