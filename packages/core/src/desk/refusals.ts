import { defineRefusals } from '../shared/index.js'
import { sessionRefusals } from './session-refusals.js'

export const deskRefusals = defineRefusals({
  ...sessionRefusals.sentences,
  'desk.search_missing': { zh: '未配置检索引擎。', en: 'No search engine was given to the desk.' },
  'desk.reason_required': {
    zh: '此操作需要说明理由。',
    en: 'A reason is required for this.',
  },
  'desk.groups_missing': {
    zh: '未配置目录组的映射。',
    en: 'The desk was given no mapping of the directory’s groups.',
  },
  'desk.denied': { zh: '您没有执行此操作的权限。', en: 'You do not have permission to do this.' },
  'desk.not_found': {
    zh: '没有找到该记录，或您无权查看。',
    en: 'There is no such record, or you may not see it.',
  },
  'desk.fields_not_writable': {
    zh: '您不能修改以下字段：{fields}',
    en: 'You may not change these fields: {fields}',
  },
  'desk.fields_not_readable': {
    zh: '不能按您看不到原文的字段筛选、排序或统计：{fields}',
    en: 'You may not filter, sort or count by fields that you cannot read in full: {fields}',
  },
  'desk.unknown_field': { zh: '没有字段“{field}”。', en: 'There is no field “{field}”.' },
  'desk.unknown_action': {
    zh: '“{kind}”没有操作“{action}”。',
    en: 'There is no action “{action}” on {kind}.',
  },
  'desk.version_conflict': {
    zh: '记录已有更新的版本，请刷新后再改。',
    en: 'The record has changed since you read it; look at it again first.',
  },
  'desk.busy': { zh: '并发修改过多，请稍后再试。', en: 'Too many changes at once; try again.' },
  'desk.duplicate_conversation': {
    zh: '该会话已有工单 {number}。',
    en: 'This conversation has a ticket already: {number}.',
  },
  'desk.case_exists': { zh: '该工单已整理成案例。', en: 'This ticket has become a case already.' },
  'desk.case_cited_by_article': {
    zh: '有文章引用了该案例，请先去掉引用再删除。',
    en: 'An article cites this case; take the citation out before deleting it.',
  },
  'desk.already_cited': { zh: '该案例已被引用。', en: 'This case is cited already.' },
  'desk.feedback_incomplete': { zh: '请填写评分或文字。', en: 'Give a score or some text.' },
  'desk.reserved_view': { zh: '内置视图不能修改。', en: 'Built-in views cannot be changed.' },
  'desk.taxonomy_cycle': { zh: '分类不能移动到自己的下级。', en: 'A node cannot move below itself.' },
  'desk.unknown_node': { zh: '没有分类“{node}”。', en: 'There is no taxonomy node “{node}”.' },
  'desk.wrong_key_reuse': {
    zh: '该幂等键已用于另一操作。',
    en: 'The idempotency key was used for something else.',
  },
  'desk.group_unknown_role': {
    zh: '目录组“{group}”映射到不存在的角色“{role}”。',
    en: 'The group “{group}” stands for a role that the policy does not know: “{role}”.',
  },
  'desk.group_teams': {
    zh: '{person} 的目录组把此人放进了不同的团队：{teams}',
    en: 'The groups of {person} put them into different teams: {teams}',
  },
  'desk.link_unknown': { zh: '链接无效。', en: 'The link is not valid.' },
  'desk.link_expired': { zh: '链接已过期。', en: 'The link has expired.' },
  'desk.unknown_figure': { zh: '没有指标“{kpi}”。', en: 'There is no key figure “{kpi}”.' },
  'desk.bad_period': { zh: '起始时间须早于结束时间。', en: 'The period must begin before it ends.' },
  'desk.too_many_periods': {
    zh: '时段过多，最多 {limit} 个，请换用更大的统计粒度。',
    en: 'Too many steps; at most {limit}. Choose longer ones.',
  },
})
