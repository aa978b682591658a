import { and, type Filter, isAll, isNone, not, or } from '../filter/index.js'
import { canonicalJson } from '../shared/index.js'
import type { PolicyScope } from './answers.js'
import { splitRule } from './bound-rule.js'
import { type Course, further } from './course.js'
import { obligationsOf, ofEffect } from './decisions.js'
import type { ActionRules, RuleSet } from './rule-set.js'
import type { Rule } from './source.js'
import type { Subject } from './subject.js'
import { closedView } from './view.js'

/** What is known of an action before any record is. */
export interface Prospect extends Omit<PolicyScope, 'policyVersion'> {
  /** The rules that apply to every record, and the limits that may. */
  readonly course: Course
}

/** What is seen of an action that nobody may do. */
export const nothing: Omit<Prospect, 'course'> = { scope: 'none', fields: closedView, obligations: [] }

export function createProspect(
  { start, rules }: ActionRules,
  subject: Subject,
  views: RuleSet['views'],
): Prospect {
  const reaching = rules
    .map((rule) => ({ rule, reach: reachOf(rule, subject) }))
    .filter(({ reach }) => !isNone(reach))
  const reachesOf = (effect: Rule['effect']) =>
    distinct(reaching.flatMap(({ rule, reach }) => (rule.effect === effect ? [reach] : [])))
  const possible = reaching.map(({ rule }) => rule)
  const permits = ofEffect('permit', possible)
  const limits = ofEffect('limit', possible)
  const sure = reaching.filter(({ reach }) => isAll(reach)).map(({ rule }) => rule)
  const certain = ofEffect('permit', sure)

  const scope = and(or(...reachesOf('permit')), ...reachesOf('forbid').map((reach) => not(reach)))
  const course = [...ofEffect('forbid', sure), ...certain, ...limits].reduce(further, start)
  if (isNone(scope)) return { ...nothing, course }
  return {
    scope: isAll(scope) ? 'all' : scope,
    fields:
      certain.length > 0
        ? views('union', start.kind, certain, limits)
        : views('common', start.kind, permits, limits),
    obligations: obligationsOf([...permits, ...limits]),
    course,
  }
}

/** The records for which a rule counts. */
function reachOf(rule: Rule<string>, subject: Subject): Filter {
  const { holds, fails } = splitRule(rule, subject)
  return rule.effect === 'permit' ? holds : not(fails)
}

const distinct = (filters: readonly Filter[]): readonly Filter[] => [
  ...new Map(filters.map((filter) => [canonicalJson(filter), filter])).values(),
]
