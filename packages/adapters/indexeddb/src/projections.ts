import type { Scalar } from '@caselore/core/filter'
import { type Order, projections, type Row, sortKeyOf } from '@caselore/core/storage'

type Direction = Order['direction']

/** Where a kind's entries of one field begin. Names hold no spaces, and a space sorts before all that they hold. */
export const entryPrefix = (tenant: string, kind: string, { by, direction }: Order): string =>
  `${tenant} ${kind} ${by} ${direction} `

export const isOrdered = (kind: string, by: string): boolean =>
  projections[kind]?.orders.includes(by) ?? false

/** Whether records of the kind can be found by a value of the field. */
export const isFindable = (kind: string, field: string): boolean =>
  isOrdered(kind, field) || (projections[kind]?.lookups.includes(field) ?? false)

/**
 * The index entries of a record. IndexedDB leaves a record out of an index when the field is missing, null or a boolean,
 * and walks backwards row by row only; so each entry spells out the value's type, and each order is kept both ways. An
 * entry is one text, because rows are read with their entries and lists of parts take several times as long.
 */
export function entriesOf(row: Row & { readonly tenant: string }): string[] {
  const { orders = [], lookups = [] } = projections[row.kind] ?? {}
  const entry = (by: string, direction: Direction): string => {
    const order = { by, direction }
    const key = sortKeyOf(row, order)
    return (
      entryPrefix(row.tenant, row.kind, order) + valuePart(key.value, direction) + idPart(key.id, direction)
    )
  }
  return [
    ...orders.flatMap((by) => [entry(by, 'asc'), entry(by, 'desc')]),
    ...lookups.map((by) => entry(by, 'asc')),
  ]
}

/** A value as text that sorts as the contract has it: `false`, `true`, numbers, texts (or the reverse), then the missing. */
export function valuePart(value: Scalar, direction: Direction): string {
  const ascending = direction === 'asc'
  if (value === null) return '3'
  if (typeof value === 'boolean') return ascending ? `0${Number(value)}` : `2${Number(!value)}`
  if (typeof value === 'number') return `1${sortableNumber(value, ascending)}`
  const text = codePointOrdered(value)
  // U+0000 is in no text, so the end of a text sorts before whatever could follow.
  return ascending ? `2${text}\0` : `0${turned(text)}`
}

export const idPart = (id: string, direction: Direction): string => (direction === 'asc' ? id : turned(id))

/** Text whose UTF-16 units are in the order of the code points: surrogates go up, what is above them goes down. */
const codePointOrdered = (text: string): string =>
  mapUnits(text, (unit) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800))

/** Text that sorts the other way round; the end mark puts the longer of two that begin alike first. */
const turned = (text: string): string => `${mapUnits(text, (unit) => 0xffff - unit)}\uffff`

/** The bits of a number, changed so that they sort as text: negative numbers turned round, the others after them. */
function sortableNumber(value: number, ascending: boolean): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value + 0)
  const bits = view.getBigUint64(0)
  const ordered = bits >> 63n ? ~bits : bits | (1n << 63n)
  return BigInt.asUintN(64, ascending ? ordered : ~ordered)
    .toString(16)
    .padStart(16, '0')
}

function mapUnits(text: string, change: (unit: number) => number): string {
  let changed = ''
  for (let i = 0; i < text.length; i++) changed += String.fromCharCode(change(text.charCodeAt(i)))
  return changed
}
