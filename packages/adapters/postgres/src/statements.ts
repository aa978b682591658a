import { numbered, type Sql } from '@caselore/sql'
import type { Statement } from './driver.js'

export const statement = ({ text, values }: Sql, name?: string): Statement => ({
  text: numbered(text),
  values,
  name,
})

/** `($1, $2), ($3, $4)` for so many rows of so many values. */
export const placeholders = (rows: number, columns: number): string =>
  Array.from(
    { length: rows },
    (_, row) =>
      `(${Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`).join(', ')})`,
  ).join(', ')
