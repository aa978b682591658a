import type { FilterRecord } from '../filter/index.js'
import { bindRule } from './bound-rule.js'
import type { Truth } from './condition.js'
import { type Course, further } from './course.js'
import type { ActionRules } from './rule-set.js'
import type { Rule } from './source.js'
import type { Subject } from './subject.js'

/** What cannot be told opens nothing, and closes and limits all the same. */
const applies = ({ effect }: Rule<string>, truth: Truth): boolean => truth ?? effect !== 'permit'

/** A rule of which the record decides whether it applies. */
interface OpenRule {
  readonly rule: Rule<string>
  readonly test: (record: FilterRecord) => Truth
}

/** An action for one asker: what applies to every record was walked once, the rest is asked of each. */
export interface Plan {
  readonly start: Course
  readonly forbids: readonly OpenRule[]
  readonly others: readonly OpenRule[]
}

export function createPlan({ start, rules }: ActionRules, subject: Subject): Plan {
  const open: OpenRule[] = []
  let course = start
  for (const rule of rules) {
    const bound = bindRule(rule, subject)
    if (typeof bound === 'function') open.push({ rule, test: bound })
    else if (applies(rule, bound)) course = further(course, rule)
  }
  const isForbid = ({ rule }: OpenRule) => rule.effect === 'forbid'
  return { start: course, forbids: open.filter(isForbid), others: open.filter((each) => !isForbid(each)) }
}

/** The rules that apply to a record; once a forbid does, the others are not asked any more. */
export function courseOf({ start, forbids, others }: Plan, record: FilterRecord): Course {
  const closed = walk(start, forbids, record)
  return closed === start ? walk(start, others, record) : closed
}

function walk(start: Course, open: readonly OpenRule[], record: FilterRecord): Course {
  let course = start
  for (const { rule, test } of open) if (applies(rule, test(record))) course = further(course, rule)
  return course
}
