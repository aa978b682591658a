import type { CaseEvent, TransitionView } from '@caselore/core/desk'
import type { CaseEntry, Review } from '@caselore/core/schema'
import type { LocalText } from '@caselore/core/shared'
import { type FakeWorld, refuse } from './fake-world.js'

const steps: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  draft: { 'case.submit': 'submitted', 'case.delete': 'absent' },
  changes_requested: { 'case.submit': 'submitted' },
  submitted: { 'case.claim': 'first_review', 'case.withdraw': 'draft' },
  first_review: {
    'case.pass': 'first_passed',
    'case.request_changes': 'changes_requested',
    'case.reject': 'rejected',
  },
  first_passed: { 'case.claim': 'second_review' },
  second_review: {
    'case.pass': 'published',
    'case.request_changes': 'changes_requested',
    'case.reject': 'rejected',
  },
  published: {
    'case.revise': 'published',
    'case.flag_review': 'review_due',
    'case.archive': 'archived',
    'case.retire': 'retired',
  },
  review_due: { 'case.confirm_valid': 'published', 'case.archive': 'archived' },
  archived: { 'case.restore': 'published' },
}

const labels: Readonly<Record<string, LocalText>> = {
  'case.submit': { zh: '提交审核', en: 'Submit' },
  'case.delete': { zh: '删除草稿', en: 'Delete draft' },
  'case.claim': { zh: '领取审核', en: 'Take review' },
  'case.withdraw': { zh: '撤回', en: 'Withdraw' },
  'case.revise': { zh: '发起修订', en: 'Revise' },
  'case.flag_review': { zh: '标记待复核', en: 'Flag for review' },
  'case.archive': { zh: '归档', en: 'Archive' },
  'case.retire': { zh: '作废', en: 'Retire' },
  'case.confirm_valid': { zh: '确认仍然有效', en: 'Confirm as valid' },
  'case.restore': { zh: '恢复', en: 'Restore' },
}

export const fakeCaseTransitions = ({ status }: CaseEntry): TransitionView[] =>
  Object.entries(steps[status] ?? {}).map(([event, to]) => ({
    event,
    to,
    label: labels[event] ?? { zh: event, en: event },
    open: true,
  }))

/** What an event changes in the fake desk: status, who holds the review, and what a reviewer decided. */
export function afterCaseEvent(event: CaseEvent, entry: CaseEntry, world: FakeWorld): Partial<CaseEntry> {
  const status = steps[entry.status]?.[event.type]
  if (!status) throw refuse('lifecycle.not_accepted', '当前状态不能这样操作。', 'This is not possible now.')
  const by = world.session.actor.id
  if (event.type === 'case.claim') return { status, reviewer: by }
  if (event.type === 'case.submit') return { status, submittedAt: world.now }
  if (event.type !== 'case.pass' && event.type !== 'case.request_changes') return { status }
  const review: Review = {
    level: entry.status === 'second_review' ? 'second' : 'first',
    reviewer: by,
    decision: event.type === 'case.pass' ? 'passed' : 'changes_requested',
    checklist: event.type === 'case.pass' ? [...event.checklist] : [],
    comments: event.type === 'case.request_changes' ? [...event.comments] : [],
    contentHash: entry.contentHash,
    void: false,
    at: world.now,
  }
  return { status, reviews: [...entry.reviews, review] }
}
