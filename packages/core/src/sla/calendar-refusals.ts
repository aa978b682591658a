import { type RefusalData, type RefusalOptions, refusalData } from '../shared/index.js'

/** Why a calendar was not accepted. Apart from those of agreements, which a page that only counts hours does not load. */
export const calendarSentences = {
  'sla.unknown_key': { zh: '没有设置项“{value}”。', en: 'There is no setting “{value}”.' },
  'sla.unknown_zone': { zh: '没有时区“{value}”。', en: 'There is no zone “{value}”.' },
  'sla.bad_value': { zh: '“{value}”应为 {expected}。', en: '“{value}” should be {expected}.' },
  'sla.zero_length': { zh: '“{value}”没有时长。', en: '“{value}” has no length.' },
  'sla.overlap': { zh: '时段重叠。', en: 'These hours overlap.' },
  'sla.validity_reversed': { zh: '有效期的结束早于开始。', en: 'The validity ends before it begins.' },
  'sla.closed_always': { zh: '此日历从不营业。', en: 'This calendar is never open.' },
}

export type CalendarRefusalCode = keyof typeof calendarSentences

/** Adds one to what is wrong with a source. */
export const refuse = (
  found: RefusalData[],
  code: CalendarRefusalCode,
  path?: RefusalOptions['path'],
  details?: RefusalOptions['details'],
) => found.push(refusalData(calendarSentences, code, { path, details }))
