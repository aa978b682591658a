import { defineRefusals } from '../shared/index.js'
import { calendarSentences } from './calendar-refusals.js'

/** Why a calendar or an agreement was not accepted; found at definition, before any ticket is measured. */
export const slaRefusals = defineRefusals({
  ...calendarSentences,
  'sla.unknown_metric': { zh: '没有指标“{metric}”。', en: 'There is no metric “{metric}”.' },
  'sla.unknown_status': { zh: '没有状态类别“{status}”。', en: 'There is no status category “{status}”.' },
  'sla.bad_duration': {
    zh: '无法识别时长“{duration}”，请写成 30m、4h 或 1h30m；一天的长短因日历而异，请用小时表示。',
    en: 'The duration “{duration}” cannot be read; write 30m, 4h or 1h30m. How long a day is depends on the calendar, so use hours.',
  },
  'sla.bad_share': {
    zh: '比例“{share}”超出范围，应大于 0 且不超过 {most}。',
    en: 'The share “{share}” is out of range: above 0 and at most {most}.',
  },
  'sla.step_moment': {
    zh: '升级步骤应写明时刻：at（占目标的比例）或 after（超时后多久），二者取一。',
    en: 'A step needs its moment: either at, a share of the target, or after, how long after the breach.',
  },
  'sla.step_not_for_case': {
    zh: '案例的升级步骤不能使用“{action}”，只能通知或触发事件。',
    en: 'A step on a case cannot {action}; it can notify and run an event.',
  },
  'sla.no_targets': { zh: '协议没有任何目标。', en: 'The agreement has no targets.' },
  'sla.duplicate_target': {
    zh: '该目标与前面的目标条件相同，永远不会生效。',
    en: 'This target has the conditions of an earlier one and would never apply.',
  },
})

export type SlaRefusalCode = keyof typeof slaRefusals.sentences
