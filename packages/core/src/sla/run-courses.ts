import { compileFilter, type Filter, type Predicate } from '../filter/index.js'
import { type StatusCategory, statusCategories } from '../schema/index.js'
import type { Instant, JsonObject } from '../shared/index.js'
import type { Agreement } from './agreement.js'
import type { Calendar } from './calendar.js'
import {
  beginCourse,
  type Course,
  endCourse,
  isPaused,
  pauseCourse,
  reopenCourse,
  retarget,
  runCourse,
} from './course.js'
import { activeCategories, type Metric } from './metrics.js'
import { type Attributes, type Choice, chooseTarget } from './target.js'
import type { ClockEvent } from './types.js'

/** An event with what holds after it. */
export interface Moment {
  readonly event: ClockEvent
  readonly attributes: Attributes
  readonly category: StatusCategory | undefined
}

/** What a record was at each of its events. */
export function toMoments(events: readonly ClockEvent[], subject: Attributes): Moment[] {
  let attributes = subject
  let category: StatusCategory | undefined
  return events.map((event) => {
    const { attributes: given, changed, category: next } = event.data
    if (given || changed) attributes = { ...attributes, ...(given as Attributes), ...(changed as Attributes) }
    if (statusCategories.includes(next as StatusCategory)) category = next as StatusCategory
    else if (event.type === 'ticket.filed') category = 'new'
    return { event, attributes, category }
  })
}

interface CourseRules {
  readonly name: string
  readonly metric: Metric
  readonly agreement: Agreement
  readonly calendarOf: (id: string) => Calendar
}

/** All clocks of one metric under one agreement, in the order in which they began. */
export function runCourses(moments: readonly Moment[], rules: CourseRules): Course[] {
  const { metric, agreement, calendarOf } = rules
  const matches = compileMetric(metric)
  const courses: Course[] = []
  let choice: Choice | undefined
  let seen: Attributes | undefined
  let category: StatusCategory | undefined
  let mayStart = metric.after === undefined
  for (const moment of moments) {
    const { at } = moment.event
    const last = courses.at(-1)
    if (moment.attributes !== seen) {
      seen = moment.attributes
      choice = chooseTarget(agreement.targets, rules.name, seen)
      if (last && !last.ended) retarget(last, at, choice, calendarNow())
    }
    if (last && !last.ended) {
      if (matches.cancel(moment)) endCourse(last, at, 'cancelled')
      else if (matches.stop(moment)) endCourse(last, at, 'stopped')
    } else if (last && goesOn(metric, last, moment)) {
      reopenCourse(last, at, category ?? 'closed', choice, calendarNow())
    }
    const isFree = last ? last.ended && metric.repeats : true
    const inScope =
      !metric.within || (moment.category !== undefined && metric.within.includes(moment.category))
    if (isFree && mayStart && inScope && matches.start(moment)) {
      courses.push(beginCourse(courses.length + 1, at, choice, calendarNow()))
    }
    mayStart ||= matches.after(moment)
    category = moment.category
    settlePause(courses.at(-1), at)
  }
  return courses

  function calendarNow(): Calendar {
    return calendarOf(choice?.target.calendar ?? agreement.calendar)
  }

  function settlePause(course: Course | undefined, at: Instant): void {
    if (!course || course.ended || category === undefined) return
    const stands =
      metric.pauseOn?.includes(category) || course.choice?.target.pauseOn.includes(category) || false
    if (stands && !isPaused(course)) pauseCourse(course, at, category)
    else if (!stands && isPaused(course)) runCourse(course, at, calendarNow())
  }
}

function goesOn({ goesOn: which }: Metric, { ended }: Course, { category }: Moment): boolean {
  const takenUp = (activeCategories as readonly (StatusCategory | undefined)[]).includes(category)
  return takenUp && which !== undefined && (which === 'stopped_or_cancelled' || ended?.how === 'cancelled')
}

interface CompiledMetric {
  readonly start: (moment: Moment) => boolean
  readonly after: (moment: Moment) => boolean
  readonly stop: (moment: Moment) => boolean
  readonly cancel: (moment: Moment) => boolean
}

const compiled = new WeakMap<Metric, CompiledMetric>()

function compileMetric(metric: Metric): CompiledMetric {
  const known = compiled.get(metric)
  if (known) return known
  const test = (filter: Filter) => {
    const holds: Predicate = compileFilter(filter)
    return ({ event }: Moment) => holds(event as ClockEvent & JsonObject)
  }
  const fresh: CompiledMetric = {
    start: test(metric.start),
    after: metric.after ? test(metric.after) : () => true,
    stop: test(metric.stop),
    cancel: test(metric.cancel),
  }
  compiled.set(metric, fresh)
  return fresh
}
