import { projections, type Row, StorageError, sortKeyOf } from '@caselore/core/storage'
import { sortText } from './sort-text.js'

/** A field that is projected for some kind, and its column. */
export interface ProjectedField {
  readonly field: string
  readonly column: string
}

/** The fields of a kind that have a column and an index of their own: those that the port names. */
const fieldsOf = (kind: string): readonly string[] => {
  if (!Object.hasOwn(projections, kind)) return []
  const { orders = [], lookups = [] } = projections[kind] ?? {}
  return [...orders, ...lookups]
}

/** Everything that is projected, as `kind.field`. */
export const projectedPairs: readonly string[] = Object.keys(projections).flatMap((kind) =>
  fieldsOf(kind).map((field) => `${kind}.${field}`),
)

/**
 * By kind, the fields that tables made earlier do not project yet; `undefined` when they project what this code does not know,
 * and so are newer. A field that core no longer names therefore needs a step that drops it from the tables.
 */
export function unprojected(known: readonly string[]): ReadonlyMap<string, readonly string[]> | undefined {
  if (!known.every((pair) => projectedPairs.includes(pair))) return undefined
  const missing = new Map<string, string[]>()
  for (const pair of projectedPairs) {
    if (known.includes(pair)) continue
    const [kind = '', field = ''] = pair.split('.')
    missing.set(kind, [...(missing.get(kind) ?? []), field])
  }
  return missing
}

export const columnNamed = (field: string): string =>
  `k_${field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`

/** Every field that is projected for some kind; their columns in this order. */
export const projectedFields: readonly ProjectedField[] = [
  ...new Set(Object.keys(projections).flatMap(fieldsOf)),
].map((field) => ({ field, column: columnNamed(field) }))

/** The column that holds the field for records of the kind, where there is one. It is never null for them. */
export const columnOf = (kind: string, field: string): string | undefined =>
  fieldsOf(kind).includes(field) ? columnNamed(field) : undefined

/** PostgreSQL refuses an index entry above 2,704 bytes, and tenant, kind and id take up to 464 of them. */
const maxBytes = 2000

/** The columns that records of a kind fill; all others are null for them. */
export const columnsOf = (kind: string): readonly string[] => fieldsOf(kind).map(columnNamed)

/**
 * What a record has in the columns of its kind. A text of more than 2,000 bytes in a projected field is
 * `storage.too_large`.
 */
export const placesOf = (row: Pick<Row, 'kind' | 'id' | 'doc'>): string[] =>
  fieldsOf(row.kind).map((field) => placeIn(field, row))

/** What a record has in the columns of {@link projectedFields}: `null` where its kind does not project the field. */
export function projectedValues(row: Pick<Row, 'kind' | 'id' | 'doc'>): (string | null)[] {
  const own = fieldsOf(row.kind)
  return projectedFields.map(({ field }) => (own.includes(field) ? placeIn(field, row) : null))
}

/** What a record has in the column of one field. */
export function placeIn(field: string, row: Pick<Row, 'id' | 'doc'>): string {
  const text = sortText(sortKeyOf(row, { by: field, direction: 'asc' }).value)
  if (text.length * 3 > maxBytes && new TextEncoder().encode(text).length > maxBytes)
    throw new StorageError('storage.too_large', { details: { field, limit: maxBytes } })
  return text
}
