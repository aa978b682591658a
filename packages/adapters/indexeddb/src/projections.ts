import { type Order, type SortKey, sortKeyOf } from '@caselore/core/storage'
import type { StoredRow } from './schema.js'

/**
 * Fields with an index: `orders` for lists sorted by them, `lookups` for "all of one ticket". Everything else is
 * answered by reading the kind through. Whoever changes this adds a migration that writes the entries of all rows anew.
 */
const projected: Readonly<
  Record<string, { readonly orders: readonly string[]; readonly lookups: readonly string[] }>
> = {
  ticket: { orders: ['createdAt', 'updatedAt', 'dueAt'], lookups: [] },
  case: { orders: ['createdAt', 'updatedAt', 'publishedAt'], lookups: [] },
  comment: { orders: [], lookups: ['ticket'] },
  case_edition: { orders: [], lookups: ['case'] },
  feedback: { orders: [], lookups: ['case'] },
}

type Direction = Order['direction']

/** Tenant, kind, field, direction, then the value and the id, both turned round for `desc`. */
export type Entry = [string, string, string, Direction, number, number | string, string]

/** Where a kind's entries of one field begin; every entry of the field and direction starts with this. */
export const entryPrefix = (tenant: string, kind: string, { by, direction }: Order) => [
  tenant,
  kind,
  by,
  direction,
]

export const isOrdered = (kind: string, by: string): boolean => projected[kind]?.orders.includes(by) ?? false

/** Whether records of the kind can be found by a value of the field. */
export const isFindable = (kind: string, field: string): boolean =>
  isOrdered(kind, field) || (projected[kind]?.lookups.includes(field) ?? false)

/**
 * The index entries of a record. IndexedDB leaves a record out of an index when the field is missing, null or a boolean,
 * and walks backwards row by row only; so each entry spells out the value's type, and each order is kept both ways.
 */
export function entriesOf(row: Omit<StoredRow, 'entries'>): Entry[] {
  const { orders = [], lookups = [] } = projected[row.kind] ?? {}
  const entry = (by: string, direction: Direction): Entry => {
    const order = { by, direction }
    return [row.tenant, row.kind, by, direction, ...sortPart(sortKeyOf(row, order), direction)]
  }
  return [
    ...orders.flatMap((by) => [entry(by, 'asc'), entry(by, 'desc')]),
    ...lookups.map((by) => entry(by, 'asc')),
  ]
}

/** A sort key as the end of an entry, such that entries in ascending order are the records in theirs. */
export function sortPart({ value, id }: SortKey, direction: Direction): [number, number | string, string] {
  const ascending = direction === 'asc'
  const idPart = ascending ? id : turned(id)
  if (value === null) return [3, 0, idPart]
  if (typeof value === 'string') {
    const text = codePointOrdered(value)
    return [ascending ? 2 : 0, ascending ? text : turned(text), idPart]
  }
  const number = Number(value)
  const type = typeof value === 'number' ? 1 : ascending ? 0 : 2
  return [type, ascending ? number : -number, idPart]
}

/** Text whose UTF-16 units are in the order of the code points: surrogates go up, what is above them goes down. */
const codePointOrdered = (text: string): string =>
  mapUnits(text, (unit) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800))

/** Text that sorts the other way round; the end mark puts the longer of two that begin alike first. */
const turned = (text: string): string => `${mapUnits(text, (unit) => 0xffff - unit)}\uffff`

function mapUnits(text: string, change: (unit: number) => number): string {
  let changed = ''
  for (let i = 0; i < text.length; i++) changed += String.fromCharCode(change(text.charCodeAt(i)))
  return changed
}
