import { readFileSync } from 'node:fs'

/** `['and', …]`, `['eq', 's.id', 'r.authorId']`, `['true']`: see the notation in policy-rules.json. */
export type Expression = readonly [op: string, ...operands: Operand[]]
export type Operand = string | readonly string[] | Expression

/** A rule of the reference set behind the table, as its authors state it. */
export interface ReferenceRule {
  readonly id: string
  readonly effect: 'permit' | 'forbid'
  readonly types: '*' | readonly string[]
  readonly actions: '*' | readonly string[]
  readonly except?: readonly string[]
  readonly when: Expression
  readonly view?: { readonly masked: readonly string[]; readonly hidden: readonly string[] }
  readonly write?: readonly string[]
}

export interface Reference {
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly rules: readonly ReferenceRule[]
}

/** The reference set. Peers are made from it, not from our rendering, so that a slip of ours is a difference. */
export const readReference = (): Reference =>
  JSON.parse(readFileSync(new URL('./policy-rules.json', import.meta.url), 'utf8')) as Reference

export const parts = (operands: readonly Operand[]): readonly Expression[] =>
  operands as readonly Expression[]

export const isPath = <Of extends 's' | 'r' | 'e'>(
  operand: Operand | undefined,
  of: Of,
): operand is `${Of}.${string}` => typeof operand === 'string' && operand.startsWith(`${of}.`)

/** What every peer is asked: who, what, on which record, under which circumstances. */
export interface PeerQuestion {
  readonly subject: Readonly<Record<string, unknown>>
  readonly type: string
  readonly verb: string
  readonly resource: Readonly<Record<string, unknown>>
  readonly env: Readonly<Record<string, unknown>>
}

/** A plain reading of the reference, for questions in which nothing that it asks about is missing. */
export function referenceAnswer({ rules, fields }: Reference, question: PeerQuestion) {
  const { type, verb } = question
  const speaks = ({ types, actions, except, when }: ReferenceRule) =>
    (types === '*' || types.includes(type)) &&
    (actions === '*' || actions.includes(verb)) &&
    !except?.includes(verb) &&
    holds(when, question)
  const speaking = rules.filter(speaks)
  const permits = speaking.filter(({ effect }) => effect === 'permit')
  const allows = permits.length > 0 && permits.length === speaking.length
  const of = (wanted: string) => (fields[type] ?? []).filter((field) => viewOf(permits, field) === wanted)
  return {
    allows,
    masked: allows ? of('masked') : [],
    hidden: allows ? of('hidden') : [],
    writable: allows ? [...new Set(permits.flatMap(({ write = [] }) => write))] : [],
  }
}

/** What the reference shows of a field when several rules permit: the most that one of them shows. */
export function viewOf(permits: readonly ReferenceRule[], field: string): 'visible' | 'masked' | 'hidden' {
  const seen = permits.map(({ view }) =>
    view?.hidden.includes(field) ? 0 : view?.masked.includes(field) ? 1 : 2,
  )
  return (['hidden', 'masked', 'visible'] as const)[Math.max(...seen)] ?? 'hidden'
}

function holds([op, ...operands]: Expression, question: PeerQuestion): boolean {
  const [left, right] = operands.map((operand) => valueIn(operand, question))
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  switch (op) {
    case 'true':
      return true
    case 'and':
      return parts(operands).every((part) => holds(part, question))
    case 'or':
      return parts(operands).some((part) => holds(part, question))
    case 'not':
      return !holds(parts(operands)[0] ?? ['true'], question)
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'in':
      return list(right).includes(left)
    case 'has':
      return list(left).includes(right)
    case 'overlap':
      return list(left).some((each) => list(right).includes(each))
    case 'empty':
      return (left ?? null) === null || (Array.isArray(left) && left.length === 0)
    case 'isTrue':
      return left === true
    default:
      throw new Error(`The reference has an operator "${op}" that nobody was told.`)
  }
}

function valueIn(operand: Operand, { subject, resource, env }: PeerQuestion): unknown {
  if (isPath(operand, 's')) return subject[operand.slice(2)]
  if (isPath(operand, 'r')) return resource[operand.slice(2)]
  if (isPath(operand, 'e')) return env[operand.slice(2)]
  return operand
}
