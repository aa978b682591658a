// The same search for sensitive data that policies and masks go by.
export { findSensitive, maskText, type SensitiveSpan } from '../schema/index.js'
export { type CaseText, caseTexts, mapCaseTexts } from './case-texts.js'
export {
  checkCase,
  createQualityCheck,
  type QualityCheck,
  type QualityOptions,
  type QualityReport,
  standardRules,
} from './create-quality-check.js'
export {
  type CoreElement,
  coreElementLabels,
  coreElements,
  type Finding,
  type FindingOptions,
  finding,
  type Severity,
} from './finding.js'
export { type LazyQualityCheck, lazyQualityCheck } from './lazy-quality-check.js'
export { type MaskedCase, type MaskedPart, maskCase } from './mask-case.js'
export { type FindingCode, findingTexts } from './messages.js'
export { type QualityRule, type QualityThresholds, standardThresholds } from './rule.js'
export { completenessScore } from './score.js'
export { standardVagueTerms, type VagueKind, type VagueTerm } from './vague-terms.js'
