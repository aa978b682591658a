import { type CaseEntry, type ReviewLevel, type Scores, scoreNames } from '../schema/index.js'
import type { Json, RefusalData } from '../shared/index.js'
import { type LifecycleRefusalCode, lifecycleRefusals } from './refusals.js'
import type { Condition, Guard, GuardInput } from './types.js'

type Input = GuardInput<CaseEntry>

const unless = (
  fine: boolean,
  code: LifecycleRefusalCode,
  details?: { readonly [name: string]: Json },
): RefusalData | undefined => (fine ? undefined : lifecycleRefusals.data(code, { details }))

const isStar = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5
const areScores = (value: unknown): value is Scores =>
  typeof value === 'object' && value !== null && scoreNames.every((name) => isStar((value as Scores)[name]))

/** Passes that still count: not voided by an edit. */
const livePasses = ({ record }: Input) =>
  (record.reviews ?? []).filter((review) => review.decision === 'passed' && !review.void)

const confirms = (level: ReviewLevel): Guard<CaseEntry> => ({
  asks: 'event',
  check: ({ event, settings }) => {
    const confirmed: readonly unknown[] = Array.isArray(event.checklist) ? event.checklist : []
    const open = settings.checklists[level].filter((id) => !confirmed.includes(id))
    return open.length === 0
      ? undefined
      : lifecycleRefusals.data('lifecycle.checklist_incomplete', {
          path: ['checklist'],
          details: { open, count: open.length },
        })
  },
})

const round = (value: number) => Math.round(value * 100) / 100

function scoresTooLow(input: Input): RefusalData | undefined {
  const { scoreMean: needMean, scoreLowest: needLowest } = input.settings
  const first = livePasses(input).findLast(({ level }) => level === 'first')?.scores
  const second = input.event.scores
  if (!areScores(second)) return undefined
  const all = [first, second].flatMap((scores) => (scores ? scoreNames.map((name) => scores[name]) : []))
  const mean = all.reduce((sum, score) => sum + score, 0) / all.length
  const lowest = Math.min(...all)
  if (mean >= needMean && lowest >= needLowest) return undefined
  const scores = { second, ...(first ? { first } : {}) }
  return lifecycleRefusals.data('lifecycle.scores_too_low', {
    path: ['scores'],
    details: { mean: round(mean), lowest, needMean, needLowest, scores },
  })
}

const listed = (fact: Json | undefined): readonly Json[] => (Array.isArray(fact) ? fact : [])

/** The guards of the case lifecycle, by the names under which its table asks them. */
export const caseGuards = {
  ticket_finished: {
    asks: 'record',
    facts: ['ticketCategory'],
    check: ({ facts }) =>
      unless(
        facts.ticketCategory === 'resolved' || facts.ticketCategory === 'closed',
        'lifecycle.ticket_not_finished',
      ),
  },
  by_author: {
    asks: 'record',
    check: ({ record, actor }) => unless(record.author === actor.id, 'lifecycle.not_author'),
  },
  elements_complete: {
    asks: 'record',
    facts: ['qualityErrors'],
    check: ({ facts }) => {
      const errors = listed(facts.qualityErrors)
      return unless(errors.length === 0, 'lifecycle.elements_missing', { errors, count: errors.length })
    },
  },
  masked_or_authorised: {
    asks: 'record',
    facts: ['sensitiveFindings'],
    check: ({ record, facts }) => {
      const findings = listed(facts.sensitiveFindings)
      const fine = findings.length === 0 || record.customer?.authorisation !== undefined
      return unless(fine, 'lifecycle.sensitive_data', { findings, count: findings.length })
    },
  },
  not_own: {
    asks: 'record',
    check: ({ record, actor }) =>
      unless(record.author !== actor.id && !record.coAuthors?.includes(actor.id), 'lifecycle.own_review'),
  },
  other_than_first: {
    asks: 'record',
    check: ({ record, actor }) => unless(record.firstReviewer !== actor.id, 'lifecycle.same_reviewer'),
  },
  claimed: {
    asks: 'record',
    check: ({ record, actor }) => unless(record.reviewer === actor.id, 'lifecycle.not_claimed_by_you'),
  },
  scored: {
    asks: 'event',
    check: ({ event }) =>
      areScores(event.scores)
        ? undefined
        : lifecycleRefusals.data('lifecycle.scores_required', { path: ['scores'] }),
  },
  scored_well_enough: { asks: 'event', check: scoresTooLow },
  first_checklist: confirms('first'),
  second_checklist: confirms('second'),
  content_unchanged: {
    asks: 'record',
    facts: ['contentHash'],
    check: (input) => {
      const { record, event, facts } = input
      const seen = [
        record.contentHash,
        ...(event.contentHash === undefined ? [] : [event.contentHash]),
        ...livePasses(input).map(({ contentHash }) => contentHash),
      ]
      return unless(
        seen.every((hash) => hash === facts.contentHash),
        'lifecycle.content_changed',
      )
    },
  },
  revised_in_library: {
    asks: 'record',
    check: ({ facts }) =>
      unless((facts.revisedCategory ?? 'library') === 'library', 'lifecycle.revised_case_gone'),
  },
  no_open_revision: {
    asks: 'record',
    check: ({ record: { revision } }) =>
      unless(revision === undefined, 'lifecycle.revision_open', revision ? { revision } : {}),
  },
} satisfies Record<string, Guard<CaseEntry>>

/** What decides between several targets of one event. */
export const caseConditions = {
  is_revision: { holds: ({ record }) => record.revises !== undefined },
  publishes_later: { holds: ({ facts, now }) => Number(facts.publishAt ?? 0) > now },
  review_overdue: { holds: ({ record, now }) => (record.reviewDueAt ?? Number.POSITIVE_INFINITY) <= now },
} satisfies Record<string, Condition<CaseEntry>>
