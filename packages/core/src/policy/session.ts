import type { Actor } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import type { Can, Decision, PolicySession } from './answers.js'
import type { Answers } from './decisions.js'
import { courseOf, createPlan, type Plan } from './plan.js'
import { createProspect, nothing, type Prospect } from './prospect.js'
import { remember } from './remember.js'
import type { ActionRules, RuleSet } from './rule-set.js'
import { subjectOf } from './subject.js'

/** Asks a set of rules in the name of one actor in one situation. */
export function createSession(
  ruleSet: RuleSet,
  answers: Answers,
  actor: Actor,
  env: JsonObject | undefined,
): PolicySession {
  const { roles, forAction } = ruleSet.forRoles(actor.roles)
  const { policyVersion } = answers
  const subject = subjectOf(actor, roles, env)
  const plans = new Map<string, Plan>()
  const prospects = new Map<ActionRules, Prospect>()
  const planOf = (action: string) => {
    const rules = forAction(action)
    return rules && remember(plans, action, () => createPlan(rules, subject))
  }
  const prospectOf = (rules: ActionRules) =>
    remember(prospects, rules, () => createProspect(rules, subject, ruleSet.views))

  const session: PolicySession = {
    decide(action, resource) {
      if (resource) {
        const plan = plans.get(action) ?? planOf(action)
        return plan ? answers.decide(courseOf(plan, resource)) : answers.unknownAction(action)
      }
      const rules = forAction(action)
      if (!rules) return answers.unknownAction(action)
      const { scope, fields, obligations, course } = prospectOf(rules)
      return typeof scope === 'string' ? answers.decide(course) : answers.conditional(fields, obligations)
    },
    filter(action) {
      const rules = forAction(action)
      const { scope, fields, obligations } = rules ? prospectOf(rules) : nothing
      return { scope, fields, obligations, policyVersion }
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
