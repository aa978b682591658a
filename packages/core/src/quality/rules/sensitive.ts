import { findSensitive, maskSpan, type SensitiveType } from '../../schema/index.js'
import { caseTexts } from '../case-texts.js'
import { finding } from '../finding.js'
import type { FindingCode } from '../messages.js'
import type { QualityRule } from '../rule.js'

const codes: Readonly<Record<SensitiveType, FindingCode>> = {
  phone: 'quality.sensitive_phone',
  idCard: 'quality.sensitive_id_card',
  bankCard: 'quality.sensitive_bank_card',
  uscc: 'quality.sensitive_uscc',
  email: 'quality.sensitive_email',
  plate: 'quality.sensitive_plate',
}

/**
 * L11: sensitive data in any text is an error, unless a recorded authorisation of the customer covers it; then it stays as a
 * hint. The findings never hold the data itself, only its masked form and its place.
 */
export const sensitiveRule: QualityRule = (content) => {
  const reference = content.customer?.authorisation?.reference
  return caseTexts(content).flatMap(({ path, text }) =>
    findSensitive(text).map((span) => {
      const details = { type: span.type, masked: maskSpan(text, span) }
      const range = [span.start, span.end] as const
      return reference === undefined
        ? finding('error', codes[span.type], path, { details, range })
        : finding('hint', 'quality.sensitive_authorised', path, { details: { ...details, reference }, range })
    }),
  )
}
