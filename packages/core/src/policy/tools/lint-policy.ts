import { and, type FieldTypes, isAll, type OpenFilter } from '../../filter/index.js'
import { canonicalJson, type Instant, type Json, type RefusalData } from '../../shared/index.js'
import type { Policy } from '../answers.js'
import { effectiveRoles } from '../roles.js'
import { coversAction } from '../rule-set.js'
import type { Rule } from '../source.js'
import { findWitness } from './find-witness.js'
import { type PolicyFindingCode, policyFindings } from './findings.js'

export interface LintOptions {
  /** Finds rules whose time is over. */
  readonly now?: Instant
  /** The roles that somebody holds, by directory: finds rules for roles that nobody holds. */
  readonly held?: readonly string[]
}

export type PolicyFinding = RefusalData<PolicyFindingCode>

/**
 * Rules and roles of a sound policy that look like mistakes: they never apply, only where data are missing, are always
 * beaten by a forbid, say what another rule says, or concern nobody. Each finding has the path of the rule or role in
 * `policy.source`. What is found is certain; what would take too long to prove is not reported.
 */
export function lintPolicy(policy: Policy, options: LintOptions = {}): readonly PolicyFinding[] {
  const { rules } = policy.source
  return [...rules.flatMap((rule, i) => lintRule(rule, i, policy, options).slice(0, 1)), ...lintRoles(policy)]
}

function lintRule(
  rule: Rule<string>,
  i: number,
  policy: Policy,
  options: LintOptions,
): readonly PolicyFinding[] {
  const find = (
    code: PolicyFindingCode,
    details: Readonly<Record<string, Json>> = {},
  ): readonly PolicyFinding[] => [
    policyFindings.data(code, { path: ['rules', i], details: { rule: rule.id, ...details } }),
  ]
  const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY, roles } = rule
  if (until <= from) return find('policy.no_time')
  if (options.now !== undefined && until <= options.now) return find('policy.time_over')
  const reach = reachOf(rule, policy)
  if (reach !== 'open') return find(reach)
  if (roles && options.held && !isHeld(roles, options.held, policy))
    return find('policy.unheld_role', { roles })
  const { rules } = policy.source
  const twin = rules.slice(0, i).find((other) => contentOf(other) === contentOf(rule))
  if (twin) return find('policy.same_rule', { by: twin.id })
  if (rule.effect !== 'permit') return []
  for (const forbid of rules) {
    const actions = forbid.effect === 'forbid' ? closedActions(rule, forbid, policy) : []
    if (actions.length > 0) return find('policy.always_forbidden', { by: forbid.id, actions })
  }
  const wider = rules.find((other) => other !== rule && coversPermit(other, rule, policy))
  return wider ? find('policy.covered_permit', { by: wider.id }) : []
}

/** Everything a rule asks, its time too, as one condition. */
const conditionOf = ({ when, where, from, until }: Rule<string>): OpenFilter =>
  and<string, { readonly ref: string }>(
    when,
    where,
    from === undefined ? undefined : { field: 'env.now', op: 'gte', value: from },
    until === undefined ? undefined : { field: 'env.now', op: 'lt', value: until },
  )

function reachOf(
  rule: Rule<string>,
  policy: Policy,
): 'policy.never_applies' | 'policy.only_when_missing' | 'open' {
  const fields = fieldsOf(rule, policy)
  const condition = [conditionOf(rule)]
  const canHold = findWitness(condition, fields, ([truth]) => truth === true)
  if (canHold !== 'none') return 'open'
  if (rule.effect === 'permit') return 'policy.never_applies'
  const canBeUnknown = findWitness(condition, fields, ([truth]) => truth === undefined)
  return canBeUnknown === 'none' ? 'policy.never_applies' : 'policy.only_when_missing'
}

/** The actions of a permit that a forbid closes whenever the permit opens them. */
function closedActions(permit: Rule<string>, forbid: Rule<string>, policy: Policy): readonly string[] {
  if (!coversRoles(forbid, permit, policy)) return []
  const shared = actionsOf(permit, policy).filter((action) => actionsOf(forbid, policy).includes(action))
  if (shared.length === 0) return []
  const escapes = findWitness(
    [conditionOf(permit), conditionOf(forbid)],
    { ...fieldsOf(permit, policy), ...fieldsOf(forbid, policy) },
    ([permits, forbids]) => permits === true && forbids === false,
  )
  return escapes === 'none' ? shared : []
}

/** Whether one permit lets through all that another does, on every record and at every time. */
function coversPermit(wide: Rule<string>, narrow: Rule<string>, policy: Policy): boolean {
  const isPlain =
    wide.effect === 'permit' && !wide.fields && !narrow.obligations?.length && isAll(conditionOf(wide))
  return (
    isPlain &&
    coversRoles(wide, narrow, policy) &&
    actionsOf(narrow, policy).every((action) => actionsOf(wide, policy).includes(action)) &&
    coversWritable(wide.writable, narrow.writable)
  )
}

const coversWritable = (wide: Rule['writable'], narrow: Rule['writable']): boolean =>
  wide === '*' ||
  narrow === undefined ||
  (narrow !== '*' && narrow.every((path) => wide?.includes(path) === true))

/** Whether whoever the one rule is about the other is about too. */
function coversRoles(wide: Rule<string>, narrow: Rule<string>, policy: Policy): boolean {
  const named = wide.roles
  if (!named) return true
  return narrow.roles?.every((role) => isHeld(named, [role], policy)) === true
}

const isHeld = (named: readonly string[], held: readonly string[], { source }: Policy): boolean =>
  effectiveRoles(held, source.roles).some((role) => named.includes(role))

const actionsOf = (rule: Rule<string>, { kinds }: Policy): readonly string[] =>
  Object.entries(kinds).flatMap(([kind, { actions }]) =>
    actions.filter((action) => coversAction(rule, action, kind)),
  )

const fieldsOf = (rule: Rule<string>, { kinds }: Policy): FieldTypes =>
  Object.assign(
    {},
    ...Object.entries(kinds)
      .filter(([kind, { actions }]) => actions.some((action) => coversAction(rule, action, kind)))
      .map(([, { fields }]) => fields),
  ) as FieldTypes

/** What a rule says, whatever it is called. */
const contentOf = ({ id: _, label: __, ask: ___, ...content }: Rule<string>): string => canonicalJson(content)

function lintRoles({ source }: Policy): readonly PolicyFinding[] {
  const named = new Set(source.rules.flatMap(({ roles = [] }) => roles))
  return Object.keys(source.roles).flatMap((role) =>
    effectiveRoles([role], source.roles).some((each) => named.has(each))
      ? []
      : [policyFindings.data('policy.idle_role', { path: ['roles', role], details: { role } })],
  )
}
