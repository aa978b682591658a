import type { CaseEntry, Ticket } from '../../schema/index.js'
import type { Instant, JsonObject } from '../../shared/index.js'
import { type ClockEvent, clocks, type SlaClock } from '../../sla/index.js'
import type { EventInput } from '../../storage/index.js'
import type { DeskContext } from '../context.js'
import { caseTimers } from './case-timers.js'
import { clockDues } from './clock-dues.js'
import { type ClockedKind, type Due, dealtWith } from './due.js'
import { clockRules } from './rules.js'
import { ticketTimers } from './ticket-timers.js'

/** A record with everything that happened to it, and the moment of the question. */
export interface Clocked {
  readonly kind: ClockedKind
  readonly doc: object
  readonly events: readonly EventInput[]
  readonly now: Instant
}

/** All clocks of a record at a moment, from nothing but what happened to it. */
export const clocksOf = (desk: DeskContext, { doc, events, now }: Omit<Clocked, 'kind'>): SlaClock[] =>
  clocks({
    ...clockRules(desk),
    events: events as readonly ClockEvent[],
    now,
    subject: doc as JsonObject,
  })

/** A machine’s clock may have been set back: what has happened has happened, whatever it says. */
const latest = ({ events, now }: Clocked): Instant => events.reduce((last, { at }) => Math.max(last, at), now)

/** What a record is stored with, so that lists sort by it and `tick` finds it. No truth: computed anew from its events. */
export interface DueIndex {
  /** When the most pressing of its running clocks is due; absent while all stand or are done. */
  readonly dueAt: Instant | undefined
  /** The first moment at which something is to be done that was not done yet, past ones included. */
  readonly wakeAt: Instant | undefined
}

/** When a record is due, and when time next does something to it. */
export function dueIndex(desk: DeskContext, clocked: Clocked): DueIndex {
  const all = clocksOf(desk, { ...clocked, now: latest(clocked) })
  const dues = all.flatMap(({ stoppedAt, due }) =>
    stoppedAt === undefined && due !== undefined ? [due] : [],
  )
  return { dueAt: earliest(dues), wakeAt: duesOf(desk, clocked, all)[0]?.at }
}

/** What time asks of a record and was not done yet, in the order in which it is to be done. */
export function duesOf(
  desk: DeskContext,
  clocked: Clocked,
  all: readonly SlaClock[] = clocksOf(desk, { ...clocked, now: latest(clocked) }),
): Due[] {
  const { kind, doc, events } = clocked
  const dealt = dealtWith(events)
  const timers =
    kind === 'ticket'
      ? ticketTimers(desk, doc as Ticket, dealt)
      : caseTimers(desk, doc as CaseEntry, events, dealt)
  // Stable: of one moment the warning comes before the breach, and that before the steps in their order.
  return [...clockDues(all, dealt), ...timers].sort((a, b) => a.at - b.at)
}

const earliest = (moments: readonly Instant[]): Instant | undefined =>
  moments.length > 0 ? Math.min(...moments) : undefined
