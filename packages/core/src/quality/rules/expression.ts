import { isBlank } from '../blank.js'
import { finding } from '../finding.js'
import type { QualityRule } from '../rule.js'

/** L11: the problem is also told in the customer's own words, which others will search with. */
export const customerWordsRule: QualityRule = ({ symptom }) =>
  isBlank(symptom.customerWords) && !isBlank(symptom.scene)
    ? [finding('warning', 'quality.no_customer_words', ['symptom', 'customerWords'], { element: 'problem' })]
    : []

/** L11: words and pictures are in balance. */
export const balanceRule: QualityRule = ({ solution, attachments }, thresholds) => {
  const length = [...solution.steps.map(({ text }) => text), ...solution.cautions].join('').length
  const path = ['attachments']
  if (length > thresholds.longSolution && attachments.length === 0)
    return [finding('hint', 'quality.no_pictures', path, { details: { length } })]
  const hasManyPictures = attachments.length >= thresholds.manyAttachments
  return hasManyPictures && length < thresholds.shortSolution
    ? [
        finding('hint', 'quality.too_few_words', ['solution', 'steps'], {
          details: { length, pictures: attachments.length },
        }),
      ]
    : []
}
