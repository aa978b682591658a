import { type CaseContent, findPersonal, maskText, type PersonalSpan } from '../schema/index.js'
import { mapCaseTexts } from './case-texts.js'
import { customerNames } from './rules/title.js'

/** One place that was masked: where, what it was, and its range in the text as it was before. */
export interface MaskedPart {
  readonly path: readonly (string | number)[]
  readonly type: PersonalSpan['type']
  readonly range: readonly [start: number, end: number]
}

export interface MaskedCase {
  readonly content: CaseContent
  /** How many places were masked. */
  readonly masked: number
  readonly parts: readonly MaskedPart[]
}

/**
 * Masks sensitive data in every text of a case, custom fields included: what patterns find, the customer's name, and
 * the names given (a contact's), which no pattern can find. The protected field `customer` itself stays as it is.
 * Used when a draft is made from a ticket.
 */
export function maskCase(content: CaseContent, names: readonly string[] = []): MaskedCase {
  const allNames = [...customerNames(content), ...names]
  const parts: MaskedPart[] = []
  const changed = mapCaseTexts(content, (text, path) => {
    const spans = findPersonal(text, allNames)
    parts.push(...spans.map(({ type, start, end }): MaskedPart => ({ path, type, range: [start, end] })))
    return maskText(text, spans)
  })
  return { content: changed, masked: parts.length, parts }
}
