import type { Ask } from '@caselore/postgres'
import type { QueryTerm } from '@caselore/search/analysis'
import {
  editDistance,
  fuzzyDistance,
  fuzzyFactor,
  piecesWithin,
  prefixFactor,
  shortestPrefix,
} from '@caselore/search/engine'
import { rarityOf, unknownShare } from '@caselore/search/relevance'
import { endOfPrefix, type Sql, sql } from '@caselore/sql'
import { lexemeOf, partitionPrefix, quoted, storedTerm } from './lexemes.js'
import type { Partition, PartitionSums } from './partition.js'
import { readAll, rowsOf } from './read.js'

/** A term of the question with everything that is stored for it. */
export interface AskedTerm {
  readonly asked: QueryTerm
  readonly lexemes: readonly AskedLexeme[]
}

/** A stored term in a field: what one occurrence weighs, and how long the field is on average. */
export interface AskedLexeme {
  readonly lexeme: string
  readonly field: number
  readonly boost: number
  readonly mean: number
}

export interface TermQuestion {
  readonly partition: Partition
  readonly sums: PartitionSums
  /** The fields to look through by number, with their weights. */
  readonly weights: ReadonlyMap<number, number>
  /** What rows in reach meet; absent where all do. */
  readonly scope: Sql | undefined
}

interface Variant {
  readonly term: string
  readonly factor: number
}

interface FoundTerm {
  readonly t: number
  readonly term: string
  readonly field: string
  readonly documents: number
}

/** A beginning of two letters may stand for a dictionary. */
const mostCompletions = 2_000

/**
 * Looks up what the terms of a question are stored as: themselves, what the last one begins, and where no row in reach has a
 * term, words a letter or two away.
 */
export async function readAskedTerms(
  ask: Ask,
  terms: readonly QueryTerm[],
  question: TermQuestion,
): Promise<AskedTerm[]> {
  const found = await readAll<FoundTerm>(ask, spelledTerms(terms, question.partition))
  const spelled = terms.map((asked, t) =>
    askedTerm(
      asked,
      found.filter((one) => Number(one.t) === t),
      prefixVariant(asked),
      question,
    ),
  )
  const missing = await withoutRows(ask, spelled, question)
  if (missing.length === 0) return spelled
  const near = await readNear(ask, missing, question)
  return spelled.map((term) => near.get(term) ?? term)
}

const prefixVariant =
  ({ term }: QueryTerm) =>
  (found: string): number =>
    found === storedTerm(term) ? 1 : prefixFactor(term, found)

function askedTerm(
  asked: QueryTerm,
  found: readonly FoundTerm[],
  factorOf: (term: string) => number,
  { partition, sums, weights }: TermQuestion,
): AskedTerm {
  const prefix = partitionPrefix(partition)
  const lexemes = found.flatMap(({ term, field, documents }) => {
    const number = Number.parseInt(field, 36)
    const weight = weights.get(number)
    if (weight === undefined) return []
    const boost = weight * asked.weight * factorOf(term) * rarityOf(documents, sums.documents)
    const mean = (sums.lengths[number] ?? 0) / sums.documents
    return [{ lexeme: lexemeOf(prefix, number, term), field: number, boost, mean }]
  })
  return { asked, lexemes }
}

function spelledTerms(terms: readonly QueryTerm[], partition: Partition): Sql {
  const asked = terms.map(({ term, open }, t) => {
    const stored = storedTerm(term)
    return { t, term: stored, until: open && term.length >= shortestPrefix ? endOfPrefix(stored) : null }
  })
  const known = sql`SELECT term, field, documents FROM caselore_search_terms WHERE ${rowsOf(partition)}`
  return sql`WITH asked AS (
      SELECT t, term AS wanted, until FROM json_to_recordset(${JSON.stringify(asked)}::json) AS a (t integer, term text, until text))
    SELECT t, found.* FROM asked CROSS JOIN LATERAL (${known} AND term = asked.wanted AND documents > 0 OFFSET 0) AS found
    UNION ALL
    SELECT t, found.* FROM asked CROSS JOIN LATERAL (${known} AND documents > 0 AND size > 0
      AND term > asked.wanted AND term < asked.until ORDER BY term, field LIMIT ${mostCompletions}) AS found
    WHERE asked.until IS NOT NULL ORDER BY 1, 2, 3`
}

/** The guessable terms that no row in reach has. */
async function withoutRows(
  ask: Ask,
  spelled: readonly AskedTerm[],
  { partition, scope }: TermQuestion,
): Promise<AskedTerm[]> {
  const guessable = spelled.filter(({ asked }) => fuzzyDistance(asked.term, asked.kind) > 0)
  const doubtful = scope ? guessable.filter(({ lexemes }) => lexemes.length > 0) : []
  const missing = guessable.filter(({ lexemes }) => lexemes.length === 0)
  if (doubtful.length === 0 || !scope) return missing
  const queries = JSON.stringify(doubtful.map((term, t) => ({ t, query: queryOf(term) })))
  const met = await readAll<{ t: number }>(
    ask,
    sql`SELECT t FROM json_to_recordset(${queries}::json) AS a (t integer, query tsquery)
      WHERE EXISTS (SELECT 1 FROM caselore_search_rows WHERE ${rowsOf(partition)} AND vector @@ a.query AND ${scope})`,
  )
  const inReach = new Set(met.map(({ t }) => Number(t)))
  return [...missing, ...doubtful.filter((_, t) => !inReach.has(t))]
}

/** The lexemes of a term as a tsquery, `null` where there are none. */
export const queryOf = ({ lexemes }: AskedTerm): string | null =>
  lexemes.length === 0 ? null : lexemes.map(({ lexeme }) => quoted(lexeme)).join(' | ')

async function readNear(
  ask: Ask,
  missing: readonly AskedTerm[],
  question: TermQuestion,
): Promise<Map<AskedTerm, AskedTerm>> {
  const near = new Map<AskedTerm, AskedTerm>()
  for (const term of missing) {
    const variants = await nearVariants(ask, term.asked, question.partition)
    if (variants.length === 0) continue
    const factors = new Map(variants.map(({ term: word, factor }) => [word, factor]))
    const plain = variants.map(({ term: word }) => ({ ...term.asked, term: word, open: false }))
    const found = await readAll<FoundTerm>(ask, spelledTerms(plain, question.partition))
    near.set(
      term,
      askedTerm(term.asked, found, (word) => factors.get(word) ?? 0, question),
    )
  }
  return near
}

async function nearVariants(ask: Ask, { term, kind }: QueryTerm, partition: Partition): Promise<Variant[]> {
  const most = fuzzyDistance(term, kind)
  const wanted = storedTerm(term)
  const pieces = piecesWithin(wanted, most).map((piece) => sql`strpos(term, ${piece}::text) > 0`)
  const alike = pieces.reduce((all, one) => sql`${all} OR ${one}`)
  const words = await readAll<{ term: string }>(
    ask,
    sql`SELECT DISTINCT term FROM caselore_search_terms WHERE ${rowsOf(partition)} AND documents > 0
      AND size BETWEEN ${wanted.length - most} AND ${wanted.length + most} AND size > 0 AND (${alike}) ORDER BY term`,
  )
  return words.flatMap(({ term: word }) => {
    const distance = word === wanted ? undefined : editDistance(wanted, word, most)
    return distance === undefined ? [] : [{ term: word, factor: fuzzyFactor(word, distance) }]
  })
}

/** What a term that no row has counts for. */
export const unknownShareOf = ({ asked }: AskedTerm): number => unknownShare[asked.kind]
