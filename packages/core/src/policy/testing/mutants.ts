import { type FilterOperator, isReference, type OpenFilter, type Scalar } from '../../filter/index.js'
import type { PolicySource, Rule } from '../index.js'

/** A policy with one thing changed in it. */
export interface Mutant {
  readonly rule: string
  readonly change: string
  readonly source: PolicySource<string>
}

type Change<Thing> = readonly [change: string, changed: Thing]

/** Every policy that differs from this one by one slip that a person may make while writing a rule. */
export function mutantsOf(source: PolicySource<string>): readonly Mutant[] {
  return source.rules.flatMap((rule, i) => {
    const others = [...source.rules.slice(0, i), ...source.rules.slice(i + 1)]
    const changed = changesOf(rule).map(([change, mutated]) => ({
      rule: rule.id,
      change,
      source: { ...source, rules: [...others, mutated] },
    }))
    return [{ rule: rule.id, change: 'left out', source: { ...source, rules: others } }, ...changed]
  })
}

function changesOf(rule: Rule<string>): readonly Change<Rule<string>>[] {
  const set = (change: string, keys: Partial<Record<keyof Rule<string>, unknown>>): Change<Rule<string>> => [
    change,
    Object.fromEntries(
      Object.entries({ ...rule, ...keys }).filter(([, value]) => value !== undefined),
    ) as unknown as Rule<string>,
  ]
  const listed = (key: 'roles' | 'actions' | 'except' | 'readOnly' | 'obligations') =>
    without(rule[key] as readonly unknown[] | undefined).map(([gone, kept]) =>
      set(`${key} without ${JSON.stringify(gone)}`, { [key]: kept.length > 0 ? kept : undefined }),
    )
  const conditions = (key: 'where' | 'when') => {
    const condition = rule[key]
    if (!condition) return []
    return [
      set(`without ${key}`, { [key]: undefined }),
      ...changedConditions(condition).map(([change, changed]) =>
        set(`${key}: ${change}`, { [key]: changed }),
      ),
    ]
  }
  return [
    ...flipped(rule, set),
    ...(rule.roles ? [set('for everyone', { roles: undefined })] : []),
    ...listed('roles').filter(([, { roles }]) => roles),
    ...listed('actions').filter(([, { actions }]) => actions),
    ...widenedActions(rule).map(([change, actions]) => set(change, { actions })),
    ...listed('except'),
    ...conditions('when'),
    ...conditions('where'),
    ...changedFields(rule).map(([change, fields]) => set(change, { fields })),
    ...changedWritable(rule).map(([change, writable]) => set(change, { writable })),
    ...listed('readOnly'),
    ...listed('obligations'),
  ]
}

const without = <Thing>(things: readonly Thing[] = []): readonly (readonly [Thing, readonly Thing[]])[] =>
  things.map((thing, i) => [thing, [...things.slice(0, i), ...things.slice(i + 1)]] as const)

type SetKeys = (change: string, keys: Partial<Record<keyof Rule<string>, unknown>>) => Change<Rule<string>>

function flipped({ effect }: Rule<string>, set: SetKeys): readonly Change<Rule<string>>[] {
  const bare = { writable: undefined, readOnly: undefined }
  if (effect === 'limit') return [set('a forbid', { effect: 'forbid', fields: undefined, ...bare })]
  return effect === 'permit'
    ? [set('a forbid', { effect: 'forbid', fields: undefined, ...bare })]
    : [set('a permit', { effect: 'permit', ...bare })]
}

/** One action becomes all of its kind. */
const widenedActions = ({ actions }: Rule<string>): readonly Change<readonly string[]>[] => {
  const kinds = new Set(
    actions.filter((action) => !action.endsWith('*')).map((action) => action.split('.')[0]),
  )
  return [...kinds].map((kind) => [`all of ${kind}`, [`${kind}.*`]])
}

function changedFields({ fields, effect }: Rule<string>): readonly Change<object | undefined>[] {
  if (effect === 'forbid' || !fields) return []
  const entries = Object.entries(fields)
  return entries.flatMap(([field, what]) => [
    [`shows ${field}`, Object.fromEntries(entries.filter(([other]) => other !== field))] as const,
    [
      what === 'hide' ? `masks ${field}` : `hides ${field}`,
      { ...fields, [field]: what === 'hide' ? 'partly' : 'hide' },
    ] as const,
  ])
}

function changedWritable({ writable, effect }: Rule<string>): readonly Change<Rule<string>['writable']>[] {
  if (effect !== 'permit' || !writable) return []
  const less = writable === '*' ? [] : without(writable)
  return [
    ['nothing writable', undefined],
    ...(writable === '*' ? [] : ([['everything writable', '*']] as const)),
    ...less.map(([field, kept]) => [`${field} not writable`, kept] as const),
  ]
}

const opposites: Readonly<Record<string, FilterOperator>> = {
  eq: 'ne',
  ne: 'eq',
  in: 'nin',
  nin: 'in',
  lt: 'lte',
  lte: 'lt',
  gt: 'gte',
  gte: 'gt',
}

/** The condition with one node of its tree changed. */
function changedConditions(filter: OpenFilter): readonly Change<OpenFilter>[] {
  if ('not' in filter)
    return [
      ['not left out', filter.not],
      ...changedConditions(filter.not).map(([change, not]) => [change, { not }] as const),
    ]
  if ('and' in filter) return changedParts(filter.and, 'and', 'or')
  if ('or' in filter) return changedParts(filter.or, 'or', 'and')
  return changedLeaf(filter)
}

function changedParts(
  parts: readonly OpenFilter[],
  key: 'and' | 'or',
  other: 'and' | 'or',
): readonly Change<OpenFilter>[] {
  const joined = (by: 'and' | 'or', list: readonly OpenFilter[]) => ({ [by]: list }) as unknown as OpenFilter
  return [
    [`${other} for ${key}`, joined(other, parts)],
    [`not (${key})`, { not: joined(key, parts) }],
    ...without(parts).map(([gone, kept]) => [`without ${JSON.stringify(gone)}`, joined(key, kept)] as const),
    ...parts.flatMap((part, i) =>
      changedConditions(part).map(
        ([change, changed]) =>
          [change, joined(key, [...parts.slice(0, i), changed, ...parts.slice(i + 1)])] as const,
      ),
    ),
  ]
}

type Leaf = Exclude<OpenFilter, { and: unknown } | { or: unknown } | { not: unknown }>

function changedLeaf(leaf: Leaf): readonly Change<OpenFilter>[] {
  const { field, op, value } = leaf
  const name = `${field} ${op} ${JSON.stringify(value)}`
  const opposite = opposites[op]
  const changedOp = opposite
    ? [[`${name} → ${opposite}`, { field, op: opposite, value } as Leaf] as const]
    : []
  const values = changedValues(value).map(
    (other) => [`${name} → ${JSON.stringify(other)}`, { field, op, value: other } as Leaf] as const,
  )
  return [[`not (${name})`, { not: leaf }], ...changedOp, ...values]
}

function changedValues(value: Leaf['value']): readonly unknown[] {
  if (isReference(value)) return [{ ref: 'actor.nothing' }]
  if (Array.isArray(value)) return without(value as readonly Scalar[]).map(([, kept]) => kept)
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value - 1, value + 1]
  return [`${String(value)}-`]
}
