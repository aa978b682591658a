import type { FigureReport } from '@caselore/core/desk'
import type { Filter } from '@caselore/core/filter'

type Group = FigureReport['groups'][number]['group']
type Span = Pick<FigureReport, 'from' | 'to'>

const active = ['new', 'open', 'pending_requester', 'on_hold']

const within = (field: string, { from, to }: Span): Filter[] => [
  { field, op: 'gte', value: from },
  { field, op: 'lt', value: to },
]
const notMerged: Filter = { field: 'statusCategory', op: 'ne', value: 'merged' }

const filed = (span: Span): Filter[] => [...within('createdAt', span), notMerged]
const rated = (span: Span): Filter[] => within('rating.at', span)

/** The tickets that a figure is over. Figures over something else, or over what tickets do not keep, have none. */
const observed: Readonly<Record<string, (span: Span) => Filter[]>> = {
  ticket_volume: filed,
  resolution_rate: (span) => [...filed(span), { field: 'cancelled', op: 'ne', value: true }],
  repeat_issues: (span) => [...within('createdAt', span), { field: 'category', op: 'exists', value: true }],
  backlog: () => [{ field: 'statusCategory', op: 'in', value: active }],
  backlog_age: () => [{ field: 'statusCategory', op: 'in', value: active }],
  first_reply: (span) => within('firstRepliedAt', span),
  csat: rated,
  csat_score: rated,
}

const fields: Readonly<Record<string, string>> = {
  team: 'team',
  agent: 'assignee',
  channel: 'channel',
  category: 'category',
  product: 'product',
  priority: 'priority',
  tier: 'customer.tier',
}

/**
 * The filter of a list of tickets that shows what a figure is over, as the tickets are now: those filed, rated, answered in the
 * time, or open. None where a list cannot show it, or where `where` speaks of what tickets do not keep as one field.
 */
export function ticketsBehind(
  kpi: string,
  span: Span,
  { group = {}, where }: { readonly group?: Group; readonly where?: Filter | undefined } = {},
): Filter | undefined {
  const basis = Object.hasOwn(observed, kpi) ? observed[kpi]?.(span) : undefined
  const inGroup = Object.entries(group).map(([name, value]) => groupFilter(name, value))
  const narrowed = where && ofTickets(where)
  if (!basis || inGroup.includes(undefined) || (where && !narrowed)) return undefined
  return { and: [...basis, ...inGroup.flatMap((one) => one ?? []), ...(narrowed ? [narrowed] : [])] }
}

function groupFilter(name: string, value: string | null | undefined): Filter | undefined {
  const field = name === 'region' ? 'regions' : fields[name]
  if (!field) return undefined
  if (value === null || value === undefined) return { field, op: 'exists', value: false }
  if (name !== 'region') return { field, op: 'eq', value }
  // A group of several regions is named by all of them.
  return { and: value.split('、').map((region) => ({ field, op: 'has', value: region })) }
}

/** A filter over groups as one over tickets. */
function ofTickets(where: Filter): Filter | undefined {
  if ('and' in where || 'or' in where) {
    const parts = ('and' in where ? where.and : where.or).map(ofTickets)
    if (parts.includes(undefined)) return undefined
    const known = parts.flatMap((part) => part ?? [])
    return 'and' in where ? { and: known } : { or: known }
  }
  if ('not' in where) {
    const inner = ofTickets(where.not)
    return inner && { not: inner }
  }
  const field = fields[where.field]
  return field ? { ...where, field } : undefined
}
