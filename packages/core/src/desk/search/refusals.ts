import { defineRefusals } from '../../shared/index.js'

export const searchToolRefusals = defineRefusals({
  'desk.search_tools_missing': {
    zh: '未配置检索辅助工具。',
    en: 'No search tools were given to the desk.',
  },
  'desk.identifier_unknown': {
    zh: '工单中没有编号“{identifier}”。',
    en: 'The ticket does not name “{identifier}”.',
  },
})
