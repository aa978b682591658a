import type { SearchOrder } from '@caselore/core/search'
import { bm25, leastCoverage } from '@caselore/search/engine'
import { joinSql, type Sql, sql, words } from '@caselore/sql'
import { type AskedTerm, queryOf, unknownShareOf } from './asked-terms.js'
import type { Partition, PartitionSums } from './partition.js'
import { rowsOf } from './read.js'

export interface AnswerQuestion {
  readonly partition: Partition
  readonly sums: PartitionSums
  /** What rows in reach meet; absent where all do. */
  readonly scope: Sql | undefined
  /** Absent for a question without text. */
  readonly terms: readonly AskedTerm[] | undefined
  readonly minimumCoverage: number
  readonly sort: 'relevance' | SearchOrder
  readonly limit: number
  readonly offset: number
  readonly facets: readonly string[]
  readonly highlight: boolean
}

/** What {@link answerSql} answers, in one row. */
export interface AnswerRow {
  readonly total: number | string
  /** JSON: {@link FoundHit}s in order. */
  readonly hits: string
  /** JSON: by facet, pairs of value and count. */
  readonly facets: string
}

export interface FoundHit {
  readonly id: string
  readonly score: number
  readonly coverage: number
  /** The lexemes of the question that it has. */
  readonly found: readonly string[]
  /** JSON, where highlights are wanted. */
  readonly texts?: string
}

/** Beyond so many matches, ordered by coverage, no score is reckoned; they come last, in that order. */
const mostScored = 1_000

/**
 * The whole answer in one statement: reach, then matches and coverage over rows in reach only, then ranking, page and facets.
 * Okapi BM25 per field, added up, and coverage as in `createCoverage`.
 */
export function answerSql(question: AnswerQuestion): Sql {
  const { partition, scope, terms, facets } = question
  const rows = sql`FROM caselore_search_rows WHERE ${rowsOf(partition)}`
  const steps = [
    ...(scope ? [sql`reach AS MATERIALIZED (SELECT n ${rows} AND ${scope})`] : []),
    ...(terms ? matching(terms, question, rows) : [browsing(rows, scope)]),
    ...placing(question, rows),
  ]
  return sql`WITH ${joinSql(steps, ', ')}
    SELECT (SELECT count(*) FROM matched) AS total, (${hitsOf(question, rows)})::text AS hits,
      json_build_object(${joinSql(
        facets.map((facet) => sql`${facet}::text, (${facetOf(facet, rows)})`),
        ', ',
      )})::text AS facets`
}

const browsing = (rows: Sql, scope: Sql | undefined): Sql =>
  sql`matched AS MATERIALIZED (SELECT n, 0::float8 AS coverage ${scope ? words('FROM reach') : rows})`

function matching(
  terms: readonly AskedTerm[],
  { scope, sums, minimumCoverage }: AnswerQuestion,
  rows: Sql,
): Sql[] {
  const asked = terms.map((term, t) => ({
    t,
    query: queryOf(term),
    weight: term.asked.weight,
    unknown: unknownShareOf(term),
  }))
  const lexemes = terms.flatMap((term, t) => term.lexemes.map((lexeme) => ({ t, ...lexeme })))
  // Half of the best coverage counts up to here.
  const clear = leastCoverage(1, 0, terms.length)
  return [
    sql`asked AS MATERIALIZED (SELECT * FROM json_to_recordset(${JSON.stringify(asked)}::json)
      AS a (t integer, query tsquery, weight float8, unknown float8))`,
    sql`lexemes AS MATERIALIZED (SELECT * FROM json_to_recordset(${JSON.stringify(lexemes)}::json)
      AS a (t integer, lexeme text, field integer, boost float8, mean float8))`,
    sql`hits AS MATERIALIZED (SELECT t, n FROM (
      SELECT asked.t, one.n FROM asked CROSS JOIN LATERAL (SELECT n ${rows} AND vector @@ asked.query OFFSET 0) AS one
    ) AS found ${words(scope ? 'JOIN reach USING (n)' : '')})`,
    scope
      ? sql`size AS (SELECT count(*)::float8 AS documents FROM reach)`
      : sql`size AS (SELECT ${sums.documents}::float8 AS documents)`,
    sql`counts AS (SELECT t, count(*)::float8 AS documents FROM hits GROUP BY t)`,
    sql`information AS MATERIALIZED (SELECT t, weight * CASE WHEN counts.documents IS NULL THEN unknown ELSE 1 END
      * ln(1 + (size.documents - coalesce(counts.documents, 0) + 0.5) / (coalesce(counts.documents, 0) + 0.5)) AS worth
      FROM asked CROSS JOIN size LEFT JOIN counts USING (t))`,
    sql`covered AS MATERIALIZED (SELECT n,
      least(1, sum(worth) / (SELECT nullif(sum(worth), 0) FROM information)) AS coverage
      FROM hits JOIN information USING (t) GROUP BY n)`,
    sql`matched AS MATERIALIZED (SELECT n, coverage FROM covered WHERE coverage >= (SELECT
      greatest(${minimumCoverage}::float8, least(${clear}::float8, max(coverage) / 2)) - 1e-6 FROM covered))`,
  ]
}

const scoreOf = sql`(SELECT round(sum(lexemes.boost * ${bm25.k + 1}::float8 * positions[1] / (positions[1]
    + ${bm25.k}::float8 * (${1 - bm25.b}::float8 + ${bm25.b}::float8 * lengths[lexemes.field + 1] / lexemes.mean)))::numeric, 6)
  FROM unnest(vector) AS own JOIN lexemes USING (lexeme))`

/** One row of each match, looked up by its number. */
const lookedUp = (columns: Sql, rows: Sql): Sql =>
  sql`CROSS JOIN LATERAL (SELECT ${columns} ${rows} AND n = one.n LIMIT 1) AS its`

function placing({ sort, terms, limit, offset }: AnswerQuestion, rows: Sql): Sql[] {
  const page = (from: Sql, order: Sql) =>
    sql`page AS MATERIALIZED (SELECT n, coverage, row_number() OVER (ORDER BY ${order}) AS place
      FROM ${from} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset})`
  if (sort !== 'relevance') {
    const placed = sql`placed AS (SELECT one.n, one.coverage, its.* FROM matched AS one
      ${lookedUp(
        sql`id, doc -> ${joinSql(
          sort.by.split('.').map((name) => sql`${name}::text`),
          ' -> ',
        )} AS value`,
        rows,
      )})`
    return [placed, page(words('placed'), attributeOrder(sort))]
  }
  if (!terms) {
    const placed = sql`placed AS (SELECT one.n, one.coverage, its.id FROM matched AS one ${lookedUp(words('id'), rows)})`
    return [placed, page(words('placed'), words('id'))]
  }
  return [
    sql`ordered AS MATERIALIZED (SELECT n, coverage, row_number() OVER (ORDER BY coverage DESC, n) AS place FROM matched)`,
    sql`placed AS MATERIALIZED (
      SELECT one.n, one.coverage, its.id, its.score FROM ordered AS one ${lookedUp(sql`id, ${scoreOf} AS score`, rows)}
      WHERE place <= ${mostScored}
      UNION ALL
      SELECT one.n, one.coverage, its.id, 0 FROM ordered AS one ${lookedUp(words('id'), rows)} WHERE place > ${mostScored})`,
    page(words('placed'), words('score DESC, CASE WHEN score = 0 THEN coverage ELSE 0 END DESC, id')),
  ]
}

/** As `compareAttributes`: numbers before texts before the rest, rows without the attribute last either way. */
function attributeOrder({ direction }: SearchOrder): Sql {
  const missing = words("CASE WHEN value IS NULL OR value = 'null'::jsonb THEN 1 ELSE 0 END")
  const places = [
    "CASE jsonb_typeof(value) WHEN 'number' THEN 0 WHEN 'string' THEN 1 ELSE 2 END",
    "CASE jsonb_typeof(value) WHEN 'number' THEN value::numeric END",
    `CASE jsonb_typeof(value) WHEN 'number' THEN NULL WHEN 'null' THEN NULL ELSE value #>> '{}' END COLLATE "C"`,
    'id',
  ]
  return joinSql([missing, ...places.map((place) => sql`${words(place)} ${words(direction)}`)], ', ')
}

function hitsOf({ terms, highlight }: AnswerQuestion, rows: Sql): Sql {
  const score = terms ? scoreOf : words('0')
  const found = terms
    ? words(
        '(SELECT json_agg(lexeme ORDER BY lexeme) FROM unnest(vector) AS own JOIN lexemes USING (lexeme))',
      )
    : words("'[]'::json")
  const texts = highlight ? words(", 'texts', texts") : words('')
  return sql`SELECT coalesce(json_agg(its.hit ORDER BY one.place), '[]') FROM page AS one
    ${lookedUp(sql`json_build_object('id', id, 'score', coalesce(${score}, 0), 'coverage', one.coverage, 'found', ${found}${texts}) AS hit`, rows)}`
}

/** Each value with how many matches have it; a list counts once for each different element. */
function facetOf(facet: string, rows: Sql): Sql {
  const value = sql`doc -> ${joinSql(
    facet.split('.').map((name) => sql`${name}::text`),
    ' -> ',
  )}`
  return sql`SELECT coalesce(json_agg(json_build_array(value, documents)), '[]') FROM (
    SELECT item.value, count(*) AS documents FROM matched AS one ${lookedUp(sql`${value} AS whole`, rows)}
    CROSS JOIN LATERAL (SELECT DISTINCT value FROM jsonb_array_elements(
      CASE jsonb_typeof(its.whole) WHEN 'array' THEN its.whole ELSE jsonb_build_array(its.whole) END) AS each (value)) AS item
    WHERE jsonb_typeof(item.value) IN ('string', 'number', 'boolean') GROUP BY item.value) AS counted`
}
