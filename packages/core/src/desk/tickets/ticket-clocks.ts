import type { Ticket } from '../../schema/index.js'
import type { Instant } from '../../shared/index.js'
import type { Calendar, SlaClock } from '../../sla/index.js'
import type { EventInput } from '../../storage/index.js'
import type { DeskContext } from '../context.js'
import { clocksOf } from '../tick/due-index.js'
import { clockRules } from '../tick/rules.js'

/** The calendars that the desk counts in. */
export const calendarsOf = (desk: DeskContext): readonly Calendar[] => clockRules(desk).calendars

/** All clocks of a ticket at a moment, from nothing but what happened to it. */
export const ticketClocks = (
  desk: DeskContext,
  ticket: Ticket,
  events: readonly EventInput[],
  now: Instant,
): readonly SlaClock[] => clocksOf(desk, { doc: ticket, events, now })
