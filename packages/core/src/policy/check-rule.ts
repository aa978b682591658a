import { type FieldTypes, parseFilter } from '../filter/index.js'
import type { RefusalData } from '../shared/index.js'
import { type PolicyFaultCode, policyFaults } from './fault-refusals.js'
import { policyRefusals } from './refusals.js'
import { coversAction } from './rule-set.js'
import type { Kinds, Masks, Role, Rule } from './source.js'
import { isKnownField } from './vocabulary.js'

type Path = readonly (string | number)[]

/** What the names in a rule are looked up in. */
export interface Vocabulary {
  readonly kinds: Kinds
  readonly masks: Masks
  readonly roles: Readonly<Record<string, Role>>
}

const subjectFields: FieldTypes = { 'actor.*': 'any', 'env.*': 'any' }
const references = ['actor.*', 'env.*']

/** All that is wrong with a rule whose outer form is right. */
export function checkRule(rule: Rule<string>, vocabulary: Vocabulary, path: Path): RefusalData[] {
  const refuse = (code: PolicyFaultCode, at: Path, details: { readonly [name: string]: string }) =>
    policyFaults.data(code, { path: [...path, ...at], details })
  const unknownAction =
    (key: 'actions' | 'except') =>
    ([action, i]: [string, number]) =>
      policyRefusals.data('policy.unknown_action', { path: [...path, key, i], details: { action } })
  const { kinds, roles, masks } = vocabulary
  const faults: RefusalData[] = [
    ...checkPlaces(rule).map((key) => refuse('policy.misplaced_key', [key], { effect: rule.effect, key })),
    ...unknownIn(rule.roles, (role) => Object.hasOwn(roles, role)).map(([role, i]) =>
      refuse('policy.unknown_role', ['roles', i], { role }),
    ),
    ...unknownIn(rule.actions, (pattern) => isActionPattern(pattern, kinds)).map(unknownAction('actions')),
    ...unknownIn(rule.except, (pattern) => pattern !== '*' && isActionPattern(pattern, kinds)).map(
      unknownAction('except'),
    ),
  ]
  if (rule.kind !== undefined && !Object.hasOwn(kinds, rule.kind))
    faults.push(refuse('policy.unknown_kind', ['kind'], { kind: rule.kind }))
  if (faults.length > 0) return faults

  const covered = Object.entries(kinds).filter(([kind, { actions }]) =>
    actions.some((action) => coversAction(rule, action, kind)),
  )
  const idle = rule.actions.findIndex((_, i) => !speaks(rule, i, kinds))
  if (covered.length === 0) return [refuse('policy.no_action', ['actions'], {})]
  if (idle >= 0) return [refuse('policy.no_action', ['actions', idle], {})]

  const isKnown = (field: string) => covered.every(([, { fields }]) => isKnownField(fields, field))
  const unknownField = (key: string, fields: readonly string[] | '*' | undefined) =>
    unknownIn(fields === '*' ? [] : fields, isKnown).map(([field, i]) =>
      refuse('policy.unknown_field', [key, i], { field }),
    )
  for (const [field, effect] of Object.entries(rule.fields ?? {})) {
    if (!isKnown(field)) faults.push(refuse('policy.unknown_field', ['fields', field], { field }))
    if (effect !== 'allow' && effect !== 'hide' && !Object.hasOwn(masks, effect))
      faults.push(refuse('policy.unknown_mask', ['fields', field], { mask: effect }))
  }
  faults.push(...unknownField('writable', rule.writable), ...unknownField('readOnly', rule.readOnly))
  for (const [, { fields }] of covered) {
    const wrong = checkCondition(rule.where, { ...fields, ...subjectFields }, [...path, 'where'])
    faults.push(...wrong)
    if (wrong.length > 0) break
  }
  return [...faults, ...checkCondition(rule.when, subjectFields, [...path, 'when'])]
}

function checkPlaces(rule: Rule<string>): string[] {
  const misplaced = {
    permit: ['readOnly'],
    limit: ['writable'],
    forbid: ['fields', 'writable', 'readOnly'],
  } as const
  return misplaced[rule.effect].filter((key) => rule[key] !== undefined)
}

function checkCondition(condition: unknown, fields: FieldTypes, path: Path): readonly RefusalData[] {
  if (condition === undefined) return []
  const result = parseFilter(condition, { fields, references })
  if (result.ok) return []
  return result.refusals.map((refusal) => ({ ...refusal, path: [...path, ...(refusal.path ?? [])] }))
}

const unknownIn = (names: readonly string[] = [], isKnown: (name: string) => boolean): [string, number][] =>
  names.flatMap((name, i) => (isKnown(name) ? [] : [[name, i] as [string, number]]))

const isActionPattern = (pattern: string, kinds: Kinds): boolean =>
  pattern === '*' ||
  Object.entries(kinds).some(([kind, { actions }]) => pattern === `${kind}.*` || actions.includes(pattern))

/** Whether one entry of `actions` is left anything by `kind` and `except`. */
const speaks = ({ actions, ...rule }: Rule<string>, i: number, kinds: Kinds): boolean =>
  Object.entries(kinds).some(([kind, entry]) =>
    entry.actions.some((action) => coversAction({ ...rule, actions: [actions[i] ?? ''] }, action, kind)),
  )
