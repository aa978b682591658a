import { findPersonal, type PersonalSpan } from './find-personal.js'
import { maskBankCard, maskEmail, maskIdCard, maskName, maskPhone, maskPlate, maskUscc } from './masks.js'

const maskOf: Readonly<Record<PersonalSpan['type'], (text: string) => string>> = {
  phone: maskPhone,
  idCard: maskIdCard,
  bankCard: maskBankCard,
  uscc: maskUscc,
  email: maskEmail,
  plate: maskPlate,
  name: maskName,
}

/** One span of a text as its mask shows it. */
export const maskSpan = (text: string, span: PersonalSpan): string =>
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
export function maskText(text: string, spans: readonly PersonalSpan[] = findPersonal(text)): string {
  let masked = ''
  let from = 0
  for (const span of spans) {
    masked += text.slice(from, span.start) + maskSpan(text, span)
    from = span.end
  }
  return masked + text.slice(from)
}
