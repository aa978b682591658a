import type { CalibrationPoints } from '@caselore/core/search'
import type { SearchEngine, SearchReach } from '../types.js'
import type { Calibration } from './calibration.js'
import {
  type CalibrationSample,
  calibrationOf,
  expectedCalibrationError,
  fitIsotonic,
  fitPlatt,
} from './fit-calibration.js'

/** A case that an agent cited in a ticket, with the question that the ticket was. */
export interface PastCitation {
  readonly question: string
  readonly cited: readonly string[]
}

/** A learned curve, as JSON, with what it was learned from and how good it is. */
export interface LearnedCalibration {
  /** `default`: too few citations yet, the engine's own figure is shown as it is. */
  readonly method: 'default' | 'platt' | 'isotonic'
  readonly points: CalibrationPoints
  readonly citations: number
  readonly samples: number
  /** Expected calibration error of the engine's own figure and, on the part that was not learned from, of the learned one. */
  readonly errorBefore: number
  readonly errorAfter: number
}

export interface LearnCalibrationOptions {
  readonly engine: SearchEngine
  /** How far to look: cases that are in use. Give the reach of those to whom the figure will be shown. */
  readonly reach: SearchReach
  /** Hits looked at for each citation, as many as are proposed. Default 5. */
  readonly limit?: number
  /** Citations below which nothing is learned. Default 40. */
  readonly least?: number
}

// Fewer samples than this and steps would be drawn from chance: one curve of two parameters instead.
const enoughForIsotonic = 1_000
const folds = 5

/**
 * Learns what a relevance is worth from citations: each question is asked again, and of its first hits those were right
 * that were cited. The error is measured by five-fold cross-validation over questions. Nothing is changed by it: lay
 * the result over an engine with {@link withCalibration}.
 */
export async function learnCalibration(
  citations: readonly PastCitation[],
  { engine, reach, limit = 5, least = 40 }: LearnCalibrationOptions,
): Promise<LearnedCalibration> {
  const groups: CalibrationSample[][] = []
  for (const { question, cited } of citations) {
    const { hits } = await engine.search({ ...reach, text: question, limit })
    groups.push(hits.map(({ id, relevance }) => ({ score: relevance, right: cited.includes(id) })))
  }
  const samples = groups.flat()
  const errorBefore = expectedCalibrationError(samples)
  const counts = { citations: citations.length, samples: samples.length, errorBefore }
  const points = fit(samples)
  if (citations.length < least || points.length === 0)
    return { method: 'default', points: [], ...counts, errorAfter: errorBefore }
  return {
    method: samples.length >= enoughForIsotonic ? 'isotonic' : 'platt',
    points,
    ...counts,
    errorAfter: crossValidated(groups),
  }
}

const fit = (samples: readonly CalibrationSample[]): CalibrationPoints =>
  samples.length >= enoughForIsotonic ? fitIsotonic(samples) : fitPlatt(samples)

function crossValidated(groups: readonly (readonly CalibrationSample[])[]): number {
  const judged = Array.from({ length: folds }, (_, fold) => {
    const calibration = calibrationOf(fit(groups.filter((_group, i) => i % folds !== fold).flat()))
    return groups
      .filter((_group, i) => i % folds === fold)
      .flat()
      .map(({ score, right }) => ({ score: calibration(score), right }))
  })
  return expectedCalibrationError(judged.flat())
}

/** An engine whose relevance goes through a learned curve; the order of hits stays as it is. */
export function withCalibration(engine: SearchEngine, points: CalibrationPoints): SearchEngine {
  const calibration: Calibration = calibrationOf(points)
  return {
    ...engine,
    async search(query) {
      const answer = await engine.search(query)
      const isBrowsing = query.text.trim() === ''
      const hits = answer.hits.map((hit) => ({ ...hit, relevance: calibration(hit.relevance) }))
      return isBrowsing ? answer : { ...answer, hits }
    },
  }
}
