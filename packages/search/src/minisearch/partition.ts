import type { Predicate } from '@caselore/core/filter'
import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import type { Analyzer, QueryTerm } from '../analysis/index.js'
import {
  bm25,
  type Completion,
  type CompletionSource,
  fuzzyDistance,
  type SearchSchema,
  shortestPrefix,
} from '../engine/index.js'
import type { SearchDocument } from '../types.js'

/** A stored row with what is worked out once for it. */
export interface Row extends CompletionSource {
  readonly document: SearchDocument
}

/** A row that matched, with the terms of the question that it has and what it has them as (longer, for a prefix). */
export interface Match {
  readonly row: Row
  readonly score: number
  readonly terms: readonly string[]
  readonly foundAs: readonly string[]
}

/** One tenant's rows of one kind. Kept in an index of their own, nothing of another tenant can weigh in a score. */
export interface Partition {
  readonly rows: ReadonlyMap<string, Row>
  readonly termCount: number
  put(document: SearchDocument): void
  remove(id: string): boolean
  match(question: PartitionQuestion): Match[]
  indexAsJson(): AsPlainObject
}

export interface PartitionQuestion {
  readonly terms: readonly QueryTerm[]
  readonly fields: readonly string[]
  readonly weights: { readonly [field: string]: number }
  readonly admits: Predicate | undefined
}

export interface PartitionSetup {
  readonly schema: SearchSchema
  readonly analyzer: Analyzer
}

export function createPartition(
  { schema, analyzer }: PartitionSetup,
  saved?: { readonly documents: readonly SearchDocument[]; readonly index: AsPlainObject },
): Partition {
  const options: Options<SearchDocument> = {
    fields: Object.keys(schema.fields),
    // A missing field counts as empty: MiniSearch's running mean of field lengths would depend on the order otherwise.
    extractField: (document, field) => (field === 'id' ? document.id : textOf(document.text[field])),
    tokenize: (text) => analyzer.terms(text),
    processTerm: (term) => term,
  }
  const index = saved
    ? MiniSearch.loadJS<SearchDocument>(saved.index, options)
    : new MiniSearch<SearchDocument>(options)
  const rows = new Map<string, Row>()
  const toRow = (document: SearchDocument): Row => ({
    id: document.id,
    document,
    completions: completionsOf(document, schema, analyzer),
  })
  for (const document of saved?.documents ?? []) rows.set(document.id, toRow(document))

  const remove = (id: string): boolean => {
    const row = rows.get(id)
    if (!row) return false
    // Exact removal, not `discard`: discarded rows would go on counting in document frequencies until a vacuum.
    index.remove(row.document)
    return rows.delete(id)
  }

  return {
    rows,
    get termCount() {
      return index.termCount
    },
    put(document) {
      remove(document.id)
      index.add(document)
      rows.set(document.id, toRow(document))
    },
    remove,
    match({ terms, fields, weights, admits }) {
      const admitted = remember((id: string) => {
        const row = rows.get(id)
        return row !== undefined && (!admits || admits(row.document.attributes))
      })
      const search = (fuzzy: (term: string, i: number) => number) =>
        index.search(' ', {
          tokenize: () => terms.map(({ term }) => term),
          fields: [...fields],
          boost: weights,
          boostTerm: (_, i) => terms[i]?.weight ?? 1,
          prefix: (term, i) => terms[i]?.open === true && term.length >= shortestPrefix,
          fuzzy,
          // Zero keeps a row out of the ranking altogether, before anything is counted.
          boostDocument: (id: string) => (admitted(id) ? 1 : 0),
          bm25,
        })
      const exact = search(() => 0)
      // Guessed at only where no row in reach has the term: another error code is another error.
      const met = new Set(exact.flatMap(({ queryTerms }) => queryTerms))
      const guessAt = (term: string, i: number) =>
        met.has(term) ? 0 : fuzzyDistance(term, terms[i]?.kind ?? 'single')
      const results = terms.some(({ term }, i) => guessAt(term, i) > 0) ? search(guessAt) : exact
      return results.flatMap(({ id, score, queryTerms, terms: foundAs }) => {
        const row = rows.get(id)
        // MiniSearch multiplies by the number of matched terms, which buries good answers to long questions.
        return row ? [{ row, score: round(score / queryTerms.length), terms: queryTerms, foundAs }] : []
      })
    },
    indexAsJson: () => structuredClone(index.toJSON()),
  }
}

const textOf = (value: string | readonly string[] | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : value.join('\n')

function completionsOf({ text }: SearchDocument, { fields }: SearchSchema, analyzer: Analyzer): Completion[] {
  return Object.entries(fields).flatMap(([field, { suggest }]) => {
    const value = suggest ? (text[field] ?? []) : []
    return (typeof value === 'string' ? [value] : value).map((item) => ({
      text: item,
      normalized: analyzer.normalize(item),
      field,
    }))
  })
}

function remember<Argument>(answer: (argument: Argument) => boolean): (argument: Argument) => boolean {
  const known = new Map<Argument, boolean>()
  return (argument) => {
    let value = known.get(argument)
    if (value === undefined) {
      value = answer(argument)
      known.set(argument, value)
    }
    return value
  }
}

// Sums in another order differ in the last bits; rows that are equal to the eye must tie.
const round = (score: number): number => Math.round(score * 1e6) / 1e6
