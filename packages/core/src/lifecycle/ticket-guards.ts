import type { Ticket } from '../schema/index.js'
import type { RefusalData } from '../shared/index.js'
import { type LifecycleRefusalCode, lifecycleRefusals } from './refusals.js'
import type { Guard, GuardInput } from './types.js'

type Input = GuardInput<Ticket>
type Details = { readonly [name: string]: number | string }

const day = 86_400_000

const unless = (fine: boolean, code: LifecycleRefusalCode, details?: Details): RefusalData | undefined =>
  fine ? undefined : lifecycleRefusals.data(code, { details })

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

const silence = (days: (input: Input) => number): Guard<Ticket> => ({
  asks: 'record',
  facts: ['silentBusinessDays'],
  check: (input) =>
    unless(Number(input.facts.silentBusinessDays) >= days(input), 'lifecycle.not_silent_long_enough', {
      days: days(input),
    }),
})

/** The guards of the ticket lifecycle, by the names under which its table asks them. */
export const ticketGuards = {
  by_assignee: {
    asks: 'record',
    check: ({ record, actor }) => unless(record.assignee === actor.id, 'lifecycle.not_assignee'),
  },
  free_or_own: {
    asks: 'record',
    check: ({ record, actor }) =>
      unless(!record.assignee || record.assignee === actor.id, 'lifecycle.assigned_to_other'),
  },
  by_requester: {
    asks: 'record',
    check: ({ record, actor }) => unless(record.requester === actor.id, 'lifecycle.not_requester'),
  },
  names_assignee_or_team: {
    asks: 'event',
    check: ({ event }) =>
      unless(isFilled(event.assignee) || isFilled(event.team), 'lifecycle.assignee_or_team_required'),
  },
  cited_or_explained: {
    asks: 'event',
    check: ({ record, event, settings }) => {
      const cites = [...(record.cites ?? []), ...(Array.isArray(event.cites) ? event.cites : [])]
      const fine = !settings.citationOrReason || cites.length > 0 || isFilled(event.reason)
      return unless(fine, 'lifecycle.citation_or_reason_required')
    },
  },
  silent_since_resolved: silence(({ settings }) => settings.silentDaysResolved),
  silent_since_asked: silence(({ settings }) => settings.silentDaysPending),
  within_reopen_window: {
    asks: 'record',
    check: ({ record, now, settings: { reopenDays } }) => {
      const until = (record.closedAt ?? 0) + reopenDays * day
      return unless(now <= until, 'lifecycle.reopen_window_over', { days: reopenDays, until })
    },
  },
  before_work_or_lead: {
    asks: 'record',
    check: ({ record, actor, settings }) => {
      const isLead = actor.roles.some((role) => settings.leadRoles.includes(role))
      const isOwn = record.requester === actor.id
      return unless(isLead || !isOwn || record.statusCategory === 'new', 'lifecycle.work_begun')
    },
  },
  is_escalated: {
    asks: 'record',
    check: ({ record }) => unless((record.escalation ?? 0) > 0, 'lifecycle.not_escalated'),
  },
  rating_open: {
    asks: 'record',
    check: ({ record: { rating }, now, settings: { ratingDays } }) => {
      if (!rating) return undefined
      if (ratingDays === 0) return lifecycleRefusals.data('lifecycle.already_rated')
      const until = rating.at + ratingDays * day
      return unless(now <= until, 'lifecycle.rating_window_over', { days: ratingDays, until })
    },
  },
  rating_in_range: {
    asks: 'event',
    check: ({ event: { score } }) =>
      Number.isInteger(score) && Number(score) >= 1 && Number(score) <= 5
        ? undefined
        : lifecycleRefusals.data('lifecycle.rating_out_of_range', { path: ['score'] }),
  },
} satisfies Record<string, Guard<Ticket>>
