import { defineRefusals } from '../shared/index.js'

/** Why a filter was not taken. */
export const filterRefusals = defineRefusals({
  'filter.unknown_operator': {
    zh: '筛选条件里没有“{operator}”这个运算符。',
    en: 'A filter has no operator “{operator}”.',
  },
  'filter.unknown_field': {
    zh: '没有可供筛选的字段“{field}”。',
    en: 'There is no field “{field}” to filter by.',
  },
  'filter.unknown_key': {
    zh: '筛选条件里不认识“{key}”这一项。',
    en: 'A filter has no part called “{key}” here.',
  },
  'filter.wrong_value': {
    zh: '这里的值不对，应为：{expected}。',
    en: 'The value does not fit here; expected: {expected}.',
  },
  'filter.unknown_reference': {
    zh: '这里不能引用“{reference}”。',
    en: 'The reference “{reference}” is not known here.',
  },
  'filter.unbound_reference': {
    zh: '引用“{reference}”此刻没有对应的值。',
    en: 'The reference “{reference}” stands for nothing at the moment.',
  },
  'filter.too_deep': {
    zh: '筛选条件嵌套太深，最多 {limit} 层。',
    en: 'The filter is nested too deeply; at most {limit} levels.',
  },
  'filter.too_large': {
    zh: '筛选条件太多，最多 {limit} 个。',
    en: 'The filter is too large; at most {limit} parts.',
  },
  'filter.not_supported': {
    zh: '“{operator}”只能用于搜索引擎，这里无法计算。',
    en: '“{operator}” works in a search engine only and cannot be answered here.',
  },
})

export type FilterRefusalCode = keyof typeof filterRefusals.sentences
