import type { FieldView } from './answers.js'
import { byId } from './by-id.js'
import { type Course, startOf } from './course.js'
import { createFieldTable, type FieldTable } from './field-table.js'
import { remember } from './remember.js'
import { effectiveRoles } from './roles.js'
import type { Kinds, PolicySource, Rule } from './source.js'

/** The rules that speak of one action to one set of roles, by id, so that the order in a source never shows. */
export interface ActionRules {
  readonly rules: readonly Rule<string>[]
  readonly start: Course
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

/** Role sets and views kept ready; hosts have few. */
const maxRoleSets = 500
const maxViews = 5_000

/** The rules about one action of a kind, whoever asks. */
interface Action {
  readonly kind: string
  readonly rules: readonly Rule<string>[]
}

export function createRuleSet({ rules, roles }: PolicySource<string>, kinds: Kinds): RuleSet {
  const sorted = byId(rules)
  const all = new Map(
    Object.entries(kinds).flatMap(([kind, { actions }]) =>
      actions.map((action): [string, Action] => [
        action,
        { kind, rules: sorted.filter((rule) => coversAction(rule, action, kind)) },
      ]),
    ),
  )
  const sets = new Map<string, RoleRules>()
  return {
    actions: [...all.keys()],
    about: (action) => all.get(action)?.rules ?? [],
    forRoles: (held) =>
      remember(
        sets,
        JSON.stringify(held),
        () => createRoleRules(effectiveRoles(held, roles), all),
        maxRoleSets,
      ),
    views: createViews(kinds, all),
  }
}

function createRoleRules(roles: readonly string[], all: ReadonlyMap<string, Action>): RoleRules {
  const ready = new Map<string, ActionRules>()
  return {
    roles,
    forAction(name) {
      const action = all.get(name)
      return (
        action &&
        remember(ready, name, () => ({
          rules: action.rules.filter(
            (rule) => !rule.roles || rule.roles.some((role) => roles.includes(role)),
          ),
          start: startOf(action.kind),
        }))
      )
    },
  }
}

/** Field views by the rules that shape them: thousands of records share a handful. */
function createViews(kinds: Kinds, all: ReadonlyMap<string, Action>): RuleSet['views'] {
  const tables = new Map<string, FieldTable>()
  const views = new Map<string, FieldView>()
  const tableOf = (kind: string) =>
    remember(tables, kind, () => {
      const about = [...all.values()].flatMap((action) => (action.kind === kind ? action.rules : []))
      return createFieldTable(
        kinds[kind]?.fields ?? {},
        about.flatMap(({ fields = {} }) => Object.keys(fields)),
      )
    })
  const idsOf = (rules: readonly Rule<string>[]) => rules.map(({ id }) => id).join()
  return (how, kind, permits, limits) =>
    remember(
      views,
      `${how} ${kind} ${idsOf(permits)} ${idsOf(limits)}`,
      () => tableOf(kind)[how](permits, limits),
      maxViews,
    )
}
