import type { LocalText } from '../shared/index.js'
import type { PeriodUnit } from './periods.js'
import type { Dimension } from './types.js'

export const dimensionLabels: Readonly<Record<Dimension, LocalText>> = {
  team: { zh: '团队', en: 'Team' },
  region: { zh: '区域', en: 'Region' },
  agent: { zh: '客服', en: 'Agent' },
  channel: { zh: '渠道', en: 'Channel' },
  category: { zh: '分类', en: 'Category' },
  product: { zh: '产品', en: 'Product' },
  priority: { zh: '优先级', en: 'Priority' },
  tier: { zh: '服务等级', en: 'Tier' },
  reuse: { zh: '是否引用案例', en: 'With a case' },
}

export const periodLabels: Readonly<Record<PeriodUnit, LocalText>> = {
  hour: { zh: '按小时', en: 'By hour' },
  day: { zh: '按天', en: 'By day' },
  week: { zh: '按周', en: 'By week' },
  month: { zh: '按月', en: 'By month' },
  quarter: { zh: '按季度', en: 'By quarter' },
  year: { zh: '按年', en: 'By year' },
  all: { zh: '全部', en: 'All time' },
}
