import { AbilityBuilder, createMongoAbility, type MongoAbility, subject } from '@casl/ability'
import {
  type Expression,
  isPath,
  type Operand,
  type PeerQuestion,
  parts,
  type ReferenceRule,
} from './reference.js'

type Asker = Pick<PeerQuestion, 'subject' | 'env'>
/** What is asked of a record's fields, all at once. CASL knows no "or": each alternative is a rule of its own. */
type Query = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const always: readonly Query[] = [{}]
const never: readonly Query[] = []

/**
 * CASL has no attributes of the asker, so an ability is built for one asker, as its documents show: what depends on the
 * asker is worked out, what depends on the record becomes a query. The last rule wins, so forbids come last.
 */
export function buildAbility(rules: readonly ReferenceRule[], asker: Asker): MongoAbility {
  const { can, cannot, build } = new AbilityBuilder<MongoAbility>(createMongoAbility)
  for (const effect of ['permit', 'forbid'] as const) {
    for (const rule of rules) {
      if (rule.effect !== effect) continue
      const actions = rule.actions === '*' ? actionsBut(rule.except) : [...rule.actions]
      const kinds = rule.types === '*' ? 'all' : [...rule.types]
      const add = effect === 'permit' ? can : cannot
      for (const query of alternativesOf(rule.when, asker, true)) {
        if (query === always[0]) add(actions, kinds)
        else add(actions, kinds, query)
      }
    }
  }
  return build()
}

export const caslAllows = (ability: MongoAbility, { type, verb, resource }: PeerQuestion): boolean =>
  ability.can(verb, subject(type, { ...resource }))

const verbs =
  'read list create update assign close reopen comment export delete submit review1 review2 publish archive reference approve revoke'
const actionsBut = (except: readonly string[] = []): string | string[] =>
  except.length === 0 ? 'manage' : verbs.split(' ').filter((verb) => !except.includes(verb))

/** The queries of which a record has to meet one for the expression to be as wanted. */
function alternativesOf([op, ...operands]: Expression, asker: Asker, wanted: boolean): readonly Query[] {
  const [left, right] = operands
  if (op === 'true') return wanted ? always : never
  if (op === 'not') return alternativesOf(left as Expression, asker, !wanted)
  if (op === 'and' || op === 'or') {
    const inner = parts(operands).map((part) => alternativesOf(part, asker, wanted))
    return (op === 'and') === wanted ? inner.reduce(each) : inner.flat()
  }
  if (isPath(right, 'r') && (op === 'has' || op === 'overlap'))
    return ofRecord(right.slice(2), 'in', listOf(left, asker), wanted)
  if (isPath(left, 'r')) return ofRecord(left.slice(2), op, operandOf(right, asker), wanted)
  return ofAsker(op, left, right, asker) === wanted ? always : never
}

/** Every alternative of the one side with every one of the other. */
const each = (left: readonly Query[], right: readonly Query[]): readonly Query[] =>
  left.flatMap((a) => right.map((b) => (a === always[0] ? b : b === always[0] ? a : both(a, b))))

function both(a: Query, b: Query): Query {
  const shared = Object.keys(a).filter((field) => field in b)
  const joined = shared.map((field) => [field, { ...a[field], ...b[field] }] as const)
  return { ...a, ...b, ...Object.fromEntries(joined) }
}

function ofRecord(field: string, op: string, value: unknown, wanted: boolean): readonly Query[] {
  switch (op) {
    case 'eq':
      return value === undefined
        ? wanted
          ? never
          : always
        : [{ [field]: wanted ? { $eq: value } : { $ne: value } }]
    case 'in':
      return [{ [field]: wanted ? { $in: value } : { $nin: value } }]
    case 'isTrue':
      return [{ [field]: wanted ? { $eq: true } : { $ne: true } }]
    case 'empty':
      if (wanted)
        return [{ [field]: { $exists: false } }, { [field]: { $eq: null } }, { [field]: { $size: 0 } }]
  }
  throw new Error(`The reference has an operator "${op}" over records that CASL is not told.`)
}

function ofAsker(op: string, left: Operand | undefined, right: Operand | undefined, asker: Asker): boolean {
  switch (op) {
    case 'eq':
      return operandOf(left, asker) === operandOf(right, asker)
    case 'ne':
      return operandOf(left, asker) !== operandOf(right, asker)
    case 'has':
      return listOf(left, asker).includes(operandOf(right, asker))
    case 'overlap':
      return listOf(right, asker).some((one) => listOf(left, asker).includes(one))
    case 'empty':
      return operandOf(left, asker) === undefined
    default:
      throw new Error(`The reference has an operator "${op}" over askers that CASL is not told.`)
  }
}

function operandOf(operand: Operand | undefined, { subject: who, env }: Asker): unknown {
  if (isPath(operand, 's')) return who[operand.slice(2)]
  if (isPath(operand, 'e')) return env[operand.slice(2)]
  return operand
}

function listOf(operand: Operand | undefined, asker: Asker): readonly unknown[] {
  const value = operandOf(operand, asker)
  return Array.isArray(value) ? value : []
}
