import { isAll, isNone, type OpenFilter } from '../filter/index.js'
import type { Json } from '../shared/index.js'
import type {
  Explanation,
  FailedPart,
  Policy,
  PolicyQuestion,
  RedactedExplanation,
  RuleTrace,
} from './answers.js'
import { bindRule, inTime, splitRule } from './bound-rule.js'
import { bindCondition, expectedOf, type Truth, truthOf } from './condition.js'
import { policyRefusals } from './refusals.js'
import type { RuleSet } from './rule-set.js'
import type { Rule } from './source.js'
import { getSubjectOrRecord, type Subject, subjectOf } from './subject.js'

/** The decision with every rule that speaks of the action: whether it applied, or the first part that kept it from it. */
export function explainWith(
  ruleSet: RuleSet,
  session: Policy['session'],
  question: PolicyQuestion,
): Explanation {
  const { actor, action, resource, env } = question
  const { roles } = ruleSet.forRoles(actor.roles)
  const subject = subjectOf(actor, roles, env)
  const decision = session(actor, env).decide(action, resource)
  const rules = ruleSet.about(action)
  const deciding = rules.find(({ id }) => id === decision.rule)
  return {
    ...decision,
    actor: actor.id,
    action,
    roles,
    rules: rules.map((rule) => traceOf(rule, roles, subject, resource)),
    ...(deciding?.ask ? { ask: deciding.ask } : {}),
  }
}

function traceOf(
  rule: Rule<string>,
  roles: readonly string[],
  subject: Subject,
  record: PolicyQuestion['resource'],
): RuleTrace {
  const { id, effect, label, roles: wanted } = rule
  const trace = (outcome: RuleTrace['outcome'], failed?: FailedPart): RuleTrace => ({
    rule: id,
    effect,
    ...(label ? { label } : {}),
    outcome,
    ...(failed ? { failed } : {}),
  })
  if (wanted && !wanted.some((role) => roles.includes(role)))
    return trace('does_not_apply', { part: 'roles', expected: wanted, actual: roles })
  const outcome = record ? outcomeOf(truthOf(bindRule(rule, subject), record)) : prospectOf(rule, subject)
  if (outcome === 'applies' || outcome === 'conditional') return trace(outcome)
  return trace(outcome, firstFailed(rule, subject, record ?? {}))
}

const outcomeOf = (truth: Truth): RuleTrace['outcome'] =>
  truth === undefined ? 'unknown' : truth ? 'applies' : 'does_not_apply'

function prospectOf(rule: Rule<string>, subject: Subject): RuleTrace['outcome'] {
  const { holds, fails } = splitRule(rule, subject)
  if (isAll(holds)) return 'applies'
  if (isAll(fails)) return 'does_not_apply'
  return isNone(holds) && isNone(fails) ? 'unknown' : 'conditional'
}

type Given = NonNullable<PolicyQuestion['resource']>

function firstFailed(rule: Rule<string>, subject: Subject, record: Given): FailedPart | undefined {
  const { from, until, when, where } = rule
  if (inTime(rule, subject) !== true) {
    const expected = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
    return {
      part: 'time',
      field: 'env.now',
      expected,
      ...givenOf('actual', getSubjectOrRecord('env.now', subject, record)),
    }
  }
  const failedWhen = when && failedIn(when, 'when', true, subject, record)
  return failedWhen ?? (where && failedIn(where, 'where', true, subject, record))
}

/** The first condition that is not what the whole needs it to be; under a `not` that is the opposite. */
function failedIn(
  filter: OpenFilter,
  part: FailedPart['part'],
  wanted: boolean,
  subject: Subject,
  record: Given,
): FailedPart | undefined {
  if (truthOf(bindCondition(filter, subject), record) === wanted) return undefined
  if ('not' in filter) return failedIn(filter.not, part, !wanted, subject, record)
  if ('and' in filter || 'or' in filter) {
    for (const inner of 'and' in filter ? filter.and : filter.or) {
      const failed = failedIn(inner, part, wanted, subject, record)
      if (failed) return failed
    }
    return { part }
  }
  return {
    part,
    field: filter.field,
    op: filter.op,
    ...givenOf('expected', expectedOf(filter, subject)),
    ...givenOf('actual', getSubjectOrRecord(filter.field, subject, record)),
    ...(wanted ? {} : { negated: true as const }),
  }
}

const givenOf = <Name extends string>(name: Name, value: Json | undefined): { readonly [N in Name]?: Json } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Json }

const askInGeneral = {
  zh: '如工作需要，请向管理员申请访问权限，并说明用途和期限。',
  en: 'If your work needs it, ask an administrator for access, with the purpose and for how long.',
}

/**
 * An explanation fit for the person who asked. All denials read alike, so that nobody learns from one whether a record
 * exists, where it belongs or what a rule looks for; only a rule's own `ask` says more.
 */
export function redact({ effect, reasons, fields, ask, policyVersion }: Explanation): RedactedExplanation {
  const isLess = effect === 'deny' || fields.hidden.length > 0 || Object.keys(fields.masked).length > 0
  return {
    effect,
    reasons:
      effect === 'deny'
        ? [policyRefusals.data('policy.denied').message]
        : reasons.slice(0, 1).map(({ message }) => message),
    ...(isLess ? { ask: ask ?? askInGeneral } : {}),
    policyVersion,
  }
}
