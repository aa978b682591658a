import type { Json, RefusalData } from '../shared/index.js'
import type { Decision, FieldView } from './answers.js'
import type { CompiledRule } from './compiled-rule.js'
import { type PolicyReason, policyRefusals } from './refusals.js'
import type { RuleSet } from './rule-set.js'
import type { Obligation } from './source.js'
import { canonical } from './version.js'
import { closedView } from './view.js'

type Rules = readonly CompiledRule[]

/** Puts decisions into words. The same rules make the same decision, so it is made once and shared. */
export interface Answers {
  readonly policyVersion: string
  readonly noPermit: Decision
  allow(kind: string, permits: Rules, limits: Rules): Decision
  deny(forbids: Rules): Decision
  conditional(fields: FieldView, obligations: readonly Obligation[]): Decision
  unknownAction(action: string): Decision
}

const maxDecisions = 5_000

export function createAnswers(views: RuleSet['views'], policyVersion: string): Answers {
  const made = new Map<string, Decision>()
  const once = (key: string, make: () => Decision): Decision => {
    const known = made.get(key)
    if (known) return known
    const decision = make()
    if (made.size >= maxDecisions) made.clear()
    made.set(key, decision)
    return decision
  }
  const denied = (...reasons: RefusalData<PolicyReason>[]): Decision => ({
    effect: 'deny',
    reasons,
    fields: closedView,
    obligations: [],
    policyVersion,
  })
  return {
    policyVersion,
    noPermit: denied(policyRefusals.data('policy.no_permit')),
    unknownAction: (action) => denied(policyRefusals.data('policy.unknown_action', { details: { action } })),
    allow: (kind, permits, limits) =>
      once(`${kind} ${idsOf(permits)} ${idsOf(limits)}`, () => ({
        effect: 'allow',
        ...because('policy.permitted', permits),
        fields: views('union', kind, permits, limits),
        obligations: obligationsOf(permits, limits),
        policyVersion,
      })),
    deny: (forbids) =>
      once(idsOf(forbids), () => ({
        ...denied(),
        ...because('policy.forbidden', forbids),
        obligations: obligationsOf(forbids),
      })),
    conditional: (fields, obligations) => ({
      effect: 'conditional',
      reasons: [policyRefusals.data('policy.depends')],
      fields,
      obligations,
      policyVersion,
    }),
  }
}

/** The duties that rules carry, each once. */
export function obligationsOf(...lists: readonly Rules[]): readonly Obligation[] {
  const all = lists.flat().flatMap(({ rule }) => rule.obligations ?? [])
  return [...new Map(all.map((each) => [canonical(each as Json), each])).values()]
}

function because(code: PolicyReason, rules: Rules): Pick<Decision, 'rule' | 'reasons'> {
  const reasons = rules.map(({ rule }) => policyRefusals.data(code, { details: { rule: rule.id } }))
  const [first] = rules
  return { reasons, ...(first ? { rule: first.rule.id } : {}) }
}

const idsOf = (rules: Rules): string => {
  let ids = ''
  for (const { rule } of rules) ids += `${rule.id},`
  return ids
}
