import type { Ask, PgValue } from '@caselore/postgres'
import { fieldKey, isWord, lexemeOf, partitionPrefix, quoted } from './lexemes.js'
import type { Partition, PartitionSums } from './partition.js'
import type { PreparedDocument } from './prepare-document.js'

/** Puts documents of one partition in the place of those with the same ids. The tenant must be locked. */
export async function putRows(
  ask: Ask,
  partition: Partition,
  documents: readonly PreparedDocument[],
): Promise<void> {
  const lasting = [...new Map(documents.map((document) => [document.id, document])).values()]
  await removeRows(
    ask,
    partition,
    lasting.map(({ id }) => id),
  )
  const { sums, last } = await readSums(ask, partition)
  await ask(insertRows(partition, lasting, last))
  await ask(addTerms(partition, lasting))
  if (lasting.some(({ completions }) => completions.length > 0))
    await ask(insertCompletions(partition, lasting))
  await writeSums(ask, partition, last + lasting.length, {
    documents: sums.documents + lasting.length,
    lengths: addLengths(sums.lengths, lasting, 1),
  })
}

/**
 * Forgets rows of one partition; unknown ids are no error. The tenant must be locked. Terms are counted down as a conflict of
 * an insert, which goes along the key whatever the planner thinks of a table that it has not seen yet.
 */
export async function removeRows(ask: Ask, partition: Partition, ids: readonly string[]): Promise<void> {
  const { rows } = await ask<{ lengths: readonly number[] }>({
    text: `WITH gone AS (
        DELETE FROM caselore_search_rows WHERE tenant = $1 AND generation = $2 AND kind = $3 AND id = ANY ($4)
        RETURNING lengths, vector),
      counted AS (
        INSERT INTO caselore_search_terms AS known (tenant, generation, kind, term, field, documents, size)
        SELECT $1, $2, $3, substr(lexeme, 6), substr(lexeme, 4, 2), -count(*)::integer, 0
        FROM gone, unnest(gone.vector) GROUP BY lexeme
        ON CONFLICT (tenant, generation, kind, term, field) DO UPDATE SET documents = known.documents + excluded.documents)
      SELECT lengths FROM gone`,
    values: [...keyOf(partition), ids],
    name: 'caselore_search_remove',
  })
  if (rows.length === 0) return
  for (const text of [
    'DELETE FROM caselore_search_terms WHERE tenant = $1 AND generation = $2 AND kind = $3 AND documents = 0',
    'DELETE FROM caselore_search_completions WHERE tenant = $1 AND generation = $2 AND kind = $3 AND id = ANY ($4)',
  ])
    await ask({ text, values: text.includes('$4') ? [...keyOf(partition), ids] : keyOf(partition) })
  const { sums, last } = await readSums(ask, partition)
  await writeSums(ask, partition, last, {
    documents: sums.documents - rows.length,
    lengths: addLengths(sums.lengths, rows, -1),
  })
}

const keyOf = ({ tenant, generation, kind }: Partition): PgValue[] => [tenant, generation, kind]

function addLengths(
  lengths: readonly number[],
  rows: readonly { readonly lengths: readonly number[] }[],
  sign: 1 | -1,
): number[] {
  const sums = [...lengths]
  for (const row of rows)
    row.lengths.forEach((length, field) => {
      sums[field] = (sums[field] ?? 0) + sign * length
    })
  return sums
}

async function readSums(ask: Ask, partition: Partition): Promise<{ sums: PartitionSums; last: number }> {
  const { rows } = await ask<{ documents: number; last: number; lengths: string }>({
    text: `SELECT documents, last, lengths FROM caselore_search_partitions
      WHERE tenant = $1 AND generation = $2 AND kind = $3`,
    values: keyOf(partition),
  })
  const { documents = 0, last = 0, lengths = '[]' } = rows[0] ?? {}
  return { sums: { documents, lengths: JSON.parse(lengths) as number[] }, last }
}

async function writeSums(ask: Ask, partition: Partition, last: number, sums: PartitionSums): Promise<void> {
  await ask({
    text: `INSERT INTO caselore_search_partitions (tenant, generation, kind, documents, last, lengths)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant, generation, kind)
      DO UPDATE SET documents = excluded.documents, last = excluded.last, lengths = excluded.lengths`,
    values: [...keyOf(partition), sums.documents, last, JSON.stringify(sums.lengths)],
  })
}

function insertRows(partition: Partition, documents: readonly PreparedDocument[], last: number) {
  const prefix = partitionPrefix(partition)
  const rows = documents.map(({ id, attributes, texts, lengths, counts }, i) => ({
    id,
    n: last + i + 1,
    lengths,
    doc: attributes,
    vector: vectorText(prefix, counts),
    texts,
  }))
  return {
    text: `INSERT INTO caselore_search_rows (tenant, generation, kind, id, n, lengths, doc, vector, texts)
      SELECT $1, $2, $3, id, n, lengths, doc, vector, texts FROM json_to_recordset($4::json)
        AS fresh (id text, n integer, lengths integer[], doc jsonb, vector tsvector, texts text)`,
    values: [...keyOf(partition), JSON.stringify(rows)],
    name: 'caselore_search_insert',
  }
}

const mostTimes = 16_383

/** The terms as a tsvector. The one position of each lexeme says how often it occurs; places are of no use here. */
function vectorText(prefix: string, counts: PreparedDocument['counts']): string {
  return counts
    .flatMap((terms, field) =>
      Array.from(
        terms,
        ([term, times]) => `${quoted(lexemeOf(prefix, field, term))}:${Math.min(times, mostTimes)}`,
      ),
    )
    .join(' ')
}

function addTerms(partition: Partition, documents: readonly PreparedDocument[]) {
  const found = new Map<string, { term: string; field: string; documents: number; size: number }>()
  for (const { counts } of documents) {
    counts.forEach((terms, number) => {
      const field = fieldKey(number)
      for (const term of terms.keys()) {
        const known = found.get(field + term)
        if (known) known.documents++
        else found.set(field + term, { term, field, documents: 1, size: isWord(term) ? term.length : 0 })
      }
    })
  }
  return {
    text: `INSERT INTO caselore_search_terms AS known (tenant, generation, kind, term, field, documents, size)
      SELECT $1, $2, $3, term, field, documents, size FROM json_to_recordset($4::json)
        AS fresh (term text, field text, documents integer, size integer)
      ON CONFLICT (tenant, generation, kind, term, field) DO UPDATE SET documents = known.documents + excluded.documents`,
    values: [...keyOf(partition), JSON.stringify([...found.values()])],
    name: 'caselore_search_terms',
  }
}

/** As much of a completion as is looked up by its beginning; an index entry takes no more than 2,704 bytes. */
export const headOf = (normalized: string): string => Array.from(normalized).slice(0, 64).join('')

function insertCompletions(partition: Partition, documents: readonly PreparedDocument[]) {
  const rows = documents.flatMap(({ id, completions }) =>
    completions.map(({ field, item, text, normalized }) => ({
      id,
      field: fieldKey(field),
      item,
      head: headOf(normalized),
      normalized,
      completion: text,
      size: text.length,
    })),
  )
  return {
    text: `INSERT INTO caselore_search_completions (tenant, generation, kind, id, field, item, head, normalized, completion, size)
      SELECT $1, $2, $3, id, field, item, head, normalized, completion, size FROM json_to_recordset($4::json)
        AS fresh (id text, field text, item integer, head text, normalized text, completion text, size integer)`,
    values: [...keyOf(partition), JSON.stringify(rows)],
    name: 'caselore_search_complete',
  }
}
