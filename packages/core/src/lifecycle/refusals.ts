import { defineRefusals, type Json, type LocalText, type RefusalData } from '../shared/index.js'

/** Why a transition was not made. */
export const lifecycleRefusals = defineRefusals({
  'lifecycle.unknown_event': { zh: '没有“{event}”这个操作。', en: 'There is no event “{event}”.' },
  'lifecycle.not_accepted': {
    zh: '当前状态是“{status}”，不能执行“{event}”。',
    en: '“{event}” is not possible while the status is “{status}”.',
  },
  'lifecycle.closed': {
    zh: '当前状态是“{status}”，内容不能再修改。',
    en: 'It can no longer be changed: its status is “{status}”.',
  },
  'lifecycle.field_required': { zh: '请填写“{field}”。', en: 'Please fill in “{field}”.' },
  'lifecycle.reason_required': { zh: '请填写原因。', en: 'Please give a reason.' },
  'lifecycle.question_required': {
    zh: '请写明要向客户确认的问题。',
    en: 'Please write the question for the customer.',
  },
  'lifecycle.resolution_required': { zh: '请填写解决方案。', en: 'Please describe the resolution.' },
  'lifecycle.assignee_or_team_required': {
    zh: '请选择处理人或团队。',
    en: 'Please choose an assignee or a team.',
  },
  'lifecycle.citation_or_reason_required': {
    zh: '请引用一个案例，或说明没有引用的原因。',
    en: 'Please cite a case, or say why none fits.',
  },
  'lifecycle.not_assignee': {
    zh: '只有工单的处理人可以这样做。',
    en: 'Only the ticket’s assignee can do this.',
  },
  'lifecycle.assigned_to_other': {
    zh: '这张工单已经分派给别人了。',
    en: 'The ticket is already assigned to someone else.',
  },
  'lifecycle.not_requester': {
    zh: '只有提单人可以这样做。',
    en: 'Only the person who filed the ticket can do this.',
  },
  'lifecycle.work_begun': {
    zh: '工单已经开始处理，如需取消，请联系客服主管。',
    en: 'Work on it has begun; please ask a team lead to cancel it.',
  },
  'lifecycle.not_silent_long_enough': {
    zh: '静默未满 {days} 个工作日，还不能自动关闭。',
    en: 'It closes by itself only after {days} business days of silence.',
  },
  'lifecycle.reopen_window_over': {
    zh: '关闭已超过 {days} 天，不能重新打开，请提交后续工单。',
    en: 'It was closed more than {days} days ago; please file a follow-up ticket instead.',
  },
  'lifecycle.not_escalated': { zh: '工单目前没有升级。', en: 'The ticket is not escalated.' },
  'lifecycle.rating_out_of_range': {
    zh: '评分应为 1 到 5 之间的整数。',
    en: 'A rating is a whole number from 1 to 5.',
  },
  'lifecycle.rating_window_over': {
    zh: '评价只能在 {days} 天内修改。',
    en: 'A rating can be changed for {days} days only.',
  },
  'lifecycle.already_rated': { zh: '这张工单已经评价过了。', en: 'The ticket has been rated already.' },
  'lifecycle.ticket_not_finished': {
    zh: '只有待确认解决或已关闭的工单才能转为案例。',
    en: 'Only a resolved or closed ticket can become a case.',
  },
  'lifecycle.not_author': {
    zh: '只有案例的作者可以这样做。',
    en: 'Only the author of the case can do this.',
  },
  'lifecycle.revise_instead': {
    zh: '已发布的案例不能直接修改，请发起修订。',
    en: 'A published case is not edited directly; please open a revision.',
  },
  'lifecycle.revision_open': {
    zh: '这个案例已有一份修订正在进行。',
    en: 'The case already has an open revision.',
  },
  'lifecycle.revised_case_gone': {
    zh: '被修订的案例已不在库中，修订稿不能并入。',
    en: 'The case that this revises is no longer in the library; the revision cannot be applied.',
  },
  'lifecycle.own_review': {
    zh: '作者和合著者不能审核自己的案例。',
    en: 'Authors and co-authors cannot review their own case.',
  },
  'lifecycle.same_reviewer': {
    zh: '两级审核必须由不同的人完成，您已完成一级审核。',
    en: 'The two reviews need two people; you did the first one.',
  },
  'lifecycle.not_claimed_by_you': {
    zh: '这次审核由别人领取，您不能代为处理。',
    en: 'Someone else has taken this review.',
  },
  'lifecycle.scores_required': {
    zh: '请为真实性、典型性、可复用性各打 1 到 5 分。',
    en: 'Please score authenticity, typicality and reusability from 1 to 5.',
  },
  'lifecycle.scores_too_low': {
    zh: '两级评分平均 {mean} 分、最低 {lowest} 分，未达到平均 {needMean} 分、单项 {needLowest} 分的要求，请退回修改。',
    en: 'The scores of both reviews average {mean} with {lowest} as lowest; {needMean} and {needLowest} are needed. Please request changes.',
  },
  'lifecycle.checklist_incomplete': {
    zh: '审核清单还有 {count} 项未确认。',
    en: 'Points of the checklist not yet confirmed: {count}.',
  },
  'lifecycle.content_changed': {
    zh: '内容在审核后有改动，需要重新审核。',
    en: 'The content has changed since it was reviewed and needs a new review.',
  },
  'lifecycle.elements_missing': {
    zh: '案例还有 {count} 处问题需要先处理，才能提交。',
    en: 'Problems to be solved before it can be submitted: {count}.',
  },
  'lifecycle.sensitive_data': {
    zh: '案例中有 {count} 处敏感信息，请脱敏，或登记客户授权。',
    en: 'Places with sensitive data: {count}. Mask them, or record the customer’s authorisation.',
  },
  'lifecycle.unknown_status': { zh: '没有“{status}”这个状态。', en: 'There is no status “{status}”.' },
})

export type LifecycleRefusalCode = keyof typeof lifecycleRefusals.sentences

/** A refusal whose sentence speaks of things by their labels while its details keep the ids. */
export function labelled(
  code: LifecycleRefusalCode,
  details: { readonly [name: string]: Json },
  labels: { readonly [name: string]: LocalText },
  path?: readonly (string | number)[],
): RefusalData {
  const spoken = (language: keyof LocalText) =>
    lifecycleRefusals.data(code, {
      details: {
        ...details,
        ...Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, label[language]])),
      },
    }).message[language]
  return {
    ...lifecycleRefusals.data(code, { details, path }),
    message: { zh: spoken('zh'), en: spoken('en') },
  }
}
