import type { CalibrationPoints } from '@caselore/core/search'
import type { Calibration } from './calibration.js'

/** What was shown at which score, and whether it was right: a case that was proposed, and whether it was cited. */
export interface CalibrationSample {
  /** 0 to 1; what the engine gave as relevance. */
  readonly score: number
  readonly right: boolean
}

/**
 * The rising curve that fits the samples best (isotonic regression by pooling adjacent violators, Ayer et al. 1955). Every
 * step is drawn towards the whole's share as if by two more samples, so that a handful is never given 0 or 100 %.
 * No samples: no points.
 */
export function fitIsotonic(samples: readonly CalibrationSample[]): CalibrationPoints {
  if (samples.length === 0) return []
  const share = samples.filter(({ right }) => right).length / samples.length
  const pools: { sum: number; right: number; count: number }[] = []
  for (const { score, right } of [...samples].sort((a, b) => a.score - b.score)) {
    pools.push({ sum: score, right: Number(right), count: 1 })
    for (let last = pools.length - 1; last > 0; last--) {
      const [low, high] = [pools[last - 1], pools[last]]
      if (!low || !high) break
      const isSameScore = low.sum / low.count === high.sum / high.count
      if (!isSameScore && low.right / low.count < high.right / high.count) break
      pools.splice(last - 1, 2, {
        sum: low.sum + high.sum,
        right: low.right + high.right,
        count: low.count + high.count,
      })
    }
  }
  return rising(
    pools.map(({ sum, right, count }) => [sum / count, (right + 2 * share) / (count + 2)] as const),
  )
}

// Drawing small pools towards the share may turn two around that were hardly apart.
function rising(points: CalibrationPoints): CalibrationPoints {
  let least = 0
  return points.map(([score, probability]) => {
    least = Math.max(least, probability)
    return [score, least]
  })
}

/**
 * The logistic curve through the samples (Platt 1999, with his targets; Newton's method after Lin, Lin and Weng 2007), as
 * points. Needs fewer samples than {@link fitIsotonic}, and cannot follow a curve of another form.
 */
export function fitPlatt(samples: readonly CalibrationSample[]): CalibrationPoints {
  const right = samples.filter((sample) => sample.right).length
  if (right === 0 || right === samples.length) return []
  const high = (right + 1) / (right + 2)
  const low = 1 / (samples.length - right + 2)
  const lossOf = (a: number, b: number) =>
    samples.reduce((sum, sample) => {
      const z = a * sample.score + b
      const target = sample.right ? high : low
      return sum + Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - target * z
    }, 0)
  let slope = 0
  let offset = Math.log((right + 1) / (samples.length - right + 1))
  let loss = lossOf(slope, offset)
  for (let round = 0; round < 100; round++) {
    const [stepA, stepB] = newtonStep(samples, slope, offset, high, low)
    let rate = 1
    while (rate > 1e-10 && lossOf(slope + rate * stepA, offset + rate * stepB) > loss) rate /= 2
    slope += rate * stepA
    offset += rate * stepB
    const next = lossOf(slope, offset)
    if (loss - next < 1e-10) break
    loss = next
  }
  const rise = Math.max(0, slope)
  return Array.from(
    { length: 51 },
    (_, i) => [i / 50, 1 / (1 + Math.exp(-(rise * (i / 50) + offset)))] as const,
  )
}

function newtonStep(
  samples: readonly CalibrationSample[],
  slope: number,
  offset: number,
  high: number,
  low: number,
): readonly [number, number] {
  let [g1, g2, h11, h22, h12] = [0, 0, 1e-10, 1e-10, 0]
  for (const { score, right } of samples) {
    const p = 1 / (1 + Math.exp(-(slope * score + offset)))
    const error = (right ? high : low) - p
    const spread = p * (1 - p)
    g1 += score * error
    g2 += error
    h11 += score * score * spread
    h22 += spread
    h12 += score * spread
  }
  const determinant = h11 * h22 - h12 * h12
  return [(h22 * g1 - h12 * g2) / determinant, (h11 * g2 - h12 * g1) / determinant]
}

/** The curve through fitted points, level before the first and after the last; without points the score itself. */
export function calibrationOf(points: CalibrationPoints): Calibration {
  return (score) => {
    const after = points.findIndex(([place]) => place >= score)
    const right = points[after]
    const left = points[after < 0 ? points.length - 1 : after - 1]
    if (!right) return left ? left[1] : score
    if (!left || right[0] === left[0]) return right[1]
    return left[1] + ((score - left[0]) / (right[0] - left[0])) * (right[1] - left[1])
  }
}

/** How far promise and outcome are apart, 0 to 1: over `bins` of equal width, weighted by how many samples fall in each. */
export function expectedCalibrationError(
  samples: readonly CalibrationSample[],
  calibration: Calibration = (score) => score,
  bins = 10,
): number {
  const sums = Array.from({ length: bins }, () => ({ promised: 0, right: 0 }))
  for (const { score, right } of samples) {
    const promised = calibration(score)
    const bin = sums[Math.min(bins - 1, Math.max(0, Math.floor(promised * bins)))]
    if (!bin) continue
    bin.promised += promised
    bin.right += Number(right)
  }
  const apart = sums.reduce((sum, { promised, right }) => sum + Math.abs(promised - right), 0)
  return samples.length === 0 ? 0 : apart / samples.length
}
