import type { CaseEntry, ReviewLevel } from '../schema/index.js'
import { buildLifecycle } from './build-lifecycle.js'
import { caseConditions, caseGuards } from './case-guards.js'
import { caseCategories, caseEvents, caseStatuses } from './case-statuses.js'
import { lifecycleRefusals } from './refusals.js'
import { defaultSettings } from './settings.js'
import type { EffectsSource, Lifecycle, LifecycleSource, TransitionSource } from './types.js'

const review = (level: ReviewLevel, decision: string) => ({
  reviews: {
    level,
    reviewer: { ref: 'actor.id' },
    decision,
    scores: { ref: 'event.scores' },
    checklist: { ref: 'event.checklist', or: [] },
    comments: { ref: 'event.comments', or: [] },
    reason: { ref: decision === 'rejected' ? 'event.reason' : 'event.note' },
    contentHash: { ref: 'record.contentHash' },
    void: false,
    at: { ref: 'now' },
  },
})

/** Whatever was passed so far counts no longer: the next submission starts with the first review. */
const startOver = { unset: ['reviewer', 'firstReviewer'], each: { reviews: { void: true } } }
const backToDraft: EffectsSource = { ...startOver, set: { confidence: 'work_in_progress' } }

const publication = {
  confidence: 'validated',
  publishedAt: { ref: 'now' },
  reviewDueAt: { months: 'reviewAfterMonths' },
} as const

const secondPass = {
  event: 'case.pass',
  from: ['second_review'],
  guards: [
    'not_own',
    'other_than_first',
    'claimed',
    'content_unchanged',
    'scored',
    'second_checklist',
    'scored_well_enough',
  ],
}
const secondPassed = { unset: ['reviewer'], append: review('second', 'passed') }

const decisions = (['first', 'second'] as const).flatMap((level): TransitionSource[] => [
  {
    event: 'case.request_changes',
    from: [`${level}_review`],
    to: 'changes_requested',
    guards: ['claimed'],
    requires: ['comments'],
    effects: {
      ...startOver,
      set: { confidence: 'work_in_progress' },
      append: review(level, 'changes_requested'),
    },
  },
  {
    event: 'case.reject',
    from: [`${level}_review`],
    to: 'rejected',
    guards: ['claimed'],
    requires: ['reason'],
    effects: { ...startOver, set: { reason: { ref: 'event.reason' } }, append: review(level, 'rejected') },
  },
])

const underReview = ['submitted', 'first_review', 'first_passed', 'second_review']

const transitions: readonly TransitionSource[] = [
  {
    event: 'case.create',
    to: 'draft',
    requires: ['title'],
  },
  { event: 'case.draft_from_ticket', to: 'draft', guards: ['ticket_finished'] },
  { event: 'case.edit', from: ['@writing'] },
  { event: 'case.edit', from: ['@review'], to: 'draft', effects: backToDraft },
  {
    event: 'case.submit',
    from: ['@writing'],
    to: 'submitted',
    guards: ['elements_complete', 'masked_or_authorised'],
    effects: { set: { submittedAt: { ref: 'now' }, confidence: 'not_validated' } },
  },
  { event: 'case.withdraw', from: underReview, to: 'draft', effects: backToDraft },
  {
    event: 'case.claim',
    from: ['submitted'],
    to: 'first_review',
    guards: ['not_own'],
    effects: { set: { reviewer: { ref: 'actor.id' } } },
  },
  {
    event: 'case.claim',
    from: ['first_passed'],
    to: 'second_review',
    guards: ['not_own', 'other_than_first'],
    effects: { set: { reviewer: { ref: 'actor.id' } } },
  },
  {
    event: 'case.pass',
    from: ['first_review'],
    to: 'first_passed',
    guards: ['not_own', 'claimed', 'content_unchanged', 'scored', 'first_checklist'],
    effects: {
      unset: ['reviewer'],
      set: { firstReviewer: { ref: 'actor.id' } },
      append: review('first', 'passed'),
    },
  },
  {
    ...secondPass,
    to: 'applied',
    when: 'is_revision',
    guards: ['revised_in_library', ...secondPass.guards],
    effects: secondPassed,
  },
  { ...secondPass, to: 'approved', when: 'publishes_later', effects: secondPassed },
  {
    ...secondPass,
    to: 'published',
    effects: { ...secondPassed, set: publication, add: { edition: 1 } },
  },
  ...decisions,
  {
    event: 'case.publish',
    from: ['approved'],
    to: 'published',
    guards: ['content_unchanged'],
    effects: { set: publication, add: { edition: 1 } },
  },
  {
    event: 'case.revise',
    from: ['@library'],
    guards: ['no_open_revision'],
    requires: ['reason'],
    effects: { set: { revision: { ref: 'event.revision' } } },
  },
  {
    event: 'case.flag_review',
    from: ['published'],
    to: 'review_due',
    requires: ['reason'],
    effects: { set: { reason: { ref: 'event.reason' } } },
  },
  {
    event: 'case.confirm_valid',
    from: ['review_due'],
    to: 'published',
    requires: ['note'],
    effects: { unset: ['reason'], set: { reviewDueAt: { months: 'reviewAfterMonths' } } },
  },
  {
    event: 'case.archive',
    from: ['@library'],
    to: 'archived',
    requires: ['reason'],
    effects: { set: { reason: { ref: 'event.reason' }, archivedAt: { ref: 'now' } } },
  },
  {
    event: 'case.restore',
    from: ['@archived'],
    to: 'review_due',
    when: 'review_overdue',
    effects: { unset: ['archivedAt', 'reason'] },
  },
  {
    event: 'case.restore',
    from: ['@archived'],
    to: 'published',
    effects: { unset: ['archivedAt', 'reason'] },
  },
  {
    event: 'case.retire',
    from: ['@writing', '@review', '@library', '@archived', 'rejected'],
    to: 'retired',
    requires: ['reason'],
    effects: {
      unset: ['reviewer'],
      set: { reason: { ref: 'event.reason' }, replacement: { ref: 'event.replacement' } },
    },
  },
  { event: 'case.delete', from: ['draft'], to: 'absent', guards: ['by_author'] },
]

const caseSource: LifecycleSource<CaseEntry> = {
  name: 'case',
  categories: caseCategories,
  statuses: caseStatuses,
  events: caseEvents,
  transitions,
  insteads: [
    {
      event: 'case.edit',
      from: ['published', 'review_due'],
      refusal: lifecycleRefusals.data('lifecycle.revise_instead', {
        details: { instead: 'case.revise' },
      }),
    },
  ],
  guards: caseGuards,
  conditions: caseConditions,
  settings: defaultSettings,
}

/** The default lifecycle of a case, with two reviews. Extend it with `defineLifecycle(caseLifecycle, …)`. */
export const caseLifecycle: Lifecycle<CaseEntry> = /* @__PURE__ */ buildLifecycle(caseSource)
