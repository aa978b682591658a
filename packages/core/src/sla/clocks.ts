import { type Instant, inOrder } from '../shared/index.js'
import type { Agreement } from './agreement.js'
import { explainBusiness, type Interval, isProvisional } from './business-time.js'
import type { Calendar } from './calendar.js'
import { clockRefusals } from './clock-refusals.js'
import { type Course, isPaused } from './course.js'
import { type Metrics, standardMetrics } from './metrics.js'
import { runCourses, toMoments } from './run-courses.js'
import { dueOver, elapsedOver, type Segment } from './segments.js'
import { type Attributes, type Choice, chooseTarget } from './target.js'
import type { ClockEvent, ClockMark, ClockState, SlaClock } from './types.js'

export interface ClocksInput {
  /** The record's events, in any order; those after `now` are left out. */
  readonly events: readonly ClockEvent[]
  /** Several may cover a record at once, such as one with the customer and one within the house. */
  readonly agreements: readonly Agreement[]
  readonly calendars: readonly Calendar[]
  readonly now: Instant
  /**
   * What is known of the record beside its events, for the agreements' `where`; attributes from events win.
   */
  readonly subject?: Attributes
  readonly metrics?: Metrics
}

/**
 * Every clock that the agreements set on a record, computed from its events alone: no counter is stored, so a
 * changed agreement, a new calendar or a late event gives the same history each time. A clock keeps what has
 * elapsed when another target comes to apply; it goes when none does. A finished clock is judged by the
 * target that applied when it stopped.
 *
 * While a clock stands it has no `due`, only what is `left`. Throws the Refusal `sla.unknown_calendar` when
 * an agreement names a calendar that is not given.
 */
export function clocks({
  events,
  agreements,
  calendars,
  now,
  subject = {},
  metrics = standardMetrics,
}: ClocksInput): SlaClock[] {
  const moments = toMoments(inOrder(events, now), subject)
  const latest = moments.at(-1)
  if (!latest) return []
  const kind = latest.event.type.split('.')[0]
  const calendarOf = finder(calendars)
  return agreements
    .filter((agreement) => agreement.covers(latest.attributes))
    .flatMap((agreement) =>
      [...new Set(agreement.targets.map((target) => target.metric))].flatMap((name) => {
        const metric = metrics[name]
        if (!metric || metric.kind !== kind) return []
        const courses = runCourses(moments, { name, metric, agreement, calendarOf })
        if (courses.length > 0) return courses.flatMap((course) => view(course, agreement, now) ?? [])
        const choice = chooseTarget(agreement.targets, name, latest.attributes)
        return choice ? [pending(choice, agreement)] : []
      }),
    )
}

/** The open intervals that a clock counted up to its end or `now`: the evidence for its `elapsed`. */
export function explainClock(clock: SlaClock, calendars: readonly Calendar[], now: Instant): Interval[] {
  const calendarOf = finder(calendars)
  return clock.spans.flatMap(
    ({ from, to = now, calendar }) => explainBusiness(calendarOf(calendar), from, to).intervals,
  )
}

function finder(calendars: readonly Calendar[]): (id: string) => Calendar {
  return (id) => {
    const calendar = calendars.find((one) => one.id === id)
    if (!calendar) throw clockRefusals.error('sla.unknown_calendar', { details: { calendar: id } })
    return calendar
  }
}

function view(course: Course, agreement: Agreement, now: Instant): SlaClock | undefined {
  if (!course.choice) return undefined
  const { target } = course.choice
  const { segments, ended } = course
  const until = ended?.at ?? now
  const elapsed = elapsedOver(segments, until)
  const dueAt = (ms: number) => dueOver(ended ? unended(segments) : segments, ms)
  const due = dueAt(target.budget)
  const isLate = due !== undefined && until > due
  const mark = (share: number): ClockMark => {
    const at = dueAt(Math.round(target.budget * share))
    // An answer at the very due moment is in time, so the breach and what follows it begin after their
    // moment.
    const passed = at !== undefined && (share < 1 ? at <= until : at < until)
    return { share, ...(at === undefined ? {} : { at }), passed }
  }
  return {
    ...common(course.choice, agreement, course.cycle),
    state: stateOf(course, isLate),
    startedAt: course.startedAt,
    targetSince: course.chosenAt,
    ...(ended ? { stoppedAt: ended.at } : {}),
    pauses: course.pauses,
    spans: segments.map(({ calendar, ...span }) => ({ ...span, calendar: calendar.id })),
    ...(due === undefined ? {} : { due }),
    elapsed,
    left: Math.max(0, target.budget - elapsed),
    overdue: Math.max(0, elapsed - target.budget),
    warnings: target.warnAt.map(mark),
    steps: target.escalate.map((step) => ({ ...mark(step.at), step })),
    provisional: segments.some(({ calendar, from, to }) =>
      isProvisional(calendar, from, to ?? Math.max(from, due ?? until)),
    ),
  }
}

function pending(choice: Choice, agreement: Agreement): SlaClock {
  const { budget, warnAt, escalate } = choice.target
  return {
    ...common(choice, agreement, 1),
    state: 'pending',
    pauses: [],
    spans: [],
    elapsed: 0,
    left: budget,
    overdue: 0,
    warnings: warnAt.map((share) => ({ share, passed: false })),
    steps: escalate.map((step) => ({ share: step.at, passed: false, step })),
    provisional: false,
  }
}

const common = ({ target, why }: Choice, agreement: Agreement, cycle: number) => ({
  id: `${agreement.id}/${target.metric}/${cycle}`,
  metric: target.metric,
  agreement: agreement.id,
  target,
  why,
  cycle,
  budget: target.budget,
})

function stateOf(course: Course, isLate: boolean): ClockState {
  if (isLate) return 'breached'
  if (course.ended) return course.ended.how === 'stopped' ? 'met' : 'cancelled'
  return isPaused(course) ? 'paused' : 'running'
}

/** The segments as if the clock had run on, for the moment at which it would have been due. */
function unended(segments: readonly Segment[]): readonly Segment[] {
  const last = segments.at(-1)
  return last ? [...segments.slice(0, -1), { from: last.from, calendar: last.calendar }] : segments
}
