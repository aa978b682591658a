import type { Scalar } from '@caselore/core/filter'
import { type Dialect, type Sql, sql, words } from '@caselore/sql'

/** A field path as SQLite writes it; a quoted name is looked up in objects only, never as a place in a list. */
const at = (path: string): string =>
  `$.${path
    .split('.')
    .map((name) => `"${name}"`)
    .join('.')}`

const typeAt = (path: string): Sql => sql`json_type(doc, ${at(path)})`
const valueAt = (path: string): Sql => sql`(doc ->> ${at(path)})`
/** JSON text of the value as it was written, so that numbers and texts are equal when their JSON is. */
const jsonAt = (path: string): Sql => sql`ifnull(doc -> ${at(path)}, 'null')`
const json = (value: Scalar): string => JSON.stringify(value)

const isText = (path: string): Sql => sql`ifnull(${typeAt(path)} = 'text', 0)`
const isNumber = (path: string): Sql => sql`ifnull(${typeAt(path)} IN ('integer', 'real'), 0)`

function isItem(item: Scalar): Sql {
  if (typeof item === 'string') return sql`type = 'text' AND atom = ${item}`
  if (typeof item === 'number') return sql`type IN ('integer', 'real') AND atom = ${item}`
  return sql`type = ${json(item)}`
}

export const sqliteDialect: Dialect = {
  document: words('doc'),
  isOneOf: (path, values) =>
    values.length === 1
      ? sql`${jsonAt(path)} = ${json(values[0] ?? null)}`
      : sql`${jsonAt(path)} IN (SELECT value FROM json_each(${JSON.stringify(values.map(json))}))`,
  compares: (path, comparison, other) =>
    sql`(${typeof other === 'number' ? isNumber(path) : isText(path)} AND ${valueAt(path)} ${words(comparison)} ${other})`,
  startsWith: (path, prefix) =>
    sql`(${isText(path)} AND substr(${valueAt(path)}, 1, ${Array.from(prefix).length}) = ${prefix})`,
  // Items of a list have numbers for keys, those of an object names, and a bare value none.
  has: (path, item) =>
    sql`EXISTS (SELECT 1 FROM json_each(doc, ${at(path)}) WHERE typeof(key) = 'integer' AND ${isItem(item)})`,
  isThere: (path) => sql`${jsonAt(path)} NOT IN ('null', '[]')`,
  rank: (path) =>
    sql`CASE ${typeAt(path)} WHEN 'false' THEN 0 WHEN 'true' THEN 0 WHEN 'integer' THEN 1 WHEN 'real' THEN 1 WHEN 'text' THEN 2 ELSE 3 END`,
  numberAt: (path) =>
    sql`CASE ${typeAt(path)} WHEN 'false' THEN 0 WHEN 'true' THEN 1 WHEN 'integer' THEN ${valueAt(path)} WHEN 'real' THEN ${valueAt(path)} END`,
  textAt: (path) => sql`CASE ${typeAt(path)} WHEN 'text' THEN ${valueAt(path)} END`,
  number: (value) => sql`${value}`,
  isOneOfTexts: (column, texts) => sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(texts)}))`,
}
