import { hashText } from '@caselore/search/analysis'
import type { Partition } from './partition.js'

/** Longer terms are cut: a lexeme takes 2,046 bytes at most. */
const longestTerm = 400
const prefixLength = 3
const fieldLength = 2

/**
 * Where a partition's lexemes begin. The GIN index knows no columns, so what is another tenant's must be another lexeme, or
 * each lookup would read the postings of all. Two partitions that meet by chance are told apart by the columns.
 */
export const partitionPrefix = ({ tenant, generation, kind }: Partition): string =>
  hashText(`${tenant}\n${generation}\n${kind}`).slice(-prefixLength).padStart(prefixLength, '0')

/** A field by its place in the schema. */
export const fieldKey = (field: number): string => field.toString(36).padStart(fieldLength, '0')

/** The most fields that {@link fieldKey} can tell apart. */
export const mostFields = 36 ** fieldLength

/** A term as it is stored: whole characters only, of a length that an index entry can take. */
export const storedTerm = (term: string): string =>
  term.length > longestTerm || !term.isWellFormed() ? term.slice(0, longestTerm).toWellFormed() : term

/** A stored term in a field is a lexeme of its own, so that a field which is not asked for cannot match. */
export const lexemeOf = (prefix: string, field: number, term: string): string =>
  prefix + fieldKey(field) + term

export const termOf = (lexeme: string): string => lexeme.slice(prefixLength + fieldLength)

/** A lexeme as the input of tsvector and tsquery has it. */
export const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

const han = /^\p{Script=Han}{1,2}$/u

/** Whether a term may be completed and guessed at: all but the characters and pairs of Chinese. */
export const isWord = (term: string): boolean => !han.test(term)
