import type { Scalar } from '@caselore/core/filter'
import { type Dialect, joinSql, type Sql, sql, words } from '@caselore/sql'

/** Step by step and by name: `#>` would take a number as a place in a list. */
const at = (path: string): Sql =>
  sql`(doc -> ${joinSql(
    path.split('.').map((name) => sql`${name}::text`),
    ' -> ',
  )})`

const orNull = (path: string): Sql => sql`coalesce(${at(path)}, 'null'::jsonb)`
const typeAt = (path: string): Sql => sql`jsonb_typeof(${at(path)})`
const text = (path: string): Sql => sql`(${at(path)} #>> '{}')`
const json = (value: Scalar): Sql => sql`${JSON.stringify(value)}::jsonb`

/** Only looked at when the value is of the type; anything else is false, what is missing too. */
const ofType = (path: string, type: 'number' | 'string', condition: Sql): Sql =>
  sql`CASE WHEN ${typeAt(path)} = '${words(type)}' THEN ${condition} ELSE false END`

export const postgresDialect: Dialect = {
  document: words('doc::text'),
  isOneOf: (path, values) =>
    values.length === 1
      ? sql`${orNull(path)} = ${json(values[0] ?? null)}`
      : sql`${orNull(path)} = ANY (ARRAY(SELECT jsonb_array_elements(${JSON.stringify(values)}::jsonb)))`,
  compares: (path, comparison, other) =>
    typeof other === 'number'
      ? ofType(path, 'number', sql`${at(path)} ${words(comparison)} ${json(other)}`)
      : ofType(path, 'string', sql`${text(path)} COLLATE "C" ${words(comparison)} ${other}::text`),
  startsWith: (path, prefix) =>
    ofType(
      path,
      'string',
      sql`left(${text(path)}, ${words(String(Array.from(prefix).length))}) COLLATE "C" = ${prefix}::text`,
    ),
  // Not in a CASE, so that a GIN index on the value may answer it.
  has: (path, item) => sql`(coalesce(${typeAt(path)}, '') = 'array' AND ${at(path)} @> ${json(item)})`,
  isThere: (path) => sql`${orNull(path)} NOT IN ('null'::jsonb, '[]'::jsonb)`,
  rank: (path) =>
    sql`CASE ${typeAt(path)} WHEN 'boolean' THEN 0 WHEN 'number' THEN 1 WHEN 'string' THEN 2 ELSE 3 END`,
  numberAt: (path) =>
    sql`CASE ${typeAt(path)} WHEN 'boolean' THEN ${text(path)}::boolean::int::numeric WHEN 'number' THEN ${text(path)}::numeric END`,
  textAt: (path) => sql`(CASE ${typeAt(path)} WHEN 'string' THEN ${text(path)} END) COLLATE "C"`,
  number: (value) => sql`${String(value)}::numeric`,
  isOneOfTexts: (column, texts) =>
    sql`${column} = ANY (ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb)))`,
}
