import { isBlank } from '../blank.js'
import { type CoreElement, finding } from '../finding.js'
import type { FindingCode } from '../messages.js'
import type { QualityRule } from '../rule.js'

/** L2: the six core elements are there. The process has two halves, how the cause was found and how it was mended. */
export const elementsRule: QualityRule = ({ basics, symptom, diagnosis, solution, result }) => {
  const missing = (isMissing: boolean, element: CoreElement, code: FindingCode, path: readonly string[]) =>
    isMissing ? [finding('error', code, path, { element })] : []
  const isDiagnosed =
    !isBlank(diagnosis.narrative) || diagnosis.checks.some(({ checked }) => !isBlank(checked))
  const hasOutcome = !isBlank(result.outcome) || result.figures.some(({ value }) => !isBlank(value))
  const hasProblem = !isBlank(symptom.customerWords) || !isBlank(symptom.scene)
  return [
    ...missing(isBlank(basics.industry), 'industry', 'quality.missing_industry', ['basics', 'industry']),
    ...missing(!hasProblem, 'problem', 'quality.missing_problem', ['symptom', 'customerWords']),
    ...missing(!isDiagnosed, 'process', 'quality.missing_diagnosis', ['diagnosis', 'narrative']),
    ...missing(
      solution.steps.every(({ text }) => isBlank(text)),
      'process',
      'quality.missing_steps',
      ['solution', 'steps'],
    ),
    ...missing(solution.tools.every(isBlank), 'tools', 'quality.missing_tools', ['solution', 'tools']),
    ...missing(!hasOutcome, 'outcome', 'quality.missing_outcome', ['result', 'outcome']),
    ...missing(isBlank(result.testimonial), 'testimonial', 'quality.missing_testimonial', [
      'result',
      'testimonial',
    ]),
  ]
}
