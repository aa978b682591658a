import type { Band } from './band.js'
import type { Figure } from './tally.js'

/**
 * How a figure stands against its band: `good` within it, `watch` outside by no more than the tolerance, `alert` beyond; `few`
 * when it rests on too few observations to be judged.
 */
export type Standing = 'good' | 'watch' | 'alert' | 'few'

/** Fewer observations are a matter of chance. */
export const fewestToJudge = 20

/** The number of a figure that its band is held against. */
export function measuredBy(
  figure: Figure,
  { statistic = 'value', inBusinessTime = false }: Band,
): number | undefined {
  const { business } = figure
  if (!inBusinessTime || !business) return figure[statistic]
  return statistic === 'value' ? business.mean : business[statistic]
}

/** The limit that a number has left, by more than the share `tolerance` of it; undefined within. */
export function limitLeft(value: number, { low, high }: Band, tolerance: number): number | undefined {
  if (high !== undefined && value > high * (1 + tolerance)) return high
  return low !== undefined && value < low * (1 - tolerance) ? low : undefined
}

/**
 * Judges one figure by its band.
 *
 * @example
 * ```ts
 * standingOf(row.figures.csat, { kpi: 'csat', low: 0.9 }) // 'watch' from 76.5 % to 90 %
 * ```
 */
export function standingOf(figure: Figure, band: Band, minimum = fewestToJudge): Standing | undefined {
  const value = measuredBy(figure, band)
  if (value === undefined) return undefined
  if (figure.n < minimum) return 'few'
  if (limitLeft(value, band, 0) === undefined) return 'good'
  return limitLeft(value, band, band.tolerance ?? 0.15) === undefined ? 'watch' : 'alert'
}
