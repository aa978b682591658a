import { isBlank } from '../blank.js'
import { type Finding, finding } from '../finding.js'
import type { QualityRule } from '../rule.js'

/** How much a text says: a Han character counts 1, a Latin word or a number 2. */
function weightOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[\p{L}\p{N}]+/gu)?.flatMap((run) => run.split(/\p{Script=Han}+/u)) ?? []
  return han + 2 * words.filter((word) => word !== '').length
}

// Signs and words of handling things; a Chinese step with none of them tells a state, not an action. It is a guess, so it
// only makes a hint, and it errs on the side of silence.
const actions =
  /[检查测量试验看听闻摸换拆装卸取放插拔接断开关闭启停按压拧紧松旋转调改写读录填选击输登删清洗擦吹涂焊切割磨钻敲打推拉移抬升降吊锁解绑连核比标贴拍扫导传载刷滚备恢复重等冷加充放排补注倒灌用使将把请做执]|设[置定为]|配置|固定|联系|致电|[告通]知|确认|确保|润滑|记[录下]/

/** L11: the steps can be repeated by someone else. */
export const stepsRule: QualityRule = ({ solution: { steps }, diagnosis }, { minSteps, minStepWeight }) => {
  const written = steps.filter(({ text }) => !isBlank(text))
  const findings: Finding[] = []
  if (written.length > 0 && written.length < minSteps) {
    const details = { count: written.length, least: minSteps }
    findings.push(
      finding('warning', 'quality.too_few_steps', ['solution', 'steps'], { details, element: 'process' }),
    )
  }
  steps.forEach(({ text }, i) => {
    const path = ['solution', 'steps', i, 'text']
    if (weightOf(text) < minStepWeight)
      findings.push(finding('warning', 'quality.step_too_short', path, { element: 'process' }))
    else if (/\p{Script=Han}/u.test(text) && !actions.test(text))
      findings.push(finding('hint', 'quality.step_without_action', path, { element: 'process' }))
  })
  if (!isBlank(diagnosis.narrative) && diagnosis.checks.length === 0)
    findings.push(
      finding('hint', 'quality.diagnosis_without_checks', ['diagnosis', 'checks'], { element: 'process' }),
    )
  return findings
}
