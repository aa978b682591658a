import { localText } from '@caselore/core/shared'

const t = (zh: string, en: string) => ({ zh, en })

/** What was done, without the kind of record, as a person says it. */
const verbs: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  read: t('查看', 'read'),
  search: t('检索到', 'found'),
  create: t('新建', 'created'),
  edit: t('修改', 'edited'),
  delete: t('删除', 'deleted'),
  export: t('导出', 'exported'),
  import: t('导入', 'imported'),
  report: t('统计', 'reported on'),
  clock: t('时限计时', 'clock noted'),
  file: t('提交', 'filed'),
  triage: t('分诊', 'triaged'),
  assign: t('分派', 'assigned'),
  start: t('开始处理', 'started'),
  transfer: t('转交', 'transferred'),
  wait_requester: t('等客户回复', 'waits for the customer'),
  wait_third_party: t('等第三方', 'waits for a third party'),
  resume: t('继续处理', 'resumed'),
  resolve: t('标记解决', 'resolved'),
  confirm: t('确认解决', 'confirmed'),
  reject_solution: t('客户不认可', 'solution rejected'),
  close: t('关闭', 'closed'),
  auto_close: t('自动关闭', 'closed by itself'),
  reopen: t('重新打开', 'reopened'),
  cancel: t('取消', 'cancelled'),
  escalate: t('升级', 'escalated'),
  deescalate: t('取消升级', 'de-escalated'),
  rate: t('评价', 'rated'),
  cite: t('引用', 'cited'),
  reply: t('公开回复', 'replied'),
  note: t('写备注', 'noted'),
  draft_from_ticket: t('由工单生成', 'drafted from a ticket'),
  submit: t('提交审核', 'submitted'),
  withdraw: t('撤回', 'withdrawn'),
  claim: t('领取审核', 'taken for review'),
  review_first: t('一级审核', 'first review'),
  review_second: t('二级审核', 'second review'),
  publish: t('发布', 'published'),
  revise: t('修订', 'revised'),
  flag_review: t('标记待复核', 'flagged for review'),
  confirm_valid: t('确认有效', 'confirmed as valid'),
  archive: t('归档', 'archived'),
  restore: t('恢复', 'restored'),
  retire: t('作废', 'retired'),
  feedback: t('反馈', 'feedback'),
  share: t('分享', 'shared'),
  inherit: t('随所引案例更新权限', 'access renewed by cited cases'),
  request: t('申请', 'requested'),
  approve: t('批准', 'approved'),
  reject: t('驳回', 'rejected'),
  revoke: t('收回', 'revoked'),
  open: t('生效', 'opened'),

  // A grant's end comes by itself; tickets are closed by people.
  'grant.close': t('到期', 'time over'),
  join: t('加入', 'joined'),
  move: t('调岗', 'moved'),
  leave: t('离职', 'left'),
  erase: t('删除个人信息', 'personal data erased'),
  verify: t('校验', 'verified'),
  hold: t('保全', 'put on hold'),
  release: t('解除保全', 'released from hold'),
  checkpoint: t('签检查点', 'checkpoint signed'),
  purge: t('清理到期记录', 'expired entries removed'),
}

/** An action as a person says it; the host's own keep their name. */
export function actionName(action: string, locale: string): string {
  const verb = action.slice(action.indexOf('.') + 1)
  const known = [action, verb].find((name) => Object.hasOwn(verbs, name))
  const name = known === undefined ? undefined : verbs[known]
  return name ? localText(name, locale) : verb
}
