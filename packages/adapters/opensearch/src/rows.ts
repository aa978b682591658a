import type { SearchDocument, SearchReach } from '@caselore/core/search'
import type { JsonObject } from '@caselore/core/shared'
import { searchRefusals } from '@caselore/search'
import { type Analyzer, hashText } from '@caselore/search/analysis'
import { bm25, type SearchSchema } from '@caselore/search/engine'
import { attributeTokens } from './attribute-tokens.js'

/** The text fields by number; their names may hold dots, which mean objects to a cluster. */
export const textField = (number: number): string => `f${number}`
export const completionField = (number: number): string => `c${number}`

/** Separates a completion as it is compared from the text as it was written. */
export const completionMark = '\u0001'

/**
 * What a term is stored as. It names tenant and kind, so that the lists of one tenant's terms are not walked for another. A term
 * never holds white space, which is what the field's analyzer cuts at.
 */
export const storedTerm = ({ tenant, kind }: Pick<SearchReach, 'tenant' | 'kind'>, term: string): string =>
  `${hashText(`${tenant}\n${kind}`)}:${term.replaceAll(/\s+/gu, '_').slice(0, 200).toWellFormed()}`

/** BM25 without rarity, which the engine reckons over rows in reach and gives as boost: other tenants must not weigh in. */
const similarity = {
  type: 'scripted',
  script: {
    source: `double mean = field.sumTotalTermFreq / (double) field.docCount;
      return query.boost * ${bm25.k + 1} * doc.freq / (doc.freq + ${bm25.k} * (${1 - bm25.b} + ${bm25.b} * doc.length / mean));`,
  },
}

/** Settings and mapping of an index for the schema. */
export function indexBody(fields: readonly string[], schema: SearchSchema): JsonObject {
  const keyword = { type: 'keyword' }
  const searched = { type: 'text', analyzer: 'whitespace', similarity: 'caselore', index_options: 'freqs' }
  const properties: { [name: string]: JsonObject } = {
    tenant: keyword,
    kind: keyword,
    id: keyword,
    there: { ...keyword, doc_values: false },
    whole: { ...keyword, doc_values: false },
    texts: { type: 'object', enabled: false },
    s: { type: 'object', dynamic: true },
    l: { type: 'object', dynamic: true },
  }
  fields.forEach((field, number) => {
    properties[textField(number)] = searched
    if (schema.fields[field]?.suggest) properties[completionField(number)] = keyword
  })
  return {
    settings: { index: { similarity: { caselore: similarity } } },
    mappings: {
      dynamic: false,
      dynamic_templates: ['s', 'l'].map((name) => ({
        [name]: { path_match: `${name}.*`, mapping: keyword },
      })),
      properties,
    },
  }
}

const longestId = 512

/** The key of a row. Refuses what a cluster does not take. */
export function rowId({ tenant, kind, id }: Pick<SearchDocument, 'tenant' | 'kind' | 'id'>): string {
  const key = [tenant, kind, id].map((part) => encodeURIComponent(part.toWellFormed())).join('/')
  if (key.length > longestId)
    throw searchRefusals.error('search.invalid_document', {
      details: { id, rule: `tenant, kind and id take at most ${longestId} bytes` },
    })
  return key
}

export function rowBody(
  { tenant, kind, id, text, attributes }: SearchDocument,
  fields: readonly string[],
  schema: SearchSchema,
  analyzer: Analyzer,
): JsonObject {
  const body: { [name: string]: JsonObject[string] } = {
    tenant,
    kind,
    id,
    texts: text as JsonObject,
    ...attributeTokens(attributes, schema.attributes),
  }
  fields.forEach((field, number) => {
    const value = text[field] ?? []
    const items = typeof value === 'string' ? [value] : value
    const terms = analyzer.terms(items.join('\n'))
    if (terms.length > 0)
      body[textField(number)] = terms.map((term) => storedTerm({ tenant, kind }, term)).join(' ')
    if (schema.fields[field]?.suggest)
      body[completionField(number)] = items.map((item) => analyzer.normalize(item) + completionMark + item)
  })
  return body
}
