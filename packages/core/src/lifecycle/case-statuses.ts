import type { LocalText } from '../shared/index.js'
import type { CategorySource, StatusSource } from './types.js'

const t = (zh: string, en: string): LocalText => ({ zh, en })

/** What a case status means to people and queues; a host's own statuses go into one of them. */
export const caseCategories: Readonly<Record<string, CategorySource>> = {
  writing: { label: t('撰写', 'Writing') },
  review: { label: t('审核', 'Review') },
  library: { label: t('在库', 'In the library') },
  archived: { label: t('归档', 'Archived'), frozen: true },
  ended: { label: t('结束', 'Ended'), frozen: true },
}

const status = (category: string, zh: string, en: string): StatusSource => ({ category, label: t(zh, en) })

/** The default statuses of a case. */
export const caseStatuses: Readonly<Record<string, StatusSource>> = {
  draft: status('writing', '草稿', 'Draft'),
  submitted: status('review', '已提交', 'Submitted'),
  first_review: status('review', '一级审核中', 'In first review'),
  first_passed: status('review', '一审通过，待二级审核', 'First review passed'),
  second_review: status('review', '二级审核中', 'In second review'),
  approved: status('review', '审核通过，待发布', 'Approved, to be published'),
  published: status('library', '已发布', 'Published'),
  review_due: status('library', '待复核', 'Review due'),
  changes_requested: status('writing', '退回修改', 'Changes requested'),
  rejected: status('ended', '已驳回', 'Rejected'),
  archived: status('archived', '已归档', 'Archived'),
  retired: { ...status('ended', '已作废', 'Retired'), final: true },
  applied: { ...status('ended', '已并入正式版', 'Applied to its case'), final: true },
}

export const caseEvents = {
  'case.create': t('新建案例', 'Create case'),
  'case.draft_from_ticket': t('由工单起草案例', 'Draft from ticket'),
  'case.edit': t('编辑', 'Edit'),
  'case.submit': t('提交审核', 'Submit'),
  'case.withdraw': t('撤回', 'Withdraw'),
  'case.claim': t('领取审核', 'Take review'),
  'case.pass': t('审核通过', 'Pass'),
  'case.request_changes': t('退回修改', 'Request changes'),
  'case.reject': t('驳回', 'Reject'),
  'case.publish': t('发布', 'Publish'),
  'case.revise': t('发起修订', 'Revise'),
  'case.flag_review': t('标记待复核', 'Flag for review'),
  'case.confirm_valid': t('确认仍然有效', 'Confirm as valid'),
  'case.archive': t('归档', 'Archive'),
  'case.restore': t('恢复', 'Restore'),
  'case.retire': t('作废', 'Retire'),
  'case.delete': t('删除草稿', 'Delete draft'),
}
