import type { Condition, Filter, Scalar } from '@caselore/core/filter'
import { StorageError } from '@caselore/core/storage'
import type { Comparison, Dialect } from './dialect.js'
import { columnOf } from './projections.js'
import { endOfPrefix, sortBounds, sortText } from './sort-text.js'
import { joinSql, type Sql, sql, words } from './sql.js'

const never = words('1 = 0')
const always = words('1 = 1')

/**
 * A filter over records of a kind as a condition that means the same as `compileFilter`, and is never NULL. Projected
 * fields are asked in their columns, so that the engine can use an index. `matches`, which only search engines answer, is
 * `storage.not_pushable`.
 */
export function whereSql(filter: Filter, kind: string, dialect: Dialect): Sql {
  if ('and' in filter) return joined(filter.and, ' AND ', always, kind, dialect)
  if ('or' in filter) return joined(filter.or, ' OR ', never, kind, dialect)
  if ('not' in filter) return sql`NOT (${whereSql(filter.not, kind, dialect)})`
  const column = columnOf(kind, filter.field)
  return (column && columnSql(filter, words(column), dialect)) || documentSql(filter, dialect)
}

function joined(
  filters: readonly Filter[],
  separator: string,
  empty: Sql,
  kind: string,
  dialect: Dialect,
): Sql {
  if (filters.length === 0) return empty
  return sql`(${joinSql(
    filters.map((each) => whereSql(each, kind, dialect)),
    separator,
  )})`
}

const comparisons = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const satisfies Record<string, Comparison>

function documentSql({ field, op, value }: Condition, dialect: Dialect): Sql {
  switch (op) {
    case 'eq':
      return dialect.isOneOf(field, [value as Scalar])
    case 'ne':
      return sql`NOT (${dialect.isOneOf(field, [value as Scalar])})`
    case 'in':
      return dialect.isOneOf(field, value as readonly Scalar[])
    case 'nin':
      return sql`NOT (${dialect.isOneOf(field, value as readonly Scalar[])})`
    case 'exists':
      return value ? dialect.isThere(field) : sql`NOT (${dialect.isThere(field)})`
    case 'prefix':
      return typeof value === 'string' ? dialect.startsWith(field, value) : never
    case 'has':
      return dialect.has(field, value as Scalar)
    case 'matches':
      throw new StorageError('storage.not_pushable', { details: { filter: op } })
    default:
      return isComparable(value) ? dialect.compares(field, comparisons[op], value) : never
  }
}

/** The condition on a projected column; `undefined` for those that a column cannot answer. */
function columnSql({ field, op, value }: Condition, column: Sql, dialect: Dialect): Sql | undefined {
  switch (op) {
    case 'eq':
      return isIn(field, column, [value as Scalar], dialect)
    case 'ne':
      return sql`NOT (${isIn(field, column, [value as Scalar], dialect)})`
    case 'in':
      return isIn(field, column, value as readonly Scalar[], dialect)
    case 'nin':
      return sql`NOT (${isIn(field, column, value as readonly Scalar[], dialect)})`
    case 'exists': {
      // A list is there and has no place in an order, so the document has the last word.
      const isThere = sql`(${column} < ${sortBounds.missing} OR ${dialect.isThere(field)})`
      return value ? isThere : sql`(${column} = ${sortBounds.missing} AND NOT (${dialect.isThere(field)}))`
    }
    case 'prefix': {
      if (typeof value !== 'string') return never
      const start = sortText(value)
      return sql`(${column} >= ${start} AND ${column} < ${endOfPrefix(start)})`
    }
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return isComparable(value) ? within(column, comparisons[op], value) : never
    default:
      return undefined
  }
}

function isIn(field: string, column: Sql, values: readonly Scalar[], dialect: Dialect): Sql {
  const texts = values.filter((value) => value !== null).map(sortText)
  const [only] = texts
  const parts: Sql[] = []
  if (only !== undefined)
    parts.push(texts.length === 1 ? sql`${column} = ${only}` : dialect.isOneOfTexts(column, texts))
  // Null and a list have the same place in the order, and only one of them equals null.
  if (values.includes(null))
    parts.push(sql`(${column} = ${sortBounds.missing} AND ${dialect.isOneOf(field, [null])})`)
  return parts.length === 0 ? never : sql`(${joinSql(parts, ' OR ')})`
}

/** A range within the values of one type. */
function within(column: Sql, comparison: Comparison, value: string | number): Sql {
  const [start, end] =
    typeof value === 'number' ? [sortBounds.number, sortBounds.text] : [sortBounds.text, sortBounds.missing]
  const compared = sql`${column} ${words(comparison)} ${sortText(value)}`
  return comparison === '<' || comparison === '<='
    ? sql`(${column} >= ${start} AND ${compared})`
    : sql`(${compared} AND ${column} < ${end})`
}

const isComparable = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number'
