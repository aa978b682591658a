import { defineRefusals } from '../shared/index.js'

/** Why clocks were not computed; apart from the refusals of definitions, which most pages do not need. */
export const clockRefusals = defineRefusals({
  'sla.unknown_calendar': { zh: '没有日历“{calendar}”。', en: 'There is no calendar “{calendar}”.' },
})
