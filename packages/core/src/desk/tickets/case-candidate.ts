import { compileFilter, type Filter } from '../../filter/index.js'
import type { Ticket } from '../../schema/index.js'
import type { Instant, JsonObject, LocalText } from '../../shared/index.js'

/** When a ticket deserves to become a case (L12): a condition over the ticket, and the reason that its owner reads. */
export interface CaseCandidateRule {
  readonly reason: string
  readonly label: LocalText
  readonly where: Filter
}

/** Difficult, or praised: what makes the owner be asked by default. Hosts give their own list. */
export const defaultCaseCandidates: readonly CaseCandidateRule[] = [
  {
    reason: 'urgent',
    label: { zh: '紧急工单', en: 'It was urgent' },
    where: { field: 'priority', op: 'eq', value: 'urgent' },
  },
  {
    reason: 'reopened',
    label: { zh: '曾重新打开', en: 'It was reopened' },
    where: { field: 'reopenings', op: 'gte', value: 1 },
  },
  {
    reason: 'handed_over',
    label: { zh: '多次转交', en: 'It was handed over' },
    where: { field: 'transfers', op: 'gte', value: 2 },
  },
  {
    reason: 'escalated',
    label: { zh: '曾升级', en: 'It was escalated' },
    where: { field: 'escalation', op: 'gte', value: 1 },
  },
  {
    reason: 'full_rating',
    label: { zh: '客户给了满分', en: 'The customer gave full marks' },
    where: { field: 'rating.score', op: 'eq', value: 5 },
  },
]

/** The prompt for the ticket's owner, or nothing: no rule speaks, or the case is there already. */
export function caseCandidate(
  ticket: Ticket,
  rules: readonly CaseCandidateRule[],
  now: Instant,
): { reasons: string[]; at: Instant } | undefined {
  if (ticket.draftedCase) return undefined
  const reasons = rules
    .filter((rule) => compileFilter(rule.where)(ticket as unknown as JsonObject))
    .map((rule) => rule.reason)
  return reasons.length > 0 ? { reasons, at: now } : undefined
}
