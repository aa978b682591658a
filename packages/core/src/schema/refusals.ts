import { defineRefusals } from '../shared/index.js'

/** What can be wrong with input, told with the path of the value. */
export const inputRefusals = defineRefusals({
  'input.unknown_key': { zh: '不认识的字段“{key}”。', en: 'The key “{key}” is not known here.' },
  'input.missing': { zh: '此项必填。', en: 'This is required.' },
  'input.empty': { zh: '此项不能为空。', en: 'This must not be empty.' },
  'input.wrong_type': { zh: '类型不对，应为 {expected}。', en: 'This must be of type {expected}.' },
  'input.wrong_value': { zh: '取值不在允许范围内：{allowed}', en: 'This must be one of: {allowed}' },
  'input.too_long': { zh: '超出长度上限 {max}。', en: 'This is longer than {max}.' },
  'input.too_large': { zh: '超出最大值 {max}。', en: 'This is more than {max}.' },
  'input.too_small': { zh: '低于最小值 {min}。', en: 'This is less than {min}.' },
  'input.bad_format': { zh: '格式不正确。', en: 'This is not in the right form.' },
  'input.bad_text': { zh: '文本含有无法保存的字符。', en: 'The text has characters that cannot be stored.' },
  'input.bad_uscc': {
    zh: '统一社会信用代码校验不通过。',
    en: 'The unified social credit code does not pass its check.',
  },
  'input.unknown_custom_field': {
    zh: '该分类没有自定义字段“{key}”。',
    en: 'This category has no custom field “{key}”.',
  },
  'input.bad_custom_field': { zh: '自定义字段“{key}”：{reason}', en: 'Custom field “{key}”: {reason}' },
})

export type InputCode = keyof typeof inputRefusals.sentences
