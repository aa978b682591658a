import type { CaseView } from '@caselore/core/desk'
import {
  applyCaseEdit,
  type CaseContent,
  type CaseEdit,
  type CasePlacement,
  caseContentOf,
  caseModules,
  casePlacementOf,
  emptyCaseContent,
} from '@caselore/core/schema'

/** What the author writes: the content, and for whom the case is meant as far as they may see it. */
export type CaseDraft = CaseContent & Partial<CasePlacement>

export type Path = readonly (string | number)[]

/** A draft of a case as the desk shows it; what policy hides is empty. */
export function draftOf(view: CaseView): CaseDraft {
  const shown = caseContentOf(view) as CaseEdit
  return { ...applyCaseEdit(emptyCaseContent(view.title), shown), ...casePlacementOf(view) }
}

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value)

/**
 * The same value with one place in it replaced; what is beside it is shared. Objects on the way that are not there are made,
 * and `undefined` takes the place itself away.
 */
export function withValue<Whole>(whole: Whole, path: Path, value: unknown): Whole {
  const [key, ...rest] = path
  if (key === undefined) return value as Whole
  const inner = withValue(valueAt(whole, [key]), rest, value)
  if (Array.isArray(whole)) return whole.map((item, index) => (index === key ? inner : item)) as Whole
  const { [key]: _old, ...others } = (whole ?? {}) as Record<string | number, unknown>
  return (inner === undefined ? others : { ...whole, [key]: inner }) as Whole
}

/** The lists of the template, each with the texts that a row cannot do without. */
export const rowLists: readonly {
  readonly path: readonly [string, string]
  readonly needs: readonly string[]
}[] = [
  { path: ['diagnosis', 'checks'], needs: ['checked'] },
  { path: ['solution', 'steps'], needs: ['text'] },
  { path: ['solution', 'tools'], needs: [] },
  { path: ['solution', 'parts'], needs: [] },
  { path: ['solution', 'cautions'], needs: [] },
  { path: ['result', 'figures'], needs: ['label', 'value'] },
]

export interface ReadyDraft {
  /** What can be stored and checked: without rows, customer and authorisation that lack what they must have. */
  readonly draft: CaseDraft
  /** By list, the row of the author's draft from which each stored row comes. */
  readonly origin: Readonly<Record<string, readonly number[]>>
  /** Rows and other groups with something in them that are not complete enough to be stored. */
  readonly waiting: number
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

/** Takes out what an author has only begun: the desk refuses it, and nobody is stopped from writing. */
export function readyDraft(draft: CaseDraft): ReadyDraft {
  const origin: Record<string, readonly number[]> = {}
  const customer = readyCustomer(draft.customer)
  let ready = customer === draft.customer ? draft : withValue(draft, ['customer'], customer)
  let waiting = isBegun(draft.customer) ? 1 : 0
  for (const { path, needs } of rowLists) {
    const rows = valueAt(draft, path) as readonly unknown[]
    const isComplete = (row: unknown) =>
      needs.length === 0 ? isFilled(row) : needs.every((name) => isFilled(valueAt(row, [name])))
    const kept = rows.flatMap((row, index) => (isComplete(row) ? [index] : []))
    origin[path.join('.')] = kept
    waiting += rows.filter((row) => !isComplete(row) && Object.values(row as object).some(isFilled)).length
    if (kept.length < rows.length) ready = withValue(ready, path, rows.filter(isComplete))
  }
  return { draft: ready, origin, waiting }
}

type CustomerDraft = CaseDraft['customer']

/** A customer is known by name, and an authorisation by all that it consists of; one who is blank is none. */
function readyCustomer(customer: CustomerDraft): CustomerDraft {
  if (!isFilled(customer?.name)) return undefined
  return isAuthorised(customer) || customer?.authorisation === undefined
    ? customer
    : withValue(customer, ['authorisation'], undefined)
}

/** Of each part of an authorisation, whether it is there. */
function authorised(customer: CustomerDraft): readonly boolean[] {
  const { reference, by, at } = customer?.authorisation ?? {}
  return [isFilled(reference), isFilled(by), at !== undefined]
}

const isAuthorised = (customer: CustomerDraft): boolean => authorised(customer).every(Boolean)

/** Whether there is something of an authorisation that cannot be stored yet. */
const isBegun = (customer: CustomerDraft): boolean =>
  authorised(customer).some(Boolean) && !(isFilled(customer?.name) && isAuthorised(customer))

/** Where a path of the stored draft lies in the author's. */
export function authorsPath(path: Path, { origin }: Pick<ReadyDraft, 'origin'>): Path {
  const [part, list, index] = path
  const row = typeof index === 'number' ? origin[`${part}.${list}`]?.[index] : undefined
  return row === undefined ? path : [...path.slice(0, 2), row, ...path.slice(3)]
}

/** The smallest edit that turns one draft into the other; what was taken away becomes `null`. */
export function editBetween(before: CaseDraft, after: CaseDraft): CaseEdit {
  const changed = (a: object, b: object): [string, unknown][] =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key): [string, unknown][] => {
      const [old, value] = [valueAt(a, [key]), valueAt(b, [key])]
      if (JSON.stringify(old) === JSON.stringify(value)) return []
      if (!caseModules.some((name) => name === key)) return [[key, value ?? null]]
      const parts = changed(old as object, value as object)
      return parts.length > 0 ? [[key, Object.fromEntries(parts)]] : []
    })
  return Object.fromEntries(changed(before, after)) as CaseEdit
}
