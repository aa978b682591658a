import { type Enforcer, newEnforcer, newModelFromString, StringAdapter } from 'casbin'
import {
  type Expression,
  isPath,
  type Operand,
  type PeerQuestion,
  parts,
  type ReferenceRule,
} from './reference.js'

const model = `
[request_definition]
r = s, type, verb, o, e
[policy_definition]
p = types, verbs, except, cond, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = names(p.types, r.type) && names(p.verbs, r.verb) && !lists(p.except, r.verb) && eval(p.cond)
`

/** Casbin as its documents do attributes: conditions are texts in the policy, evaluated for each rule and question. */
export async function buildEnforcer(rules: readonly ReferenceRule[]): Promise<Enforcer> {
  const lines = rules.map(({ types, actions, except = [], when, effect }) =>
    [
      'p',
      namesOf(types),
      namesOf(actions),
      except.join('|'),
      textOf(when),
      effect === 'permit' ? 'allow' : 'deny',
    ]
      .map((part) => `"${part}"`)
      .join(', '),
  )
  const enforcer = await newEnforcer(newModelFromString(model), new StringAdapter(lines.join('\n')))
  await enforcer.addFunction(
    'names',
    (list: string, name: string) => list === '*' || list.split('|').includes(name),
  )
  await enforcer.addFunction('lists', (list: string, name: string) => list.split('|').includes(name))
  await enforcer.addFunction(
    'has',
    (list: unknown, one: unknown) => Array.isArray(list) && list.includes(one),
  )
  await enforcer.addFunction(
    'overlap',
    (a: unknown, b: unknown) => Array.isArray(a) && Array.isArray(b) && a.some((each) => b.includes(each)),
  )
  await enforcer.addFunction(
    'empty',
    (value: unknown) => (value ?? null) === null || (Array.isArray(value) && value.length === 0),
  )
  return enforcer
}

export const casbinAllows = (enforcer: Enforcer, { subject, type, verb, resource, env }: PeerQuestion) =>
  enforcer.enforce(subject, type, verb, resource, env)

const namesOf = (names: '*' | readonly string[]): string => (names === '*' ? '*' : names.join('|'))

function textOf([op, ...operands]: Expression): string {
  const [left, right] = operands.map((operand) =>
    Array.isArray(operand) && isOperation(operand) ? '' : termOf(operand),
  )
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
      return `!(${parts(operands).map(textOf).join('')})`
    case 'eq':
      return `${left} == ${right}`
    case 'ne':
      return `${left} != ${right}`
    case 'in':
      return `has(${right}, ${left})`
    case 'isTrue':
      return `${left} == true`
    case 'empty':
      return `empty(${left})`
    default:
      return `${op}(${left}, ${right})`
  }
}

const operations = ['true', 'and', 'or', 'not', 'eq', 'ne', 'in', 'has', 'overlap', 'empty', 'isTrue']
const isOperation = (operand: readonly unknown[]) => operations.includes(String(operand[0]))

function termOf(operand: Operand): string {
  if (isPath(operand, 's')) return `r.s.${operand.slice(2)}`
  if (isPath(operand, 'r')) return `r.o.${operand.slice(2)}`
  if (isPath(operand, 'e')) return `r.e.${operand.slice(2)}`
  if (typeof operand === 'string') return `'${operand}'`
  return `[${(operand as readonly string[]).map((each) => `'${each}'`).join(', ')}]`
}
