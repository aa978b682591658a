import { defineRefusals } from '../shared/index.js'

/** Why a calendar was not accepted. Apart from those of agreements, which a page that only counts hours does not load. */
export const calendarRefusals = defineRefusals({
  'sla.unknown_key': { zh: '没有设置项“{key}”。', en: 'There is no setting “{key}”.' },
  'sla.bad_value': { zh: '此处应为：{expected}。', en: 'Expected here: {expected}.' },
  'sla.unknown_zone': { zh: '无法识别时区“{zone}”。', en: 'The time zone “{zone}” is not known.' },
  'sla.unknown_weekday': {
    zh: '无法识别星期“{key}”，请写成 mon-fri 或 sat,sun。',
    en: 'The weekdays “{key}” are not known; write mon-fri or sat,sun.',
  },
  'sla.bad_hours': {
    zh: '无法识别时段“{hours}”，请写成 09:00-12:00。',
    en: 'The hours “{hours}” cannot be read; write 09:00-12:00.',
  },
  'sla.bad_date': {
    zh: '日期“{date}”不存在，请写成 2026-02-14。',
    en: 'There is no date “{date}”; write 2026-02-14.',
  },
  'sla.zero_length': {
    zh: '时段“{hours}”的开始与结束相同；全天请写成 00:00-24:00。',
    en: 'The hours “{hours}” begin and end at once; write 00:00-24:00 for a whole day.',
  },
  'sla.overlap': { zh: '时段“{first}”与“{second}”重叠。', en: 'The hours “{first}” and “{second}” overlap.' },
  'sla.validity_reversed': {
    zh: '有效期的结束（{to}）早于开始（{from}）。',
    en: 'The validity ends ({to}) before it begins ({from}).',
  },
  'sla.closed_always': { zh: '按此日历，没有任何营业时间。', en: 'This calendar is never open.' },
})
