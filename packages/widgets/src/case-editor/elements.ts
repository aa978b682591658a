import type { FindingView } from '@caselore/core/desk'

/** The six elements that a case must have before it is published (L2), with what the check says when one is missing. */
const codes = {
  industry: ['quality.missing_industry'],
  problem: ['quality.missing_problem'],
  process: ['quality.missing_diagnosis', 'quality.missing_steps'],
  tools: ['quality.missing_tools'],
  outcome: ['quality.missing_outcome'],
  testimonial: ['quality.missing_testimonial'],
} as const

export type CoreElement = keyof typeof codes

export interface ElementState {
  readonly element: CoreElement
  /** What is missing of it, when something is. */
  readonly missing: FindingView | undefined
}

export const elementStates = (findings: readonly FindingView[]): readonly ElementState[] =>
  (Object.keys(codes) as CoreElement[]).map((element) => ({
    element,
    missing: findings.find(({ code }) => (codes[element] as readonly string[]).includes(code)),
  }))

/** Sensitive data that nobody has authorised: it stands in the way of publication until it is masked. */
export const isSensitive = ({ code, severity }: Pick<FindingView, 'code' | 'severity'>): boolean =>
  severity === 'error' && code.startsWith('quality.sensitive')
