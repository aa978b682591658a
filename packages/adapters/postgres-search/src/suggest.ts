import type { Suggestion, SuggestQuery } from '@caselore/core/search'
import type { Ask } from '@caselore/postgres'
import { completionSpans, openReach, requireText, requireWhole } from '@caselore/search/engine'
import { endOfPrefix, joinSql, type Sql, sql, words } from '@caselore/sql'
import { openPartition, type Settings, scopeSql } from './answer.js'
import { fieldKey } from './lexemes.js'
import type { Partition } from './partition.js'
import { readAll, rowsOf } from './read.js'
import { headOf } from './write-rows.js'

interface FoundCompletion {
  readonly field: string
  readonly text: string
  readonly id: string
  readonly documents: number | string
}

/** Checks what is asked, before a transaction is opened for it. */
export function openSuggestion(query: SuggestQuery, settings: Settings) {
  requireWhole('limit', query.limit, 1, 100)
  requireText('prefix', query.prefix)
  return openReach(query, undefined, settings.schema)
}

/** Completions as `suggestFrom` gives them: texts that begin with what was typed, then texts that hold all its words. */
export async function suggest(
  ask: Ask,
  query: SuggestQuery,
  settings: Settings,
): Promise<readonly Suggestion[]> {
  const { fields, filter } = openSuggestion(query, settings)
  const typed = settings.analyzer.normalize(query.prefix).trim()
  const opening = await openPartition(ask, query, settings.identity)
  const numbers = fields.flatMap((field) =>
    settings.schema.fields[field]?.suggest ? [settings.names.indexOf(field)] : [],
  )
  if (typed === '' || numbers.length === 0 || !opening) return []
  const parts = typed.split(/\s+/)
  const from = { partition: opening.partition, numbers, scope: scopeSql(filter), limit: query.limit }
  const found = [...(await readAll<FoundCompletion>(ask, completions(from, beginsWith(typed))))]
  if (found.length < query.limit) {
    const inside = sql`${holdsAll(parts)} AND NOT starts_with(normalized, ${typed}::text)`
    found.push(
      ...(await readAll<FoundCompletion>(
        ask,
        completions({ ...from, limit: query.limit - found.length }, inside),
      )),
    )
  }
  return found.map(({ field, text, id, documents }) => ({
    text,
    field: settings.names[Number.parseInt(field, 36)] as string,
    count: Number(documents),
    id,
    spans: completionSpans(text, parts, settings.analyzer),
  }))
}

function beginsWith(typed: string): Sql {
  const head = headOf(typed)
  return sql`head >= ${head} AND head < ${endOfPrefix(head)} AND starts_with(normalized, ${typed}::text)`
}

const holdsAll = (parts: readonly string[]): Sql =>
  joinSql(
    parts.map((part) => sql`strpos(normalized, ${part}::text) > 0`),
    ' AND ',
  )

function completions(
  from: {
    readonly partition: Partition
    readonly numbers: readonly number[]
    readonly scope: Sql | undefined
    readonly limit: number
  },
  condition: Sql,
): Sql {
  const { partition, numbers, scope, limit } = from
  const fields = joinSql(
    numbers.map((number) => sql`${fieldKey(number)}`),
    ', ',
  )
  const reached = scope
    ? sql`CROSS JOIN LATERAL (SELECT 1 FROM caselore_search_rows WHERE ${rowsOf(partition)} AND id = one.id AND ${scope} LIMIT 1) AS its`
    : words('')
  return sql`WITH found AS MATERIALIZED (
      SELECT id, field, item, normalized, completion, size FROM caselore_search_completions
      WHERE ${rowsOf(partition)} AND field IN (${fields}) AND ${condition})
    SELECT field, (array_agg(completion ORDER BY id, item))[1] AS text, min(id) AS id, count(*) AS documents
    FROM found AS one ${reached} GROUP BY field, normalized
    ORDER BY 4 DESC, (array_agg(size ORDER BY id, item))[1], 2, field LIMIT ${limit}`
}
