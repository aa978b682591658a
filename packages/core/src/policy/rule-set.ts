import type { FieldView } from './answers.js'
import { createFieldTable, type FieldTable } from './field-table.js'
import { effectiveRoles } from './roles.js'
import type { Kinds, PolicySource, Rule } from './source.js'

/** The rules that speak of one action, each list by id, so that the order in a source never shows. */
export interface ActionRules {
  readonly kind: string
  readonly permits: readonly Rule<string>[]
  readonly forbids: readonly Rule<string>[]
  readonly limits: readonly Rule<string>[]
}

/** What can be worked out about one set of roles before anything is asked. */
export interface RoleRules {
  readonly roles: readonly string[]
  forAction(action: string): ActionRules | undefined
}

export interface RuleSet {
  readonly actions: readonly string[]
  forRoles(held: readonly string[]): RoleRules
  /** Every rule about an action, whoever asks, by id. */
  about(action: string): readonly Rule<string>[]
  readonly views: (
    how: 'union' | 'common',
    kind: string,
    permits: readonly Rule<string>[],
    limits: readonly Rule<string>[],
  ) => FieldView
}

/** Whether a rule speaks of an action of a kind. */
export function coversAction(
  { actions, except = [], kind }: Rule<string>,
  action: string,
  of: string,
): boolean {
  const names = (pattern: string) => pattern === '*' || pattern === action || pattern === `${of}.*`
  return (kind === undefined || kind === of) && actions.some(names) && !except.some(names)
}

/** Role sets kept ready; hosts have few, and a flood of odd ones must not fill the memory. */
const maxRoleSets = 500
const maxViews = 5_000

export function createRuleSet({ rules, roles }: PolicySource<string>, kinds: Kinds): RuleSet {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))
  const kindByAction = new Map(
    Object.entries(kinds).flatMap(([kind, { actions }]) => actions.map((action) => [action, kind] as const)),
  )
  const byAction = new Map(
    [...kindByAction].map(([action, kind]) => [
      action,
      sorted.filter((rule) => coversAction(rule, action, kind)),
    ]),
  )
  const about = (action: string) => byAction.get(action) ?? []
  const sets = new Map<string, RoleRules>()
  return {
    actions: [...kindByAction.keys()],
    about,
    forRoles(held) {
      const key = JSON.stringify(held)
      const known = sets.get(key)
      if (known) return known
      const set = createRoleRules(effectiveRoles(held, roles), about, kindByAction)
      if (sets.size >= maxRoleSets) sets.clear()
      sets.set(key, set)
      return set
    },
    views: createViews(sorted, kinds),
  }
}

function createRoleRules(
  roles: readonly string[],
  about: RuleSet['about'],
  kindByAction: ReadonlyMap<string, string>,
): RoleRules {
  const held = new Set(roles)
  const ready = new Map<string, ActionRules>()
  return {
    roles,
    forAction(action) {
      const known = ready.get(action)
      const kind = kindByAction.get(action)
      if (known || kind === undefined) return known
      const mine = about(action).filter(({ roles }) => !roles || roles.some((role) => held.has(role)))
      const of = (effect: string) => mine.filter((rule) => rule.effect === effect)
      const rules = { kind, permits: of('permit'), forbids: of('forbid'), limits: of('limit') }
      ready.set(action, rules)
      return rules
    },
  }
}

/** Field views by the rules that shape them: thousands of records share a handful. */
function createViews(all: readonly Rule<string>[], kinds: Kinds): RuleSet['views'] {
  const tables = new Map<string, FieldTable>()
  const views = new Map<string, FieldView>()
  const tableOf = (kind: string): FieldTable => {
    const known = tables.get(kind)
    if (known) return known
    const named = all.flatMap((rule) => (coversKind(rule, kind, kinds) ? Object.keys(rule.fields ?? {}) : []))
    const table = createFieldTable(kinds[kind]?.fields ?? {}, named)
    tables.set(kind, table)
    return table
  }
  const idsOf = (rules: readonly Rule<string>[]) => rules.map(({ id }) => id).join()
  return (how, kind, permits, limits) => {
    const key = `${how} ${kind} ${idsOf(permits)} ${idsOf(limits)}`
    const known = views.get(key)
    if (known) return known
    const view = tableOf(kind)[how](permits, limits)
    if (views.size >= maxViews) views.clear()
    views.set(key, view)
    return view
  }
}

const coversKind = (rule: Rule<string>, kind: string, kinds: Kinds): boolean =>
  (kinds[kind]?.actions ?? []).some((action) => coversAction(rule, action, kind))
