import { defineMessages } from '../base/messages.js'

/** How each figure comes about, in a sentence; the docstrings of `@caselore/core/analytics` have the exclusions in full. */
const formulas = defineMessages(
  {
    ticket_volume: '时段内提交的工单数，不含并入其他工单的。',
    first_reply: '从提单到客服第一次公开回复；内部备注和自动回复不算。',
    next_reply: '首次回复之后，从客户追问到客服下一次公开回复。',
    handling_time: '工单处于“处理中”的时间合计，截至最后一次解决。',
    first_resolution: '从提单到第一次标记解决。',
    full_resolution: '从提单到最后一次解决，只算已关闭的工单。',
    resolution_rate: '时段内提交的工单中，目前解决仍然有效的占比，不含取消与合并。',
    first_contact_resolution:
      '首次解决的工单中，客户未追问、未转派、未退回，且 7 天内没有再提同类工单的占比。',
    transfer_rate: '已解决工单中，至少转派过一次的占比。',
    reopen_rate: '已解决工单中，被退回或重开过的占比。',
    csat: '评 4 分或 5 分的评价 ÷ 全部评价。',
    csat_score: '评价的平均分，1 到 5 分。',
    csat_response: '已关闭工单中，有评价的占比。',
    human_intervention: '有人处理过的工单 ÷（工单＋自助解决）。',
    backlog: '时段末仍在新建、处理中、等待客户或第三方的工单数。',
    backlog_age: '上述积压工单从提单到时段末的时长。',
    link_rate: '已关闭工单中，引用了案例或整理成案例的占比；60%～80% 为宜，不考核个人。',
    reuse_rate: '已关闭工单中，引用了已有案例的占比。',
    repeat_issues: '同一客户 30 天内再次提交同类问题的工单 ÷ 有分类的工单；超过 15% 告警。',
    deflection_rate: '在案例上点“解决了我的问题”且 48 小时内未提单的人次 ÷（此类人次＋工单）。',
    sla_attainment: '按时完成的时限 ÷（按时＋超时）；进行中和已取消的不算。',
  },
  {
    ticket_volume: 'Tickets filed in the time, without those merged into others.',
    first_reply: 'From filing to an agent’s first public word; notes and automatic replies do not count.',
    next_reply: 'After the first reply, from the customer’s question to the agent’s next public word.',
    handling_time: 'Time in “open”, all turns together, up to the last resolution.',
    first_resolution: 'From filing to the first resolution.',
    full_resolution: 'From filing to the last resolution, of closed tickets.',
    resolution_rate:
      'Of the tickets filed, those whose resolution stands by now; without cancelled and merged ones.',
    first_contact_resolution:
      'Of first contacts resolved, those without a further question, transfer, return, or another such ticket within 7 days.',
    transfer_rate: 'Of resolved tickets, those transferred at least once.',
    reopen_rate: 'Of resolved tickets, those rejected or reopened at least once.',
    csat: 'Ratings of 4 or 5 ÷ all ratings.',
    csat_score: 'The mean rating, 1 to 5.',
    csat_response: 'Of closed tickets, those with a rating.',
    human_intervention: 'Tickets that a person worked on ÷ tickets and self-service.',
    backlog: 'Tickets new, open, pending or on hold at the end of the time.',
    backlog_age: 'How long ago these had been filed then.',
    link_rate:
      'Of closed tickets, those with a case cited or drafted; 60 to 80 % is healthy, and never a target on persons.',
    reuse_rate: 'Of closed tickets, those that cite a case that was there already.',
    repeat_issues:
      'Tickets whose requester had filed another of the category within 30 days ÷ tickets with a category; above 15 % is an alert.',
    deflection_rate: '“Solved my problem” without a ticket within 48 hours ÷ these and the tickets filed.',
    sla_attainment: 'Clocks met ÷ met or breached; those running or cancelled are left out.',
  },
)

/** The formula of a key figure; none of one that the host brought. */
export function formulaOf(kpi: string, locale: string): string | undefined {
  return (formulas(locale) as Readonly<Record<string, string>>)[kpi.split(':')[0] ?? kpi]
}
