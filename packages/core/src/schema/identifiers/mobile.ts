import { compact } from './writing.js'

/**
 * Whether the text is a mobile number of mainland China in its canonical form: 11 digits, the first 1, the second 3 to 9
 * (the ranges of the national numbering plan; which of them are in use changes too often to ask).
 *
 * @example
 * ```ts
 * isMobile('13800001234') // true
 * ```
 */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)

/** The 11 digits of a mobile number written with spaces, dashes, full-width digits or +86; `undefined` if it is none. */
export function normaliseMobile(text: string): string | undefined {
  const digits = compact(text)
    .replace(/[()]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  return isMobile(digits) ? digits : undefined
}
