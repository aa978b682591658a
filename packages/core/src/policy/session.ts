import { and, type Filter, type FilterRecord, isAll, isNone, or } from '../filter/index.js'
import type { Actor } from '../schema/index.js'
import type { Json, JsonObject } from '../shared/index.js'
import type { Can, Decision, FieldView, PolicyScope, PolicySession } from './answers.js'
import { type CompiledRule, ofRecord, ofSubject, splitRule } from './compiled-rule.js'
import type { Truth } from './condition.js'
import { type Answers, obligationsOf } from './decisions.js'
import type { ActionRules, RuleSet } from './rule-set.js'
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
  const known = new Map<CompiledRule, Truth>()
  const knownOf = (rule: CompiledRule): Truth => {
    if (!known.has(rule)) known.set(rule, ofSubject(rule, subject))
    return known.get(rule)
  }
  const prospects = new Map<ActionRules, Prospect>()
  const prospectOf = (rules: ActionRules): Prospect => {
    const ready = prospects.get(rules) ?? createProspect(rules, knownOf, subject)
    prospects.set(rules, ready)
    return ready
  }

  const decideRecord = (rules: ActionRules, record: FilterRecord): Decision => {
    const truthOf = (rule: CompiledRule) => ofRecord(rule, knownOf(rule), subject, record)
    const forbids = rules.forbids.filter((rule) => truthOf(rule) !== false)
    if (forbids.length > 0) return answers.deny(forbids)
    const permits = rules.permits.filter((rule) => truthOf(rule) === true)
    if (permits.length === 0) return answers.noPermit
    const limits = rules.limits.filter((rule) => truthOf(rule) !== false)
    return answers.allow(rules.kind, permits, limits)
  }

  const decideAny = (rules: ActionRules): Decision => {
    const { scope, certain, possible, closing, limits } = prospectOf(rules)
    if (closing.length > 0) return answers.deny(closing)
    if (possible.length === 0) return answers.noPermit
    return isAll(scope)
      ? answers.allow(rules.kind, certain, limits)
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
      const rules = forAction(action)
      if (!rules) return answers.unknownAction(action)
      return resource ? decideRecord(rules, resource) : decideAny(rules)
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

/** What is known of an action before any record is. */
interface Prospect {
  readonly scope: Filter
  /** Permits of every record, and all that may apply to some. */
  readonly certain: readonly CompiledRule[]
  readonly possible: readonly CompiledRule[]
  /** Forbids of every record. */
  readonly closing: readonly CompiledRule[]
  /** Limits that may apply to some record. */
  readonly limits: readonly CompiledRule[]
}

function createProspect(
  { permits, forbids, limits }: ActionRules,
  knownOf: (rule: CompiledRule) => Truth,
  subject: Subject,
): Prospect {
  const split = (rule: CompiledRule) => ({ rule, ...splitRule(rule, knownOf(rule), subject) })
  const rulesOf = (list: readonly { readonly rule: CompiledRule }[]) => list.map(({ rule }) => rule)
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
