import type { Json, RefusalData } from '../shared/index.js'
import type { Decision, FieldView } from './answers.js'
import { type PolicyReason, reason } from './reasons.js'
import type { ActionRules, RuleSet } from './rule-set.js'
import type { Obligation, Rule } from './source.js'
import { canonical } from './version.js'
import { closedView } from './view.js'

type Rules = readonly Rule<string>[]

/** The rules that applied so far, and what follows when no other does. */
export interface Course {
  readonly rules: Rules
  readonly next: Map<Rule<string>, Course>
  /** How many courses are kept from the same start. */
  readonly tally: { kept: number }
  decision?: Decision
}

/** Puts decisions into words. The same rules make the same decision, so it is made once and shared. */
export interface Answers {
  readonly policyVersion: string
  readonly noPermit: Decision
  /** Where the search for the rules that apply begins. */
  start(rules: ActionRules): Course
  /** One more rule applies. */
  further(course: Course, rule: Rule<string>): Course
  allow(kind: string, course: Course): Decision
  deny(course: Course): Decision
  conditional(fields: FieldView, obligations: readonly Obligation[]): Decision
  unknownAction(action: string): Decision
}

/** Records decide which rules apply, and a flood of odd ones must not fill the memory: further ones are not kept. */
const maxCourses = 1_000

export function createAnswers(views: RuleSet['views'], policyVersion: string): Answers {
  const starts = new WeakMap<ActionRules, Course>()
  const denied = (...reasons: RefusalData<PolicyReason>[]): Decision => ({
    effect: 'deny',
    reasons,
    fields: closedView,
    obligations: [],
    policyVersion,
  })
  return {
    policyVersion,
    noPermit: denied(reason('policy.no_permit')),
    unknownAction: (action) => denied(reason('policy.unknown_action', { action })),
    start(rules) {
      const start = starts.get(rules) ?? { rules: [], next: new Map(), tally: { kept: 0 } }
      starts.set(rules, start)
      return start
    },
    further(course, rule) {
      const known = course.next.get(rule)
      if (known) return known
      const { tally } = course
      const further: Course = { rules: [...course.rules, rule], next: new Map(), tally }
      if (tally.kept++ < maxCourses) course.next.set(rule, further)
      return further
    },
    allow(kind, course) {
      course.decision ??= permitted(kind, course.rules)
      return course.decision
    },
    deny(course) {
      course.decision ??= forbidden(inOrder(course.rules))
      return course.decision
    },
    conditional: (fields, obligations) => ({
      effect: 'conditional',
      reasons: [reason('policy.depends')],
      fields,
      obligations,
      policyVersion,
    }),
  }

  function forbidden(rules: Rules): Decision {
    return { ...denied(), ...because('policy.forbidden', rules), obligations: obligationsOf(rules) }
  }

  function permitted(kind: string, rules: Rules): Decision {
    const permits = inOrder(rules.filter(({ effect }) => effect === 'permit'))
    const limits = inOrder(rules.filter(({ effect }) => effect === 'limit'))
    return {
      effect: 'allow',
      ...because('policy.permitted', permits),
      fields: views('union', kind, permits, limits),
      obligations: obligationsOf(permits, limits),
      policyVersion,
    }
  }
}

/** By id: the way on which rules were found never shows. */
const inOrder = (rules: Rules): Rules => [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))

/** The duties that rules carry, each once. */
export function obligationsOf(...lists: readonly Rules[]): readonly Obligation[] {
  const all = lists.flat().flatMap(({ obligations = [] }) => obligations)
  return [...new Map(all.map((each) => [canonical(each as Json), each])).values()]
}

function because(code: PolicyReason, rules: Rules): Pick<Decision, 'rule' | 'reasons'> {
  const reasons = rules.map(({ id }) => reason(code, { rule: id }))
  const [first] = rules
  return { reasons, ...(first ? { rule: first.id } : {}) }
}
