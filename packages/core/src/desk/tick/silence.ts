import type { Ticket } from '../../schema/index.js'
import type { Instant, JsonObject } from '../../shared/index.js'
import { addBusinessDays, businessDaysBetween } from '../../sla/index.js'
import type { DeskContext } from '../context.js'
import { ticketLifecycleOf } from '../lifecycle-for.js'
import { clockRules } from './rules.js'

/**
 * Since when nobody has said anything to the other side: the solution was given, the question asked. An agent’s reminder
 * begins anew, so that the customer has the whole time to answer it.
 */
const silentSince = ({ createdAt, resolvedAt = createdAt, lastComment }: Ticket): Instant =>
  Math.max(resolvedAt, lastComment?.at ?? createdAt)

/** The fact that guards of the automatic closing ask for: business days of silence, in the desk’s first calendar. */
export function customerSilence(desk: DeskContext, ticket: Ticket, now: Instant): JsonObject {
  const [calendar] = clockRules(desk).calendars
  return { silentBusinessDays: calendar ? businessDaysBetween(calendar, silentSince(ticket), now) : 0 }
}

/** The moment from which on these guards agree; never while the ticket does not wait for its customer, or by setting. */
export function silenceOver(desk: DeskContext, ticket: Ticket): Instant | undefined {
  const { silentDaysResolved, silentDaysPending } = ticketLifecycleOf(desk).settings
  const [calendar] = clockRules(desk).calendars
  const days = { resolved: silentDaysResolved, pending_requester: silentDaysPending }
  const silent = days[ticket.statusCategory as keyof typeof days]
  return silent && calendar ? addBusinessDays(calendar, silentSince(ticket), silent) : undefined
}
