import { defineRefusals } from '../shared/index.js'

/** Why a report was not made; found before any event is read. */
export const analyticsRefusals = defineRefusals({
  'analytics.unknown_zone': { zh: '无法识别时区“{zone}”。', en: 'The time zone “{zone}” is not known.' },
  'analytics.unknown_period': {
    zh: '没有统计周期“{period}”，可选：{known}。',
    en: 'There is no period “{period}”; there are {known}.',
  },
  'analytics.unknown_dimension': {
    zh: '不能按“{dimension}”分组，可选：{known}。',
    en: 'Figures cannot be grouped by “{dimension}”; there are {known}.',
  },
  'analytics.duplicate_kpi': { zh: '指标“{kpi}”重复。', en: 'The key figure “{kpi}” is named twice.' },
  'analytics.different_options': {
    zh: '统计选项不同的结果不能合并。',
    en: 'Figures that were gathered with different options cannot be merged.',
  },
})

export type AnalyticsRefusalCode = keyof typeof analyticsRefusals.sentences
