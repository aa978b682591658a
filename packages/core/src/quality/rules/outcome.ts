import { isBlank } from '../blank.js'
import { finding } from '../finding.js'
import type { QualityRule } from '../rule.js'

const hanFigure =
  /百分之|(?<!第)[一二三四五六七八九十百千万两半]+个?(?:成|倍|天|日|周|个?月|年|小时|分钟|秒|次(?!性)|台|件|单|元|吨|米|毫米|人)/

/** Whether a text has a figure in it; the digits of codes and models (E-1024, X1) are none. */
function hasFigure(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[A-Za-z]+[-_]?\d[\w-]*/g, '')
  return /\d/.test(plain) || hanFigure.test(plain)
}

/** L11: an outcome is told in figures. */
export const outcomeRule: QualityRule = ({ result: { outcome, figures } }) => {
  const numbers = figures.filter(({ value }) => hasFigure(value))
  const isTold = !isBlank(outcome) || figures.length > 0
  const isMeasured = numbers.length > 0 || hasFigure(outcome)
  return [
    ...(isTold && !isMeasured
      ? [finding('warning', 'quality.outcome_without_figure', ['result', 'outcome'], { element: 'outcome' })]
      : []),
    ...figures.flatMap(({ label, value }, i) =>
      hasFigure(value)
        ? []
        : [
            finding('warning', 'quality.figure_without_number', ['result', 'figures', i, 'value'], {
              details: { label },
              element: 'outcome',
            }),
          ],
    ),
  ]
}
