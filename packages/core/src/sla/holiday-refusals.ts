import { defineRefusals } from '../shared/index.js'

/** Why holiday data were not taken; apart from the refusals of definitions, which most pages do not need. */
export const holidayRefusals = defineRefusals({
  'sla.bad_holiday_file': {
    zh: '这不是节假日数据：应为 JSON，且 format 为“{format}”。',
    en: 'These are not holiday data: JSON with the format “{format}” is expected.',
  },
  'sla.bad_holiday_value': { zh: '此处应为：{expected}。', en: 'Expected here: {expected}.' },
  'sla.unknown_holiday_key': { zh: '没有设置项“{key}”。', en: 'There is no setting “{key}”.' },
  'sla.holiday_reversed': {
    zh: '结束日期（{to}）早于开始日期（{from}）。',
    en: 'The end ({to}) is before the beginning ({from}).',
  },
  'sla.outside_coverage': {
    zh: '日期“{date}”与数据声明的范围（{from} 至 {to}）相差一个月以上。',
    en: 'The date “{date}” is more than a month away from what the data cover ({from} to {to}).',
  },
  'sla.workday_on_holiday': {
    zh: '“{date}”既是假日又是调休上班日。',
    en: '“{date}” is both a holiday and a make-up workday.',
  },
  'sla.other_region': {
    zh: '数据属于“{other}”，不能并入“{region}”。',
    en: 'The data are those of “{other}” and cannot go into those of “{region}”.',
  },
  'sla.coverage_gap': {
    zh: '两份数据之间缺少 {from} 至 {to}，请先补齐。',
    en: 'Between the two, {from} to {to} are missing; add those first.',
  },
})

export type HolidayRefusalCode = keyof typeof holidayRefusals.sentences
