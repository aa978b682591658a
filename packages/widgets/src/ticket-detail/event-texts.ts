import type { JsonObject, LocalText } from '@caselore/core/shared'
import { localText } from '@caselore/core/shared'

const t = (zh: string, en: string): LocalText => ({ zh, en })

/** What happened, after the name of who did it; behind a colon how it came. `{…}` is a value of the event's data. */
const sentences: Readonly<Record<string, LocalText>> = {
  'ticket.filed': t('提交了工单', 'filed the ticket'),
  'ticket.edited': t('修改了工单信息', 'edited the ticket'),
  'ticket.triaged': t('确定了分类与优先级', 'set category and priority'),
  'ticket.assigned': t('分派给 {assignee}', 'assigned it to {assignee}'),
  'ticket.started': t('开始处理', 'started work'),
  'ticket.transferred': t('转交给 {team}', 'transferred it to {team}'),
  'ticket.waiting_requester': t('等待客户回复', 'is waiting for the customer'),
  'ticket.waiting_third_party': t('等待第三方', 'is waiting for a third party'),
  'ticket.resumed': t('继续处理', 'resumed work'),
  'ticket.resumed:reply': t('回复了，工单恢复处理', 'replied, and work goes on'),
  'ticket.resolved': t('给出了解决方案', 'gave a solution'),
  'ticket.solution_rejected': t('反馈问题仍未解决', 'said that it is not solved'),
  'ticket.closed': t('关闭了工单', 'closed the ticket'),
  'ticket.closed:ticket.confirm': t('确认问题已解决', 'confirmed that it is solved'),
  'ticket.closed:ticket.auto_close': t('长时间没有回复，自动关闭', 'closed it after a long silence'),
  'ticket.reopened': t('重新打开了工单', 'reopened the ticket'),
  'ticket.cancelled': t('取消了工单', 'cancelled the ticket'),
  'ticket.escalated': t('升级了工单', 'escalated the ticket'),
  'ticket.deescalated': t('取消了升级', 'took the escalation back'),
  'ticket.rated': t('评价 {score} 星', 'rated it {score} of 5'),
  'ticket.cited': t('引用了一个案例', 'cited a case'),
  'ticket.case_suggested': t('建议把工单沉淀为案例', 'suggested to make it a case'),
  'ticket.released': t('把 {assignee} 手上的工单交回团队', 'returned the ticket of {assignee} to the team'),
  'ticket.case_drafted': t('整理成了案例草稿', 'drafted a case from it'),
  'ticket.sla_warned': t('提醒：时限已用去 {percent}%', 'warned: {percent}% of the time is used up'),
  'ticket.sla_warned:first_reply': t(
    '提醒：首次响应时限已用去 {percent}%',
    'warned: {percent}% of the time for the first reply is used up',
  ),
  'ticket.sla_warned:next_reply': t(
    '提醒：后续响应时限已用去 {percent}%',
    'warned: {percent}% of the time for the next reply is used up',
  ),
  'ticket.sla_warned:resolution': t(
    '提醒：解决时限已用去 {percent}%',
    'warned: {percent}% of the time for the resolution is used up',
  ),
  'ticket.sla_breached': t('提示：已超时', 'found it overdue'),
  'ticket.sla_breached:first_reply': t('提示：首次响应已超时', 'found the first reply overdue'),
  'ticket.sla_breached:next_reply': t('提示：后续响应已超时', 'found the next reply overdue'),
  'ticket.sla_breached:resolution': t('提示：解决已超时', 'found the resolution overdue'),
  'ticket.sla_escalated:notify': t('通知了 {to}', 'told {to}'),
  'ticket.sla_escalated:reassign': t('按升级规则改派了工单', 'reassigned it by an escalation rule'),
  'ticket.sla_escalated:priority': t('按升级规则提高了优先级', 'raised its priority by an escalation rule'),
  'ticket.sla_escalated:watch': t('按升级规则添加了关注人', 'added watchers by an escalation rule'),
  'ticket.sla_escalated:run': t('执行了升级规则', 'carried out an escalation rule'),
  'ticket.sla_step_refused': t('未能执行一条升级规则', 'could not carry out an escalation rule'),
  'ticket.timer_refused': t('未能执行一项到时的操作', 'could not do what was due'),
  'grant.requested': t('申请了临时查看权限', 'asked for access'),
  'grant.approved': t('批准了 {subject} 的临时权限', 'approved access for {subject}'),
  'grant.rejected': t('驳回了 {subject} 的权限申请', 'refused access to {subject}'),
  'grant.revoked': t('收回了 {subject} 的临时权限', 'took access from {subject}'),
  'grant.opened': t('开启了 {subject} 的临时权限', 'opened access for {subject}'),
  'grant.closed': t('结束了 {subject} 的临时权限', 'ended access for {subject}'),
}

/** What the desk does by itself, whoever's step gave it the occasion. */
export const isByItself = (event: string): boolean => event === 'ticket.case_suggested'

/** What happened, in words; the name of an event that a host has added stands for itself. */
export function eventText(
  event: string,
  data: JsonObject,
  locale: string,
  nameOf: (id: string) => string,
): string {
  const { by, event: sent, action, metric } = data
  const sentence = sentences[`${event}:${by ?? sent ?? action ?? metric}`] ?? sentences[event]
  if (!sentence) return event
  return localText(sentence, locale).replace(/\{(\w+)\}/g, (_slot, name: string) => {
    const value = name === 'percent' ? Math.round(Number(data.share) * 100) : data[name]
    if (Array.isArray(value)) return value.map((one) => nameOf(String(one))).join('、')
    return typeof value === 'string' ? nameOf(value) : value === undefined ? '…' : String(value)
  })
}
