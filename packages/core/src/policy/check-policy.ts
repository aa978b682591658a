import { parseInput } from '../schema/index.js'
import { ok, type RefusalData, type Result, refused } from '../shared/index.js'
import { checkRule } from './check-rule.js'
import { type PolicyFaultCode, policyFaults } from './fault-refusals.js'
import { policySchema } from './schema.js'
import type { Folded, Kinds, Masks, PolicySource, Role } from './source.js'

type Path = readonly (string | number)[]

const nothing: Folded = { roles: {}, rules: [] }

/**
 * Reads a policy and what it extends into one list of roles and rules, or tells all that is wrong with it, each with
 * its path.
 */
export function foldPolicy(
  input: unknown,
  vocabulary: { readonly kinds: Kinds; readonly masks: Masks },
  path: Path = [],
): Result<Folded> {
  const parsed = parseInput(policySchema, input)
  if (!parsed.ok)
    return failed(parsed.refusals.map((each) => ({ ...each, path: [...path, ...(each.path ?? [])] })))
  const own = parsed.value as PolicySource<string>
  const base =
    own.extends === undefined
      ? ok(nothing)
      : foldPolicy(sourceOf(own.extends), vocabulary, [...path, 'extends'])
  if (!base.ok) return base

  const roles = { ...base.value.roles, ...own.roles }
  const faults = [
    ...checkRoles(own, base.value, roles, path),
    ...checkIds(own, base.value, path),
    ...own.rules.flatMap((rule, i) => checkRule(rule, { ...vocabulary, roles }, [...path, 'rules', i])),
  ]
  if (faults.length > 0) return failed(faults)
  const kept = base.value.rules.filter(({ id }) => !own.without?.includes(id))
  const { version } = own
  return ok({ ...(version === undefined ? {} : { version }), roles, rules: [...kept, ...own.rules] })
}

function failed(faults: readonly RefusalData[]): Result<never> {
  const [first, ...others] = faults
  if (!first) throw new Error('A policy was refused without a reason.')
  return refused(first, ...others)
}

const sourceOf = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'source' in given ? given.source : given

function checkRoles(
  own: PolicySource<string>,
  base: Folded,
  roles: Readonly<Record<string, Role>>,
  path: Path,
): RefusalData[] {
  const refuse = (code: PolicyFaultCode, at: Path, role: string) =>
    policyFaults.data(code, { path: [...path, 'roles', ...at], details: { role } })
  return Object.entries(own.roles).flatMap(([name, { inherits = [] }]) => [
    ...(Object.hasOwn(base.roles, name) ? [refuse('policy.duplicate_role', [name], name)] : []),
    ...inherits.flatMap((role, i) =>
      Object.hasOwn(roles, role) ? [] : [refuse('policy.unknown_role', [name, 'inherits', i], role)],
    ),
    ...(inheritsItself(name, roles) ? [refuse('policy.role_cycle', [name, 'inherits'], name)] : []),
  ])
}

function inheritsItself(name: string, roles: Readonly<Record<string, Role>>): boolean {
  const parentsOf = (role: string) => (Object.hasOwn(roles, role) ? (roles[role]?.inherits ?? []) : [])
  const queue = [...parentsOf(name)]
  const seen = new Set<string>()
  for (let role = queue.pop(); role !== undefined; role = queue.pop()) {
    if (role === name) return true
    if (!seen.has(role)) queue.push(...parentsOf(role))
    seen.add(role)
  }
  return false
}

function checkIds(own: PolicySource<string>, base: Folded, path: Path): RefusalData[] {
  const baseIds = new Set(base.rules.map(({ id }) => id))
  const refuse = (code: PolicyFaultCode, at: Path, rule: string) =>
    policyFaults.data(code, { path: [...path, ...at], details: { rule } })
  const unknown = (own.without ?? []).flatMap((id, i) =>
    baseIds.has(id) ? [] : [refuse('policy.unknown_rule', ['without', i], id)],
  )
  const taken = new Set([...baseIds].filter((id) => !own.without?.includes(id)))
  const duplicates = own.rules.flatMap(({ id }, i) => {
    const isTaken = taken.has(id)
    taken.add(id)
    return isTaken ? [refuse('policy.duplicate_rule', ['rules', i, 'id'], id)] : []
  })
  return [...unknown, ...duplicates]
}
