import type { CaseContent } from '../schema/index.js'
import type { Finding } from './finding.js'

/** Where the standard rules draw their lines. Lengths in characters. */
export interface QualityThresholds {
  /** Fewer steps than this are hard to repeat. */
  readonly minSteps: number
  /** A step with less in it than this says too little; a Han character counts 1, a Latin word or number 2. */
  readonly minStepWeight: number
  /** A solution longer than this should have a picture. */
  readonly longSolution: number
  /** With at least so many attachments … */
  readonly manyAttachments: number
  /** … a solution shorter than this is too few words. */
  readonly shortSolution: number
}

export const standardThresholds: QualityThresholds = {
  minSteps: 2,
  minStepWeight: 6,
  longSolution: 600,
  manyAttachments: 4,
  shortSolution: 60,
}

/** Looks at a case and says what there is to mend. Pure. */
export type QualityRule = (content: CaseContent, thresholds: QualityThresholds) => readonly Finding[]
