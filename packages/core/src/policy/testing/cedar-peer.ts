import { type CedarValueJson, preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import {
  type Expression,
  isPath,
  type Operand,
  type PeerQuestion,
  parts,
  type ReferenceRule,
} from './reference.js'

/** What Cedar answers: `decided` are the policies that it gives as reasons, `failed` those that it skipped for an error. */
export interface CedarAnswer {
  readonly allows: boolean
  readonly decided: readonly string[]
  readonly failed: readonly string[]
}

/** Reads the rules into Cedar once, under a name by which they are asked. */
export function prepareCedar(
  name: string,
  rules: readonly ReferenceRule[],
): (question: PeerQuestion) => CedarAnswer {
  const policies = Object.fromEntries(rules.map((rule) => [rule.id, cedarOf(rule)]))
  const answer = preparsePolicySet(name, { staticPolicies: policies })
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'))
  return (question) => askCedar(name, question)
}

function askCedar(name: string, { subject, type, verb, resource, env }: PeerQuestion): CedarAnswer {
  const principal = { type: 'Person', id: String(subject.id) }
  const record = { type, id: String(resource.id ?? '') }
  const answer = statefulIsAuthorized({
    principal,
    action: { type: 'Action', id: verb },
    resource: record,
    context: attributesOf(env),
    preparsedPolicySetId: name,
    entities: [
      { uid: principal, attrs: attributesOf(subject), parents: [] },
      { uid: record, attrs: attributesOf(resource), parents: [] },
    ],
  })
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'))
  const { decision, diagnostics } = answer.response
  return {
    allows: decision === 'allow',
    decided: diagnostics.reason,
    failed: diagnostics.errors.map(({ policyId }) => policyId),
  }
}

// Cedar has no null: what is missing is absent.
const attributesOf = (record: Readonly<Record<string, unknown>>): Record<string, CedarValueJson> =>
  Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== null),
  ) as Record<string, CedarValueJson>

/** One rule as Cedar text. */
function cedarOf({ effect, types, actions, except, when }: ReferenceRule): string {
  const kinds = types === '*' ? [] : [`(${types.map((type) => `resource is ${type}`).join(' || ')})`]
  const named = (list: readonly string[]) =>
    `[${list.map((verb) => `Action::${JSON.stringify(verb)}`).join(', ')}]`
  const scope = actions === '*' ? 'action' : `action in ${named(actions)}`
  const conditions = [...kinds, textOf(when)].map((text) => `when { ${text} }`)
  const exceptions = except ? [`unless { action in ${named(except)} }`] : []
  return `${effect} (principal, ${scope}, resource) ${[...conditions, ...exceptions].join(' ')};`
}

function textOf([op, ...operands]: Expression): string {
  const [left, right] = operands
  switch (op) {
    case 'true':
      return 'true'
    case 'and':
      return parts(operands)
        .map((part) => `(${textOf(part)})`)
        .join(' && ')
    case 'or':
      return parts(operands)
        .map((part) => `(${textOf(part)})`)
        .join(' || ')
    case 'not':
      return `!(${textOf(left as Expression)})`
    case 'eq':
      return `${termOf(left)} == ${termOf(right)}`
    case 'ne':
      return `${termOf(left)} != ${termOf(right)}`
    case 'in':
      return `${termOf(right)}.contains(${termOf(left)})`
    case 'has':
      return `${termOf(left)}.contains(${termOf(right)})`
    case 'overlap':
      return `${termOf(left)}.containsAny(${termOf(right)})`
    case 'isTrue':
      return `${termOf(left)} == true`
    case 'empty':
      return emptyOf(left)
    default:
      throw new Error(`The reference has an operator "${op}" that Cedar is not told.`)
  }
}

// Lists are the only attributes whose emptiness means the same as their absence.
function emptyOf(operand: Operand | undefined): string {
  const isList = operand === 'r.departments'
  return isList ? `(!(${hasOf(operand)}) || ${termOf(operand)}.isEmpty())` : `!(${hasOf(operand)})`
}

function hasOf(operand: Operand | undefined): string {
  const [entity, ...attribute] = termOf(operand).split('.')
  return `${entity} has ${attribute.join('.')}`
}

function termOf(operand: Operand | undefined): string {
  if (isPath(operand, 's')) return `principal.${operand.slice(2)}`
  if (isPath(operand, 'r')) return `resource.${operand.slice(2)}`
  if (isPath(operand, 'e')) return `context.${operand.slice(2)}`
  return JSON.stringify(operand)
}
