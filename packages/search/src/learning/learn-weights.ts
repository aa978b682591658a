import type { PastQuestion, RankReport } from '@caselore/core/search'
import type { SearchEngine, SearchReach } from '../types.js'
import { rankReport } from './rank.js'

export interface LearnedWeights {
  /** Factors on the engine's field weights, only those that are not 1. */
  readonly weights: Readonly<Record<string, number>>
  /** On the half of the questions that was not learned from. */
  readonly before: RankReport
  readonly after: RankReport
}

// Steps of a half octave: finer ones are lost in the noise of some hundred questions.
const factors = [0.5, 0.7, 1.4, 2]
const mostAsked = 200
// A gain smaller than this is chance.
const leastGain = 0.002

/**
 * Learns how much each field should weigh, by trying factors one field after the other on half of the questions and keeping
 * those that bring answers further up (coordinate ascent on the mean reciprocal rank). Judged on the other half; undefined where
 * there are fewer than `least` questions, and without weights where the other half does not gain.
 */
export async function learnWeights(
  questions: readonly PastQuestion[],
  engine: SearchEngine,
  reach: SearchReach,
  least = 40,
): Promise<LearnedWeights | undefined> {
  if (questions.length < least) return undefined
  const asked = questions.slice(0, mostAsked * 2)
  const learning = asked.filter((_, i) => i % 2 === 0)
  const judging = asked.filter((_, i) => i % 2 === 1)
  const weights: Record<string, number> = {}
  let best = (await rankReport(learning, engine, reach)).meanReciprocalRank
  for (const field of reach.fields) {
    for (const factor of factors) {
      const tried = { ...weights, [field]: factor }
      const { meanReciprocalRank } = await rankReport(learning, engine, reach, tried)
      if (meanReciprocalRank <= best + leastGain) continue
      best = meanReciprocalRank
      weights[field] = factor
    }
  }
  const before = await rankReport(judging, engine, reach)
  const after = await rankReport(judging, engine, reach, weights)
  const gains = after.meanReciprocalRank > before.meanReciprocalRank
  return gains ? { weights, before, after } : { weights: {}, before, after: before }
}
