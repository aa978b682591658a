import type { Json } from '../../shared/index.js'
import type { Decision, Explanation, Policy, PolicyQuestion, RuleTrace } from '../answers.js'
import { pathOf } from '../paths.js'
import { unwritable, visibilityOf } from '../view.js'

/** What a row of a table expects. Only what is named is looked at. */
export interface PolicyExpectation {
  readonly effect: Decision['effect']
  /** The rule that decides. */
  readonly rule?: string
  /** All that is visible, masked or hidden of these fields; others are not looked at. */
  readonly visible?: readonly string[]
  /** Field to name of mask, or only the fields. */
  readonly masked?: Readonly<Record<string, string>> | readonly string[]
  readonly hidden?: readonly string[]
  readonly writable?: readonly string[]
  readonly readOnly?: readonly string[]
  /** The types of all obligations, in any order. */
  readonly obligations?: readonly string[]
}

export interface PolicyTestRow extends PolicyQuestion {
  /** What the row is about, in the words in which it fails. */
  readonly name: string
  readonly expect: PolicyExpectation
}

export interface PolicyTestFailure {
  readonly name: string
  /** What was expected and what came instead. */
  readonly differences: readonly string[]
  /** Why the policy decided as it did. */
  readonly explanation: Explanation
  /** All of it as text for a terminal. */
  readonly text: string
}

export interface PolicyTestResult {
  readonly passed: number
  readonly failures: readonly PolicyTestFailure[]
}

/**
 * Asks the policy each row of a table, in a test of the host's own, and says what came out otherwise, and why. Rows are
 * read as the specification of who may do what, so that a change of the policy has to change them on purpose.
 *
 * @example
 * ```ts
 * const { failures } = testPolicy(policy, [
 *   { name: 'sales see no diagnosis', actor: sales, action: 'case.read', resource: entry,
 *     expect: { effect: 'allow', hidden: ['diagnosis'], masked: { solution: 'scrub' } } },
 * ])
 * expect(failures.map(({ text }) => text)).toEqual([])
 * ```
 */
export function testPolicy(policy: Policy, table: readonly PolicyTestRow[]): PolicyTestResult {
  const failures = table.flatMap((row) => {
    const explanation = policy.explain(row)
    const differences = differencesOf(explanation, row.expect)
    return differences.length === 0 ? [] : [failureOf(row, explanation, differences)]
  })
  return { passed: table.length - failures.length, failures }
}

function differencesOf(decision: Decision, expected: PolicyExpectation): readonly string[] {
  const {
    effect,
    rule,
    visible = [],
    masked = [],
    hidden = [],
    writable = [],
    readOnly = [],
    obligations,
  } = expected
  const found: string[] = []
  const differ = (what: string, wanted: string, actual: string) => {
    if (wanted !== actual) found.push(`${what}: expected ${wanted}, got ${actual}`)
  }
  differ('effect', effect, decision.effect)
  if (rule !== undefined) differ('rule', rule, decision.rule ?? 'none')
  for (const field of visible) differ(field, 'visible', visibilityOf(decision.fields, field))
  for (const field of hidden) differ(field, 'hidden', visibilityOf(decision.fields, field))
  for (const [field, mask] of maskedOf(masked)) differ(field, maskText(mask), shownAs(decision, field, mask))
  const isWritable = (field: string) =>
    unwritable(decision.fields, [field]).length > 0 ? 'read-only' : 'writable'
  for (const field of writable) differ(field, 'writable', isWritable(field))
  for (const field of readOnly) differ(field, 'read-only', isWritable(field))
  if (obligations) {
    const sorted = (types: readonly string[]) => [...types].sort().join(', ') || 'none'
    differ('obligations', sorted(obligations), sorted(decision.obligations.map(({ type }) => type)))
  }
  return found
}

const maskedOf = (
  masked: NonNullable<PolicyExpectation['masked']>,
): readonly (readonly [string, string?])[] =>
  Array.isArray(masked) ? masked.map((field: string) => [field]) : Object.entries(masked)

const maskText = (mask: string | undefined) => (mask === undefined ? 'masked' : `masked by ${mask}`)

function shownAs({ fields }: Decision, field: string, mask: string | undefined): string {
  const visibility = visibilityOf(fields, field)
  if (visibility !== 'masked' || mask === undefined) return visibility
  const own = Object.entries(fields.masked).find(([path]) => pathOf(path) === pathOf(field))
  return maskText(own?.[1] ?? 'another of its parts')
}

function failureOf(
  { name, actor, action }: PolicyTestRow,
  explanation: Explanation,
  differences: readonly string[],
): PolicyTestFailure {
  const lines = [
    `${name} (${actor.id} [${actor.roles.join(', ')}] ${action})`,
    ...differences.map((difference) => `  ${difference}`),
    ...explanation.rules.map((rule) => `  ${rule.effect} ${rule.rule}: ${outcomeOf(rule)}`),
  ]
  return { name, differences, explanation, text: lines.join('\n') }
}

function outcomeOf({ outcome, failed }: RuleTrace): string {
  const words = outcome.replaceAll('_', ' ')
  if (!failed) return words
  const { part, field, op, expected, actual, negated } = failed
  if (part === 'roles') return `${words}: needs one of the roles ${show(expected)}`
  const condition = [field, op, show(expected)].filter(Boolean).join(' ')
  return `${words}: ${part} ${negated ? 'not ' : ''}${condition}, is ${show(actual)}`
}

const show = (value: Json | undefined): string => (value === undefined ? 'missing' : JSON.stringify(value))
