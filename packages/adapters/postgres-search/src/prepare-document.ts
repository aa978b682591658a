import type { SearchDocument } from '@caselore/core/search'
import { searchRefusals } from '@caselore/search'
import type { Analyzer } from '@caselore/search/analysis'
import { requireDocument, type SearchSchema } from '@caselore/search/engine'
import { storedTerm } from './lexemes.js'

/** A document taken apart for the tables. */
export interface PreparedDocument {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  readonly attributes: SearchDocument['attributes']
  /** The original texts by field, as JSON. */
  readonly texts: string
  /** By field, how many different terms it has: the length that BM25 is reckoned with, as in the embedded engines. */
  readonly lengths: readonly number[]
  /** By field, its terms as they are stored, with how often each occurs. */
  readonly counts: readonly ReadonlyMap<string, number>[]
  readonly completions: readonly PreparedCompletion[]
}

export interface PreparedCompletion {
  readonly field: number
  readonly item: number
  readonly text: string
  readonly normalized: string
}

// JSON that PostgreSQL does not take: U+0000 and halves of characters.
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f]..)/i

/** Refuses what cannot be stored, before anything of a batch is. */
export function requireStorable(document: SearchDocument, schema: SearchSchema): void {
  requireDocument(document, schema)
  const { id, tenant, kind, attributes } = document
  if (unstorable.test(JSON.stringify([id, tenant, kind, attributes])))
    throw searchRefusals.error('search.invalid_document', {
      details: { id, rule: 'names and attributes must not hold U+0000 or half a character' },
    })
}

export function prepareDocument(
  { tenant, kind, id, text, attributes }: SearchDocument,
  fields: readonly string[],
  schema: SearchSchema,
  analyzer: Analyzer,
): PreparedDocument {
  const counts = countWithin(fields.map((field) => analyzer.terms(wholeText(text[field]))))
  return {
    tenant,
    kind,
    id,
    attributes,
    texts: JSON.stringify(text),
    lengths: counts.map(({ size }) => size),
    counts,
    completions: fields.flatMap((field, number) =>
      schema.fields[field]?.suggest ? completionsOf(number, text[field], analyzer) : [],
    ),
  }
}

const wholeText = (value: string | readonly string[] | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : value.join('\n')

function completionsOf(
  field: number,
  value: string | readonly string[] = [],
  analyzer: Analyzer,
): PreparedCompletion[] {
  const items = typeof value === 'string' ? [value] : value
  return items.map((text, item) => ({
    field,
    item,
    text: storable(text),
    normalized: storable(analyzer.normalize(text)),
  }))
}

const storable = (text: string): string => text.replaceAll('\0', ' ').toWellFormed()

/** A tsvector holds a megabyte. What a document has beyond is not found: its first fields and terms are. */
const mostBytes = 900_000

function countWithin(fields: readonly (readonly string[])[]): Map<string, number>[] {
  let left = mostBytes
  return fields.map((terms) => {
    const counts = new Map<string, number>()
    for (const whole of terms) {
      const term = storedTerm(whole)
      const known = counts.get(term)
      if (known === undefined) left -= term.length * 3 + 12
      if (known !== undefined || left > 0) counts.set(term, (known ?? 0) + 1)
    }
    return counts
  })
}
