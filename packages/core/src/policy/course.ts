import type { Decision } from './answers.js'
import type { Rule } from './source.js'

/** The rules that applied so far, and what follows when no other does. */
export interface Course {
  readonly kind: string
  readonly rules: readonly Rule<string>[]
  readonly next: Map<Rule<string>, Course>
  /** How many courses are kept from the same start. */
  readonly tally: { kept: number }
  decision?: Decision
}

/** Records decide which rules apply, and a flood of odd ones must not fill the memory: further ones are not kept. */
const maxCourses = 1_000

/** Where the search for the rules that apply begins. */
export const startOf = (kind: string): Course => ({ kind, rules: [], next: new Map(), tally: { kept: 0 } })

/** One more rule applies. */
export function further(course: Course, rule: Rule<string>): Course {
  const known = course.next.get(rule)
  if (known) return known
  const { kind, rules, tally } = course
  const next: Course = { kind, rules: [...rules, rule], next: new Map(), tally }
  if (tally.kept++ < maxCourses) course.next.set(rule, next)
  return next
}
