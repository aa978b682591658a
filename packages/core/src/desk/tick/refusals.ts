import { defineRefusals } from '../../shared/index.js'

/** Why an escalation step was not taken; its code stands in the event and in the audit of the record. */
export const tickRefusals = defineRefusals({
  'tick.overtaken': {
    zh: '计时已结束，不再执行该升级步骤。',
    en: 'The clock has ended meanwhile; the step is not taken any more.',
  },
  'tick.not_raised': {
    zh: '优先级已是“{priority}”，无需提高。',
    en: 'The priority is {priority} already; there is nothing to raise.',
  },
})

export type TickCode = keyof typeof tickRefusals.sentences
