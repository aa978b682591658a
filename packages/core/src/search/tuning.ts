import type { Instant } from '../shared/index.js'
import type { CalibrationPoints } from './association.js'

/** What a tenant's search was taught, as it is kept. What is missing stands at its default. */
export interface SearchTuning {
  /** Relevance as an engine gives it → the share of such hits that were cited. */
  readonly relevance?: CalibrationPoints | undefined
  /** The same for nodes of the taxonomy. */
  readonly categories?: CalibrationPoints | undefined
  /** Factors on the engine's field weights. */
  readonly weights?: Readonly<Record<string, number>> | undefined
  /** Words that mean the same; they take effect where the host gives them to its analyzer. */
  readonly synonyms?: readonly (readonly string[])[] | undefined
}

/** How good a curve is: expected calibration error, 0 to 1, before and on samples that it was not learned from. */
export interface CurveReport {
  /** `default`: too few samples, nothing was learned. */
  readonly method: 'default' | 'platt' | 'isotonic'
  readonly samples: number
  readonly errorBefore: number
  readonly errorAfter: number
}

/** How well the right case is found: mean of 1 / its place, and the share of questions that have it in the first five. */
export interface RankReport {
  readonly meanReciprocalRank: number
  readonly inFirstFive: number
}

export interface SynonymEffect {
  readonly words: readonly string[]
  readonly questions: number
  readonly before: number
  readonly after: number
}

/**
 * What was learned from use, with what it would change, for an administrator to look at: nothing takes effect before it is
 * applied. Plain JSON.
 */
export interface SearchProposal {
  readonly version: 1
  readonly madeAt: Instant
  readonly engine: string
  /** What it was learned from. */
  readonly from: { readonly citations: number; readonly openings: number; readonly questions: number }
  readonly tuning: SearchTuning
  readonly effect: {
    readonly relevance: CurveReport
    readonly categories: CurveReport
    /** On questions that the weights were not learned from. Absent where there were too few. */
    readonly weights?: { readonly before: RankReport; readonly after: RankReport } | undefined
    /** For each pair of words, the questions that bear it out and the mean of 1 / place in them without and with it. */
    readonly synonyms: readonly SynonymEffect[]
  }
}

/** A question with the cases that answered it: cited in the ticket, or opened from the answers. */
export interface PastQuestion {
  readonly question: string
  readonly answers: readonly string[]
}
