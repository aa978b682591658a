import type { Instant, LocalText } from '../shared/index.js'
import { type Plan, planOf, type ReportOptions } from './options.js'
import {
  copyPeople,
  forget,
  markTold,
  mergePeople,
  neighboursOf,
  noteFiling,
  noteIssue,
  noteVisit,
  type People,
  slack,
  takeDeflected,
} from './people.js'
import type { PeriodUnit } from './periods.js'
import { analyticsRefusals } from './refusals.js'
import { countSample, joinRows, listRows, mergeRows, type ReportRow, type Rows } from './rows.js'
import { laterMove, settlesAt, storyOf, text } from './story.js'
import type { AnalyticsEvent, KpiContext, KpiUnit, Story } from './types.js'

export interface Report {
  readonly period: PeriodUnit
  readonly zone: string
  /** Up to when was counted. */
  readonly now: Instant
  readonly kpis: readonly {
    readonly id: string
    readonly label: LocalText
    readonly unit: KpiUnit
    readonly better: 'higher' | 'lower'
  }[]
  readonly rows: readonly ReportRow[]
  /** Events of tickets whose beginning was not in the stream, or that came after their ticket had settled. */
  readonly leftOut: number
}

/** Gathers figures from a stream that need not be in memory. */
export interface Collector {
  /** Takes the next event. Time may run back by a day. */
  add(event: AnalyticsEvent): void
  /**
   * Takes in what another collector with the same options has gathered (else `analytics.different_options`). The result is that of all events
   * together, provided that everything one person filed and found went to the same collector.
   */
  merge(other: Collector): void
  /** The figures so far, as of `now` (default: the latest event); more events may follow. */
  report(now?: Instant): Report
  /** How many tickets are held in memory: those open, and those closed less than `settleAfter` ago. */
  readonly held: number
}

interface Bag {
  readonly events: AnalyticsEvent[]
  readonly issues: { at: Instant; issue: string | null }[]
  isBegun: boolean
  lastMove: AnalyticsEvent | undefined
}

interface State {
  readonly plan: Plan
  readonly rows: Rows
  readonly people: People
  readonly bags: Map<string, Bag>
  latest: Instant
  sweptAt: Instant
  forgotAt: Instant
  leftOut: number
}

// Everybody is looked through, so not on each sweep.
const forgetEvery = 7 * slack

const states = new WeakMap<Collector, State>()

/**
 * Figures in one pass. A ticket’s events are held until it has been closed for `settleAfter` and then become
 * observations, so memory grows with the tickets in hand and the rows of the report, not with the stream.
 *
 * @example
 * ```ts
 * const collector = createCollector({ period: 'month', zone: 'Asia/Shanghai', groupBy: ['team'] })
 * for await (const event of desk.events()) collector.add(event)
 * collector.report().rows[0]?.figures.first_reply?.median
 * ```
 */
export function createCollector(options: ReportOptions = {}): Collector {
  const plan = planOf(options)
  const none = Number.NEGATIVE_INFINITY
  const state: State = {
    plan,
    rows: new Map(),
    people: new Map(),
    bags: new Map(),
    latest: none,
    sweptAt: none,
    forgotAt: none,
    leftOut: 0,
  }
  const collector: Collector = {
    add: (event) => addEvent(state, event),
    merge: (other) => mergeStates(state, other),
    report: (now = state.latest) => reportOf(state, now),
    get held() {
      return state.bags.size
    },
  }
  states.set(collector, state)
  return collector
}

function addEvent(state: State, event: AnalyticsEvent): void {
  const ticket = ticketOf(event)
  if (ticket !== undefined) addToBag(state, ticket, event)
  else if (event.type === 'case.feedback_given') noteVisit(state.people, event)
  else return
  if (event.at > state.latest) state.latest = event.at
  if (state.latest - state.sweptAt >= slack) sweep(state)
}

/** A citation of a case speaks of the ticket that cites it. */
function ticketOf({ type, aggregate, data }: AnalyticsEvent): string | undefined {
  if (type === 'case.cited') return text(data.ticket)
  return aggregate.kind === 'ticket' ? aggregate.id : undefined
}

function addToBag({ bags, people }: State, ticket: string, event: AnalyticsEvent): void {
  let bag = bags.get(ticket)
  if (!bag) {
    bag = { events: [], issues: [], isBegun: false, lastMove: undefined }
    bags.set(ticket, bag)
  }
  bag.events.push(event)
  noteIssue(bag.issues, event)
  bag.lastMove = laterMove(bag.lastMove, event)
  if (event.type !== 'ticket.filed') return
  bag.isBegun = true
  noteFiling(people, event, bag.issues)
}

/** Tells the stories of all tickets that have settled, and forgets them. */
function sweep(state: State): void {
  const { bags, people, plan, latest } = state
  state.sweptAt = latest
  for (const [id, bag] of bags) {
    if (!isSettled(bag, latest - slack, plan)) continue
    tell(state, id, bag, latest)
    bags.delete(id)
  }
  tellDeflected(state, latest - slack)
  if (latest - state.forgotAt < forgetEvery) return
  state.forgotAt = latest
  forget(people, latest, plan.settings)
}

/** A ticket whose beginning is missing will not be told; it is dropped when nothing has happened to it for as long. */
function isSettled({ events, isBegun, lastMove }: Bag, by: Instant, { settings }: Plan): boolean {
  if (!isBegun) return events.every(({ at }) => at + settings.settleAfter < by)
  const settled = settlesAt(lastMove, settings)
  return settled !== undefined && settled < by
}

function tell(state: State, id: string, { events }: Bag, now: Instant): void {
  const { plan, people, rows } = state
  const story = storyOf(id, events, now, plan.settings, (one, asOf) => neighboursOf(people, one, asOf))
  state.leftOut += leftOutOf(events, story)
  if (!story) return
  const context = contextOf(plan, now)
  for (const kpi of plan.kpis)
    for (const sample of kpi.ofTicket?.(story, context) ?? []) countSample(rows, plan, kpi, sample)
  markTold(people, story)
}

const leftOutOf = (events: readonly AnalyticsEvent[], story: Story | undefined): number =>
  new Set(events.map((event) => event.id ?? event)).size - (story?.moments.length ?? 0)

function tellDeflected({ plan, people, rows }: State, now: Instant): void {
  const context = contextOf(plan, now)
  for (const visit of takeDeflected(people, now, plan.settings))
    for (const kpi of plan.kpis)
      for (const sample of kpi.ofSelfService?.(visit, context) ?? []) countSample(rows, plan, kpi, sample)
}

function contextOf({ settings, periodOf, from: begin, to }: Plan, now: Instant): KpiContext {
  const until = Math.min(now, to)
  function* ends(from: Instant) {
    let inside = Math.max(from, begin)
    for (let period = periodOf(inside); period && period.to <= until; period = periodOf(inside)) {
      yield { end: period.to, inside }
      inside = period.to
    }
    if (inside < until || from === until) yield { end: until, inside }
  }
  return { now, until, settings, ends }
}

function reportOf(state: State, now: Instant): Report {
  if (now < state.latest) throw new RangeError('A report cannot be older than the events that were added')
  const { plan } = state
  const rest: State = { ...state, rows: new Map(), people: copyPeople(state.people) }
  for (const [id, bag] of state.bags) tell(rest, id, bag, now)
  tellDeflected(rest, now)
  return {
    period: plan.period,
    zone: plan.zone,
    now,
    kpis: plan.kpis.map(({ id, label, unit, better }) => ({ id, label, unit, better })),
    rows: listRows(joinRows(state.rows, rest.rows), plan),
    leftOut: rest.leftOut,
  }
}

function mergeStates(into: State, collector: Collector): void {
  const other = states.get(collector)
  if (!other) throw new Error('Only collectors of createCollector can be merged')
  if (other.plan.key !== into.plan.key) throw analyticsRefusals.error('analytics.different_options')
  mergeRows(into.rows, other.rows)
  for (const [id, { events }] of other.bags) for (const event of events) addToBag(into, id, event)
  mergePeople(into.people, other.people)
  into.latest = Math.max(into.latest, other.latest)
  into.leftOut += other.leftOut
}
