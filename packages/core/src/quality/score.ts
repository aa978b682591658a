import type { CaseContent } from '../schema/index.js'
import { isBlank } from './blank.js'
import { coreElements, type Finding } from './finding.js'

const elementPoints = 12
const detailPoints = 4

/**
 * How complete a case is, 0 to 100: 12 points for each of the six core elements (6 where half of it is missing), and 4 for
 * each of seven details that make a case useful: the customer's own words, the scene, the product model, checks in the
 * diagnosis, enough steps, a figure in the outcome, a tag. What else the check finds does not lower it: an incomplete case
 * and a badly worded one need different help.
 */
export function completenessScore(content: CaseContent, findings: readonly Finding[]): number {
  const has = (code: string) => findings.some((finding) => finding.code === code)
  const elements = coreElements.map((element) => {
    const missing = findings.filter(
      (one) => one.element === element && one.code.startsWith('quality.missing_'),
    ).length
    return missing === 0 ? elementPoints : element === 'process' && missing === 1 ? elementPoints / 2 : 0
  })
  const { symptom, basics, diagnosis, solution, result, tags } = content
  const details = [
    !isBlank(symptom.customerWords),
    !isBlank(symptom.scene),
    !isBlank(basics.productModel),
    diagnosis.checks.length > 0,
    solution.steps.length > 0 && !has('quality.too_few_steps'),
    !has('quality.missing_outcome') &&
      !has('quality.outcome_without_figure') &&
      (result.outcome !== '' || result.figures.length > 0),
    tags.length > 0,
  ]
  return elements.reduce((sum, points) => sum + points, 0) + details.filter(Boolean).length * detailPoints
}
