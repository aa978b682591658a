import type { CaseContent } from '../schema/index.js'
import type { Finding, Severity } from './finding.js'
import { type MaskedCase, maskCase } from './mask-case.js'
import { type QualityRule, type QualityThresholds, standardThresholds } from './rule.js'
import { elementsRule } from './rules/elements.js'
import { balanceRule, customerWordsRule } from './rules/expression.js'
import { outcomeRule } from './rules/outcome.js'
import { sensitiveRule } from './rules/sensitive.js'
import { stepsRule } from './rules/steps.js'
import { titleRule } from './rules/title.js'
import { vagueRule } from './rules/vague.js'
import { completenessScore } from './score.js'
import { standardVagueTerms, type VagueTerm } from './vague-terms.js'

/** The rules that need no word list. */
export const standardRules: readonly QualityRule[] = [
  elementsRule,
  titleRule,
  customerWordsRule,
  stepsRule,
  outcomeRule,
  balanceRule,
  sensitiveRule,
]

export interface QualityOptions {
  /** Vague words to look for besides the standard ones. */
  readonly vagueTerms?: readonly VagueTerm[]
  /** The words to look for instead of {@link standardVagueTerms}. */
  readonly standardTerms?: readonly VagueTerm[]
  /** Rules of the host, after the standard ones. */
  readonly rules?: readonly QualityRule[]
  readonly thresholds?: Partial<QualityThresholds>
}

export interface QualityReport {
  /** Errors first, then warnings, then hints; within each in the order of the rules. */
  readonly findings: readonly Finding[]
  /** Completeness, 0 to 100; see {@link completenessScore}. */
  readonly score: number
}

/** The check that runs while a case is written, before it is submitted and when a draft is made. Pure. */
export interface QualityCheck {
  check(content: CaseContent): QualityReport
  mask(content: CaseContent, names?: readonly string[]): MaskedCase
}

/**
 * Makes a quality check: the six core elements (L2), wording, figures, repeatable steps, the customer's words, title,
 * balance and sensitive data (L11), and whatever the host adds.
 *
 * @example
 * ```ts
 * const quality = createQualityCheck({ vagueTerms: [{ term: '老样子', kind: 'method' }], thresholds: { minSteps: 3 } })
 * const { findings, score } = quality.check(content)
 * ```
 */
export function createQualityCheck(options: QualityOptions = {}): QualityCheck {
  const { vagueTerms = [], standardTerms = standardVagueTerms, rules: hostRules = [] } = options
  const thresholds = { ...standardThresholds, ...options.thresholds }
  const rules = [...standardRules, vagueRule([...standardTerms, ...vagueTerms]), ...hostRules]
  return {
    check(content) {
      const findings = rules
        .flatMap((rule) => rule(content, thresholds))
        .sort((a, b) => rank[a.severity] - rank[b.severity])
      return { findings, score: completenessScore(content, findings) }
    },
    mask: maskCase,
  }
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 }

/** What is to mend in a case, once. To check again and again, keep the outcome of {@link createQualityCheck}. */
export const checkCase = (content: CaseContent, options?: QualityOptions): readonly Finding[] =>
  createQualityCheck(options).check(content).findings
