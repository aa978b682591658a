import type { StatusCategory } from '../schema/index.js'
import type { Instant } from '../shared/index.js'
import type { Calendar } from './calendar.js'
import type { Segment } from './segments.js'
import type { Choice } from './target.js'
import type { ClockPause } from './types.js'

type Open<Item> = { -readonly [Key in keyof Item]: Item[Key] }

/** The way of one clock so far: when it ran, when it stood, how it ended. Written by `runCourses` only. */
export interface Course {
  readonly cycle: number
  readonly startedAt: Instant
  readonly segments: Open<Segment>[]
  readonly pauses: Open<ClockPause>[]
  choice: Choice | undefined
  /** Since when the choice is what it is. */
  chosenAt: Instant
  ended?: { readonly at: Instant; readonly how: 'stopped' | 'cancelled' }
}

export const beginCourse = (
  cycle: number,
  at: Instant,
  choice: Choice | undefined,
  calendar: Calendar,
): Course => ({
  cycle,
  startedAt: at,
  segments: [{ from: at, calendar }],
  pauses: [],
  choice,
  chosenAt: at,
})

export function pauseCourse(course: Course, at: Instant, reason: StatusCategory): void {
  closeLast(course.segments, at)
  course.pauses.push({ from: at, reason })
}

export function runCourse(course: Course, at: Instant, calendar: Calendar): void {
  closeLast(course.pauses, at)
  course.segments.push({ from: at, calendar })
}

/** The budget may change at once; time that ran by another calendar stays as it was counted. */
export function retarget(course: Course, at: Instant, choice: Choice | undefined, calendar: Calendar): void {
  choose(course, at, choice)
  const running = course.segments.at(-1)
  if (!running || running.to !== undefined || running.calendar === calendar) return
  running.to = at
  course.segments.push({ from: at, calendar })
}

function choose(course: Course, at: Instant, choice: Choice | undefined): void {
  if (course.choice?.target !== choice?.target) course.chosenAt = at
  course.choice = choice
}

export function endCourse(course: Course, at: Instant, how: 'stopped' | 'cancelled'): void {
  closeLast(course.segments, at)
  closeLast(course.pauses, at)
  course.ended = { at, how }
}

/** Takes an ended clock up again: the time between was a pause. */
export function reopenCourse(
  course: Course,
  at: Instant,
  reason: StatusCategory,
  choice: Choice | undefined,
  calendar: Calendar,
): void {
  if (!course.ended) return
  choose(course, at, choice)
  course.pauses.push({ from: course.ended.at, to: at, reason })
  delete course.ended
  course.segments.push({ from: at, calendar })
}

export const isPaused = (course: Course): boolean => course.segments.at(-1)?.to !== undefined && !course.ended

function closeLast(spans: { to?: Instant }[], at: Instant): void {
  const last = spans.at(-1)
  if (last && last.to === undefined) last.to = at
}
