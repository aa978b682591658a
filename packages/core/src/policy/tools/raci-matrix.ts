import { type Locale, localText } from '../../shared/index.js'
import type { Policy } from '../answers.js'
import { effectiveRoles } from '../roles.js'
import { coversAction } from '../rule-set.js'
import type { Rule } from '../source.js'

/** Accountable, responsible, consulted, informed, or not concerned. */
export type Raci = 'A' | 'R' | 'C' | 'I' | ''

export interface RaciOptions {
  /** Default: every action there is, but those that only read. */
  readonly actions?: readonly string[]
  /** Default: every role of the policy. */
  readonly roles?: readonly string[]
  /** Verbs that only inform. Default: `read`, `list`, `search`. */
  readonly readingVerbs?: readonly string[]
  /** Who answers for an action where the organisation says otherwise than the rules. */
  readonly accountable?: Readonly<Record<string, readonly string[]>>
  /** Language of the roles' labels. Default: their names in the policy. */
  readonly locale?: Locale
}

export interface RaciMatrix {
  readonly roles: readonly string[]
  readonly rows: readonly { readonly action: string; readonly cells: readonly Raci[] }[]
  /** A table with one line per action and one column per role. */
  readonly markdown: string
  /** The same for a spreadsheet (RFC 4180, comma, CRLF, no byte order mark). */
  readonly csv: string
}

/**
 * Roles by actions, as security reviews print them, derived from the permits alone:
 *
 * - **A**, accountable: may do it to any record; nobody else's record, state or word limits it.
 * - **R**, responsible: may do it where a condition holds: to their own, in some state, with a grant.
 * - **C**, consulted: may not do it, but changes records of that kind in another way.
 * - **I**, informed: may only read records of that kind.
 *
 * A role that a forbid closes off whatever the record counts as one without the permit. Conditional forbids, regions
 * for one, bind everybody and are left out: the matrix says who does what, not where. Two roles may both be accountable;
 * `accountable` names the one where an organisation wants one.
 */
export function raciMatrix(policy: Policy, options: RaciOptions = {}): RaciMatrix {
  const { readingVerbs = ['read', 'list', 'search'], locale } = options
  const isReading = (action: string) => readingVerbs.includes(action.slice(action.indexOf('.') + 1))
  const kindOf = new Map(
    Object.entries(policy.kinds).flatMap(([kind, { actions }]) =>
      actions.map((action) => [action, kind] as const),
    ),
  )
  const roles = options.roles ?? Object.keys(policy.source.roles)
  const actions = options.actions ?? [...kindOf.keys()].filter((action) => !isReading(action))
  const holds = roles.map((role) => holdsOf(role, policy, kindOf))
  const cellOf = (action: string, i: number): Raci => {
    const role = roles[i] ?? ''
    const hold = holds[i]?.get(action)
    const named = options.accountable?.[action]
    if (named?.includes(role)) return 'A'
    if (hold) return hold === 'any' && !named ? 'A' : 'R'
    const others = [...(holds[i]?.keys() ?? [])].filter((other) => kindOf.get(other) === kindOf.get(action))
    return others.length === 0 ? '' : others.every(isReading) ? 'I' : 'C'
  }
  const rows = actions.map((action) => ({ action, cells: roles.map((_, i) => cellOf(action, i)) }))
  const labels = roles.map((role) => {
    const label = policy.source.roles[role]?.label
    return label && locale ? localText(label, locale) : role
  })
  const table = [['', ...labels], ...rows.map(({ action, cells }) => [action, ...cells])]
  return { roles, rows, markdown: markdownOf(table), csv: csvOf(table) }
}

/** What a role may do, to any record or to some. */
function holdsOf(
  role: string,
  { source }: Policy,
  kindOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, 'any' | 'some'> {
  const held = effectiveRoles([role], source.roles)
  const mine = source.rules.filter(({ roles }) => !roles || roles.some((each) => held.includes(each)))
  const found = new Map<string, 'any' | 'some'>()
  for (const [action, kind] of kindOf) {
    const about = mine.filter((rule) => coversAction(rule, action, kind))
    const permits = about.filter(({ effect }) => effect === 'permit')
    const isClosed = about.some((rule) => rule.effect === 'forbid' && isUnconditional(rule))
    if (permits.length > 0 && !isClosed) found.set(action, permits.some(isUnconditional) ? 'any' : 'some')
  }
  return found
}

const isUnconditional = ({ where, when, from, until }: Rule<string>): boolean =>
  [where, when, from, until].every((each) => each === undefined)

type Table = readonly (readonly string[])[]

function markdownOf([head = [], ...body]: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

// A spreadsheet would run a cell that begins like a formula.
const cellText = (cell: string): string => {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const csvOf = (table: Table): string => table.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')
