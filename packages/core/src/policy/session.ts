import { and, type Filter, type FilterRecord, isAll, isNone, or } from '../filter/index.js'
import type { Actor } from '../schema/index.js'
import type { Json, JsonObject } from '../shared/index.js'
import type { Can, Decision, FieldView, PolicyScope, PolicySession } from './answers.js'
import { bindRule, splitRule } from './bound-rule.js'
import type { Truth } from './condition.js'
import { type Answers, type Course, obligationsOf } from './decisions.js'
import type { ActionRules, RuleSet } from './rule-set.js'
import type { Rule } from './source.js'
import { type Subject, subjectOf } from './subject.js'
import { canonical } from './version.js'
import { closedView } from './view.js'

/** Asks a set of rules in the name of one actor in one situation. */
export function createSession(
  ruleSet: RuleSet,
  answers: Answers,
  actor: Actor,
  env: JsonObject | undefined,
): PolicySession {
  const { roles, forAction } = ruleSet.forRoles(actor.roles)
  const subject = subjectOf(actor, roles, env)
  const plans = new Map<string, Plan>()
  const planOf = (action: string): Plan | undefined => {
    const known = plans.get(action)
    if (known) return known
    const rules = forAction(action)
    const plan = rules && createPlan(rules, subject, answers)
    if (plan) plans.set(action, plan)
    return plan
  }
  const prospects = new Map<ActionRules, Prospect>()
  const prospectOf = (rules: ActionRules): Prospect => {
    const ready = prospects.get(rules) ?? createProspect(rules, subject)
    prospects.set(rules, ready)
    return ready
  }

  const decideRecord = (plan: Plan, record: FilterRecord): Decision => {
    const { start, opened } = plan
    let course = plan.closed
    for (const { rule, test } of plan.forbids)
      if (test(record) !== false) course = answers.further(course, rule)
    if (course !== start) return answers.deny(course)
    course = opened
    for (const { rule, test } of plan.permits)
      if (test(record) === true) course = answers.further(course, rule)
    if (course === opened && !plan.isOpen) return answers.noPermit
    for (const { rule, test } of plan.limits)
      if (test(record) !== false) course = answers.further(course, rule)
    return answers.allow(plan.kind, course)
  }

  const decideAny = (rules: ActionRules): Decision => {
    const { scope, certain, possible, closing, limits } = prospectOf(rules)
    const start = answers.start(rules)
    if (closing.length > 0) return answers.deny(closing.reduce(answers.further, start))
    if (possible.length === 0) return answers.noPermit
    return isAll(scope)
      ? answers.allow(rules.kind, [...certain, ...limits].reduce(answers.further, start))
      : answers.conditional(viewOf(rules), obligationsOf(possible, limits))
  }

  const viewOf = (rules: ActionRules): FieldView => {
    const { certain, possible, limits } = prospectOf(rules)
    return certain.length > 0
      ? ruleSet.views('union', rules.kind, certain, limits)
      : ruleSet.views('common', rules.kind, possible, limits)
  }

  const session: PolicySession = {
    decide(action, resource) {
      if (resource) {
        const plan = planOf(action)
        return plan ? decideRecord(plan, resource) : answers.unknownAction(action)
      }
      const rules = forAction(action)
      return rules ? decideAny(rules) : answers.unknownAction(action)
    },
    filter(action): PolicyScope {
      const rules = forAction(action)
      const prospect = rules && prospectOf(rules)
      if (!prospect || isNone(prospect.scope))
        return { scope: 'none', fields: closedView, obligations: [], policyVersion: answers.policyVersion }
      const { scope, possible, limits } = prospect
      const obligations = obligationsOf(possible, limits)
      return {
        scope: isAll(scope) ? 'all' : scope,
        fields: viewOf(rules),
        obligations,
        policyVersion: answers.policyVersion,
      }
    },
    can: (action) => canBy[session.decide(action).effect],
    canAll: () => Object.fromEntries(ruleSet.actions.map((action) => [action, session.can(action)])),
  }
  return session
}

const canBy: Readonly<Record<Decision['effect'], Can>> = {
  allow: 'yes',
  deny: 'no',
  conditional: 'conditional',
}

/** A rule of which the record decides whether it applies. */
interface OpenRule {
  readonly rule: Rule<string>
  readonly test: (record: FilterRecord) => Truth
}

/** An action for one asker: what applies to every record was walked once, the rest is asked of each. */
interface Plan {
  readonly kind: string
  readonly start: Course
  /** The start, or with the forbids that close every record. */
  readonly closed: Course
  /** The start, or with the permits and limits of every record. */
  readonly opened: Course
  readonly isOpen: boolean
  readonly forbids: readonly OpenRule[]
  readonly permits: readonly OpenRule[]
  readonly limits: readonly OpenRule[]
}

function createPlan(rules: ActionRules, subject: Subject, { start: begin, further }: Answers): Plan {
  const start = begin(rules)
  const sort = (list: readonly Rule<string>[], applies: (truth: Truth) => boolean) => {
    const certain: Rule<string>[] = []
    const open: OpenRule[] = []
    for (const rule of list) {
      const bound = bindRule(rule, subject)
      if (typeof bound === 'function') open.push({ rule, test: bound })
      else if (applies(bound)) certain.push(rule)
    }
    return { certain, open }
  }
  const forbids = sort(rules.forbids, (truth) => truth !== false)
  const permits = sort(rules.permits, (truth) => truth === true)
  const limits = sort(rules.limits, (truth) => truth !== false)
  return {
    kind: rules.kind,
    start,
    closed: forbids.certain.reduce(further, start),
    opened: [...permits.certain, ...limits.certain].reduce(further, start),
    isOpen: permits.certain.length > 0,
    forbids: forbids.open,
    permits: permits.open,
    limits: limits.open,
  }
}

/** What is known of an action before any record is. */
interface Prospect {
  readonly scope: Filter
  /** Permits of every record, and all that may apply to some. */
  readonly certain: readonly Rule<string>[]
  readonly possible: readonly Rule<string>[]
  /** Forbids of every record. */
  readonly closing: readonly Rule<string>[]
  /** Limits that may apply to some record. */
  readonly limits: readonly Rule<string>[]
}

function createProspect({ permits, forbids, limits }: ActionRules, subject: Subject): Prospect {
  const split = (rule: Rule<string>) => ({ rule, ...splitRule(rule, subject) })
  const rulesOf = (list: readonly { readonly rule: Rule<string> }[]) => list.map(({ rule }) => rule)
  const opening = permits.map(split).filter(({ holds }) => !isNone(holds))
  const closing = forbids.map(split)
  return {
    scope: and(
      or(...distinct(opening.map(({ holds }) => holds))),
      ...distinct(closing.map(({ fails }) => fails)),
    ),
    certain: rulesOf(opening.filter(({ holds }) => isAll(holds))),
    possible: rulesOf(opening),
    closing: rulesOf(closing.filter(({ fails }) => isNone(fails))),
    limits: rulesOf(limits.map(split).filter(({ fails }) => !isAll(fails))),
  }
}

const distinct = (filters: readonly Filter[]): readonly Filter[] => [
  ...new Map(filters.map((filter) => [canonical(filter as Json), filter])).values(),
]
