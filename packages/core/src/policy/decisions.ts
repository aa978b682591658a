import { canonicalJson, type RefusalData } from '../shared/index.js'
import type { Decision, FieldView } from './answers.js'
import { byId } from './by-id.js'
import type { Course } from './course.js'
import { type PolicyReason, reason } from './reasons.js'
import type { RuleSet } from './rule-set.js'
import type { Obligation, Rule } from './source.js'
import { closedView } from './view.js'

type Rules = readonly Rule<string>[]

/** Puts decisions into words. The same rules make the same decision, so it is made once and shared. */
export interface Answers {
  readonly policyVersion: string
  /** No other rule applies: a forbid closes, else a permit opens, else nothing does. */
  decide(course: Course): Decision
  conditional(fields: FieldView, obligations: readonly Obligation[]): Decision
  unknownAction(action: string): Decision
}

export function createAnswers(views: RuleSet['views'], policyVersion: string): Answers {
  const denied = (reasons: readonly RefusalData<PolicyReason>[], rules: Rules = []): Decision => ({
    ...firstOf(rules),
    effect: 'deny',
    reasons,
    fields: closedView,
    obligations: obligationsOf(rules),
    policyVersion,
  })
  const conclude = ({ kind, rules }: Course): Decision => {
    const forbids = ofEffect('forbid', rules)
    const permits = ofEffect('permit', rules)
    const limits = ofEffect('limit', rules)
    if (forbids.length > 0) return denied(because('policy.forbidden', forbids), forbids)
    if (permits.length === 0) return denied([reason('policy.no_permit')])
    return {
      ...firstOf(permits),
      effect: 'allow',
      reasons: because('policy.permitted', permits),
      fields: views('union', kind, permits, limits),
      obligations: obligationsOf([...permits, ...limits]),
      policyVersion,
    }
  }
  return {
    policyVersion,
    decide(course) {
      course.decision ??= conclude(course)
      return course.decision
    },
    conditional: (fields, obligations) => ({
      effect: 'conditional',
      reasons: [reason('policy.depends')],
      fields,
      obligations,
      policyVersion,
    }),
    unknownAction: (action) => denied([reason('policy.unknown_action', { action })]),
  }
}

/** The rules of one effect, by id: the way on which rules were found never shows. */
export const ofEffect = (wanted: Rule['effect'], rules: Rules): Rules =>
  byId(rules.filter(({ effect }) => effect === wanted))

/** The duties that rules carry, each once. */
export function obligationsOf(rules: Rules): readonly Obligation[] {
  const all = rules.flatMap(({ obligations = [] }) => obligations)
  return [...new Map(all.map((each) => [canonicalJson(each), each])).values()]
}

const firstOf = ([first]: Rules): Pick<Decision, 'rule'> => (first ? { rule: first.id } : {})

const because = (code: PolicyReason, rules: Rules) => rules.map(({ id }) => reason(code, { rule: id }))
