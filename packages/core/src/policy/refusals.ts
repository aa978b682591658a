import { defineRefusals } from '../shared/index.js'
import { reasonSentences } from './reasons.js'

/** What a policy did not allow, and why it decided as it did. */
export const policyRefusals = defineRefusals({
  ...reasonSentences,
  'policy.denied': { zh: '您没有权限执行此操作。', en: 'You are not allowed to do this.' },
})

export type PolicyRefusalCode = keyof typeof policyRefusals.sentences
