import { findSensitive, type SensitiveSpan, type SensitiveType } from '../identifiers/index.js'
import { maskBankCard, maskEmail, maskIdCard, maskName, maskPhone, maskPlate, maskUscc } from './masks.js'

const maskOf: Readonly<Record<SensitiveType, (text: string) => string>> = {
  phone: maskPhone,
  idCard: maskIdCard,
  bankCard: maskBankCard,
  uscc: maskUscc,
  email: maskEmail,
  plate: maskPlate,
}

/** One span of a text as its mask shows it. */
export const maskSpan = (text: string, span: SensitiveSpan): string =>
  maskOf[span.type](text.slice(span.start, span.end))

/**
 * Free text with its sensitive parts masked, each as its type is (138****1234). Never longer than the text; shorter where a
 * number was written in groups. Give `spans` when they are known already, in order and without overlaps.
 *
 * @example
 * ```ts
 * maskText('请联系 138 0000 1234') // '请联系 138****1234'
 * ```
 */
export function maskText(text: string, spans: readonly SensitiveSpan[] = findSensitive(text)): string {
  let masked = ''
  let from = 0
  for (const span of spans) {
    masked += text.slice(from, span.start) + maskSpan(text, span)
    from = span.end
  }
  return masked + text.slice(from)
}

/**
 * Free text with the given names masked (张**) wherever they stand: what patterns cannot find and the host knows, as a
 * customer or a contact. Names of a single sign are left alone, and Latin names are only found as whole words.
 */
export function maskNames(text: string, names: readonly string[]): string {
  const longestFirst = names
    .map((name) => name.trim())
    .filter((name) => Array.from(name).length > 1)
    .sort((a, b) => b.length - a.length)
  return longestFirst.reduce((masked, name) => {
    const pattern = new RegExp(
      `${/^\w/.test(name) ? '\\b' : ''}${quoted(name)}${/\w$/.test(name) ? '\\b' : ''}`,
      'gi',
    )
    return masked.replace(pattern, maskName)
  }, text)
}

const quoted = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
