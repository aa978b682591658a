import type { LocalText } from '@caselore/core/shared'
import { localText } from '@caselore/core/shared'

const t = (zh: string, en: string): LocalText => ({ zh, en })

/** The default lifecycle's statuses as readers call them; a test holds them to the lifecycle's own labels. */
export const caseStatusLabels: Readonly<Record<string, LocalText>> = {
  draft: t('草稿', 'Draft'),
  submitted: t('已提交', 'Submitted'),
  first_review: t('一级审核中', 'In first review'),
  first_passed: t('一审通过，待二级审核', 'First review passed'),
  second_review: t('二级审核中', 'In second review'),
  approved: t('审核通过，待发布', 'Approved, to be published'),
  published: t('已发布', 'Published'),
  review_due: t('待复核', 'Review due'),
  changes_requested: t('退回修改', 'Changes requested'),
  rejected: t('已驳回', 'Rejected'),
  archived: t('已归档', 'Archived'),
  retired: t('已作废', 'Retired'),
  applied: t('已并入正式版', 'Applied to its case'),
}

const tones: Readonly<Record<string, 'good' | 'warn' | 'bad' | 'info'>> = {
  published: 'good',
  review_due: 'warn',
  changes_requested: 'warn',
  rejected: 'bad',
  retired: 'bad',
  submitted: 'info',
  first_review: 'info',
  first_passed: 'info',
  second_review: 'info',
  approved: 'info',
}

/** A status in words and the badge that carries it; a host's own status shows its id. */
export function caseStatus(
  status: string,
  locale: string,
): { readonly text: string; readonly tone: 'good' | 'warn' | 'bad' | 'info' | undefined } {
  const label = caseStatusLabels[status]
  return { text: label ? localText(label, locale) : status, tone: tones[status] }
}
