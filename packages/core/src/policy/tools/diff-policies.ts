import { canonicalJson } from '../../shared/index.js'
import type { Decision, FieldView, Policy, PolicyQuestion } from '../answers.js'
import type { Obligation } from '../source.js'
import { type FieldState, pathsOf, stateOf } from './field-effects.js'

/** What becomes of one field. */
export interface FieldDifference {
  readonly field: string
  readonly before: FieldState
  readonly after: FieldState
}

/** One question that two policies answer differently. */
export interface PolicyDifference {
  readonly question: PolicyQuestion
  readonly before: Decision
  readonly after: Decision
  /** Whether the second lets through more, less, or more here and less there. Of two masks nobody can tell which shows less. */
  readonly direction: 'wider' | 'narrower' | 'mixed'
  /** Fields that fare differently, when both allow it. */
  readonly fields: readonly FieldDifference[]
  /** Duties that come and go. */
  readonly obligations: { readonly gained: readonly Obligation[]; readonly lost: readonly Obligation[] }
}

/** How two policies answer the same questions. */
export interface PolicyDiff {
  readonly asked: number
  readonly differences: readonly PolicyDifference[]
}

/**
 * Asks two policies the same questions, as they were recorded or as a host thought of them, and tells where the answers
 * differ: the decision, what is shown or masked of a field, what may be changed, what has to be done besides. Which rule
 * decided does not count as a difference.
 *
 * @example
 * ```ts
 * const { differences } = diffPolicies(live, candidate, recorded)
 * differences.filter(({ direction }) => direction !== 'narrower') // what a security officer reads first
 * ```
 */
export function diffPolicies(
  before: Policy,
  after: Policy,
  questions: readonly PolicyQuestion[],
): PolicyDiff {
  const differences = questions.flatMap((question) => {
    const difference = compareDecisions(before, question, before.decide(question), after.decide(question))
    return difference ? [difference] : []
  })
  return { asked: questions.length, differences }
}

/** How two decisions about the same question differ, if they do. */
export function compareDecisions(
  policy: Policy,
  question: PolicyQuestion,
  before: Decision,
  after: Decision,
): PolicyDifference | undefined {
  const isAboutFields = before.effect !== 'deny' && after.effect !== 'deny'
  const fields = isAboutFields ? compareViews(policy, question.action, before.fields, after.fields) : []
  const obligations = compareObligations(before.obligations, after.obligations)
  const signs = [
    ...(before.effect === after.effect ? [] : [Math.sign(ranks[after.effect] - ranks[before.effect])]),
    ...fields.flatMap(signsOf),
    ...obligations.gained.map(() => -1),
    ...obligations.lost.map(() => 1),
  ]
  if (signs.length === 0) return undefined
  const direction = signs.every((sign) => sign > 0)
    ? 'wider'
    : signs.every((sign) => sign < 0)
      ? 'narrower'
      : 'mixed'
  return { question, before, after, direction, fields, obligations }
}

const ranks: Readonly<Record<Decision['effect'], number>> = { deny: 0, conditional: 1, allow: 2 }
const rankOf = (shown: string): number => (shown === 'hidden' ? 0 : shown === 'visible' ? 2 : 1)

function signsOf({ before, after }: FieldDifference): readonly number[] {
  const seen = before.shown === after.shown ? [] : [Math.sign(rankOf(after.shown) - rankOf(before.shown))]
  const written = before.isWritable === after.isWritable ? [] : [after.isWritable ? 1 : -1]
  return [...seen, ...written]
}

/** The fields that two views of the same kind treat differently. */
export function compareViews(
  policy: Policy,
  action: string,
  before: FieldView,
  after: FieldView,
): readonly FieldDifference[] {
  return pathsOf(policy, action, before, after)
    .map((field) => ({ field, before: stateOf(before, field), after: stateOf(after, field) }))
    .filter((difference) => signsOf(difference).length > 0)
}

function compareObligations(before: readonly Obligation[], after: readonly Obligation[]) {
  const names = (list: readonly Obligation[]) => new Set(list.map((each) => canonicalJson(each)))
  const [had, has] = [names(before), names(after)]
  return {
    gained: after.filter((each) => !had.has(canonicalJson(each))),
    lost: before.filter((each) => !has.has(canonicalJson(each))),
  }
}
