import type { Scalar } from '@caselore/core/filter'
import type { Sql } from './sql.js'

export type Comparison = '<' | '<=' | '>' | '>='

/**
 * How an engine asks about a value inside a document. Documents are in the column `doc`. Conditions are true or false and
 * never NULL, so that `NOT` means the opposite. Paths are field paths; lists are not entered.
 */
export interface Dialect {
  /** The document as JSON text. */
  readonly document: Sql
  /** Whether the value is one of these; what is missing is null. */
  isOneOf(path: string, values: readonly Scalar[]): Sql
  /** Whether it is of the type of the other, and so compared with it; texts by code point. */
  compares(path: string, comparison: Comparison, other: string | number): Sql
  startsWith(path: string, prefix: string): Sql
  /** Whether it is a list with this in it. */
  has(path: string, item: Scalar): Sql
  /** Whether it is something else than missing, null and an empty list. */
  isThere(path: string): Sql
  /** 0 for booleans, 1 for numbers, 2 for texts, 3 for all else. */
  rank(path: string): Sql
  /** A boolean or a number as a number, a text as it is; of other types whatever. */
  numberAt(path: string): Sql
  textAt(path: string): Sql
  /** A number as parameter, to be compared with `numberAt`. */
  number(value: number): Sql
  /** Whether a text column is one of many, in one parameter. */
  isOneOfTexts(column: Sql, texts: readonly string[]): Sql
}
