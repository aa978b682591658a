import type { LocalText } from '../../shared/index.js'
import type { caseConditions, caseGuards } from '../case-guards.js'
import type { ticketGuards } from '../ticket-guards.js'

const t = (zh: string, en: string): LocalText => ({ zh, en })

/** What each guard and condition asks, in the words of the docs. A new one without words does not compile. */
export const guardWords: Readonly<
  Record<keyof typeof ticketGuards | keyof typeof caseGuards | keyof typeof caseConditions, LocalText>
> = {
  by_assignee: t('处理人本人', 'the assignee'),
  free_or_own: t('尚无处理人，或处理人本人', 'no assignee yet, or the assignee'),
  by_requester: t('提单人本人', 'the requester'),
  names_assignee_or_team: t('处理人或团队', 'an assignee or a team'),
  cited_or_explained: t(
    '引用案例或说明原因（可设置）',
    'a cited case or the reason for none (if the host asks)',
  ),
  silent_since_resolved: t('静默满 3 个工作日（可设置）', '3 business days of silence (host-set)'),
  silent_since_asked: t('静默满 7 个工作日（可设置）', '7 business days of silence (host-set)'),
  within_reopen_window: t('关闭后 7 天内（可设置）', 'within 7 days of closing (host-set)'),
  before_work_or_lead: t(
    '提单人须在开始处理之前；主管随时',
    'a requester before work has begun; a lead at any time',
  ),
  is_escalated: t('已升级', 'is escalated'),
  rating_open: t(
    '未评价，或评价后 7 天内（可设置）',
    'not rated yet, or within 7 days of the rating (host-set)',
  ),
  rating_in_range: t('1 到 5 分', 'a score from 1 to 5'),
  ticket_finished: t('工单待确认解决或已关闭', 'the ticket is resolved or closed'),
  by_author: t('作者本人', 'the author'),
  elements_complete: t('质量检查没有错误', 'no errors in the quality check'),
  masked_or_authorised: t(
    '敏感信息已脱敏，或已登记客户授权',
    'sensitive data masked, or the customer’s authorisation recorded',
  ),
  not_own: t('不是作者或合著者', 'neither author nor co-author'),
  other_than_first: t('不是一级审核员', 'not the first reviewer'),
  claimed: t('领取审核的人', 'whoever took the review'),
  scored: t('三项评分', 'three scores'),
  scored_well_enough: t(
    '两级评分平均不低于 3 分，单项不低于 3 分（可设置）',
    'a mean of 3 or more over both reviews, no score below 3 (host-set)',
  ),
  first_checklist: t('一级审核清单', 'the first review’s checklist'),
  second_checklist: t('二级审核清单', 'the second review’s checklist'),
  content_unchanged: t('内容与审核时一致', 'the content as it was reviewed'),
  revised_in_library: t('被修订的案例仍在库中', 'the revised case is still in the library'),
  no_open_revision: t('没有进行中的修订', 'no open revision'),
  is_revision: t('是修订稿', 'it is a revision'),
  publishes_later: t('设定了发布日期', 'a publish date is set'),
  review_overdue: t('已到复核日期', 'its review is due'),
}
