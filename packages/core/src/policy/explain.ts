import type { Explanation, RedactedExplanation } from './answers.js'

export function redact(explanation: Explanation): RedactedExplanation {
  const { effect, policyVersion, reasons } = explanation
  return { effect, policyVersion, reasons: reasons.map((reason) => reason.message) }
}
